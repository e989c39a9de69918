/** Finds the text of the document that the user has selected. Called from `extract.ts`. */

import { unclobbered } from './dom-clobbering.ts';
import { findElements } from './elements.ts';

const textNode = 3;

/** At most this many ranges are read; in Firefox a script can select any number of them. */
const maxRanges = 200;

/** At most this many nodes of all ranges together are visited. */
const maxNodes = 400_000;

type Clip = (node: Text) => readonly [start: number, end: number] | undefined;

/**
 * Returns a function that gives the selected part of each text node, for `WalkOptions.clip`;
 * undefined if no text is selected.
 */
export function createSelectionClip(document: Document): Clip | undefined {
  const selection = document.getSelection();
  const ranges = selection ? getSelectedRanges(document, selection) : [];
  if (ranges.length === 0) return undefined;
  const parts = new Map<Text, readonly [number, number]>();
  let nodesLeft = maxNodes;
  for (const range of ranges)
    for (const node of walkRange(document, range)) {
      if (--nodesLeft < 0) break;
      if (node.nodeType === textNode && !parts.has(node as Text))
        parts.set(node as Text, clipNode(range, node as Text));
    }
  return (node) => parts.get(node);
}

/**
 * Yields the nodes of a range in document order. Testing each node with `range.intersectsNode` would
 * be quadratic, because browsers count the siblings before it.
 */
function* walkRange(document: Document, range: Range): Generator<Node> {
  const walker = document.createTreeWalker(range.commonAncestorContainer);
  const end = findBoundary(walker, range.endContainer, range.endOffset);
  let node = findBoundary(walker, range.startContainer, range.startOffset);
  for (; node && node !== end; node = walker.nextNode()) {
    walker.currentNode = node;
    yield node;
  }
  // A text node in which the range ends belongs to it.
  if (node && node === range.endContainer) yield node;
}

/** Returns the first node that starts at a boundary point or after it; for a text node, that node. */
function findBoundary(walker: TreeWalker, container: Node, offset: number): Node | null {
  if (unclobbered(container, 'nodeType') === textNode) return container;
  const child = unclobbered(container, 'childNodes')[offset];
  if (child) return child;
  // The boundary is after the last child, so the result is the first node after the whole container.
  walker.currentNode = container;
  for (let last = walker.lastChild(); last; last = walker.lastChild());
  return walker.nextNode();
}

function getSelectedRanges(document: Document, selection: Selection): Range[] {
  // Firefox lets the user select several ranges.
  const length = Math.min(selection.rangeCount, maxRanges);
  const ranges = Array.from({ length }, (_, i) => selection.getRangeAt(i));
  const selected = ranges.filter(({ collapsed }) => !collapsed);
  return selected.length > 0 ? selected : getShadowRanges(document, selection);
}

/** A selection inside a shadow tree appears collapsed from outside, so this asks for its ranges. */
function getShadowRanges(document: Document, selection: Selection): Range[] {
  const shadowRoots = findOpenRoots(document);
  // Older browsers do not have this method, nor does linkedom.
  const composed = selection.getComposedRanges?.({ shadowRoots }) ?? [];
  return composed
    .filter(({ startContainer, endContainer, collapsed }) => {
      return !collapsed && startContainer.getRootNode() === endContainer.getRootNode();
    })
    .map(({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return range;
    });
}

function findOpenRoots(document: Document): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  const left: ParentNode[] = [document];
  for (let parent = left.pop(); parent; parent = left.pop()) {
    findElements(parent, '*', Number.POSITIVE_INFINITY, (element) => {
      const root = unclobbered(element, 'shadowRoot');
      if (!root) return false;
      roots.push(root);
      left.push(root);
      return true;
    });
  }
  return roots;
}

function clipNode(range: Range, node: Text): readonly [number, number] {
  const start = range.startContainer === node ? range.startOffset : 0;
  const end = range.endContainer === node ? range.endOffset : node.length;
  return [start, end];
}
