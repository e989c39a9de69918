/**
 * The beginning of what stands in an element. Whoever wants a line of it must not read all of it:
 * a page may put itself whole into one heading, or 100,000 buttons into each other.
 */

import { builtIn } from './built-in.ts';

/** Elements, texts, and the CDATA sections of XHTML. */
const looked = 0x1 | 0x4 | 0x8;
const elementNode = 1;
/** A character may stand in some elements of its own, but not in hundreds. */
const nodesPerCharacter = 4;

/** The first of the nodes inside an element, in the order of the document. */
export function* nodesInside(element: Element, most: number): Generator<Node> {
  const walker = builtIn(element, 'ownerDocument').createTreeWalker(element, looked);
  for (let left = most; left > 0; left--) {
    const node = walker.nextNode();
    if (!node) return;
    yield node;
  }
}

/**
 * So many of the first characters of an element's text; fewer where they stand far apart, with more
 * elements than characters between them.
 */
export function textStart(element: Element, characters: number): string {
  // Most have nothing but text in them.
  if (builtIn(element, 'firstElementChild') === null)
    return (builtIn(element, 'textContent') ?? '').slice(0, characters);
  let text = '';
  for (const node of nodesInside(element, nodesPerCharacter * characters)) {
    if (builtIn(node, 'nodeType') === elementNode) continue;
    text += (node as CharacterData).data.slice(0, characters - text.length);
    if (text.length >= characters) break;
  }
  return text;
}
