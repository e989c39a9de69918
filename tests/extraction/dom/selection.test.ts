/** Compares the selected part of each text with the browser's own ranges. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSelectionClip } from '../../../src/extraction/dom/selection.ts';
import { livePage } from '../pages.ts';

const body =
  'a<p>bc<i></i><b>d<u>e</u></b></p><!--f-->g<div></div><ul><li>h</li> <li><i>j</i>k</li></ul>';

function listNodes(document: Document, what: number): Node[] {
  const walker = document.createTreeWalker(document.body, what);
  const nodes: Node[] = [document.body];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
  return nodes;
}

const getLength = (node: Node) => node.nodeValue?.length ?? node.childNodes.length;

describe('createSelectionClip', () => {
  it('returns the same parts as a range between any two positions', () => {
    const document = livePage(body);
    const nodes = listNodes(document, 0xff);
    const texts = listNodes(document, 4).slice(1) as Text[];
    const place = fc.tuple(fc.nat(nodes.length - 1), fc.nat(5));
    fc.assert(
      fc.property(place, place, (a, b) => {
        const range = document.createRange();
        const [first, last] = [nodes[a[0]] as Node, nodes[b[0]] as Node];
        range.setStart(first, Math.min(a[1], getLength(first)));
        // If the end is set before the start, the browser moves the start, too.
        range.setEnd(last, Math.min(b[1], getLength(last)));
        fc.pre(!range.collapsed);
        const selection = document.getSelection();
        selection?.removeAllRanges();
        selection?.addRange(range);
        const clip = createSelectionClip(document);
        for (const text of texts) {
          const start = range.startContainer === text ? range.startOffset : 0;
          const end = range.endContainer === text ? range.endOffset : text.length;
          const expected = range.intersectsNode(text) && end > start ? [start, end] : undefined;
          const [from = 0, to = 0] = clip?.(text) ?? [];
          expect(to > from ? [from, to] : undefined, text.data).toEqual(expected);
        }
      }),
    );
  });
});
