/**
 * The beginning of what stands in an element. Whoever wants a line of it must not read all of it:
 * a page may put itself whole into one heading, or 100,000 buttons into each other.
 */

import { unclobbered } from './dom-clobbering.ts';

/** Elements, texts, and the CDATA sections of XHTML. */
const shownNodeTypes = 0x1 | 0x4 | 0x8;
const textNode = 3;
const cdataNode = 4;
/** A character may stand in some elements of its own, but not in hundreds. */
const maxNodesPerCharacter = 4;
/** What stands on a button or a short link, indented and with an icon, in characters and nodes. */
const labelLimits = { characters: 500, nodes: 40 };

/** The first of the nodes inside an element, in the order of the document. */
export function* walkNodes(element: Element, max: number): Generator<Node> {
  const walker = unclobbered(element, 'ownerDocument').createTreeWalker(element, shownNodeTypes);
  for (let left = max; left > 0; left--) {
    const node = walker.nextNode();
    if (!node) return;
    yield node;
  }
}

/**
 * So many of the first characters of an element's text; fewer where they stand far apart.
 *
 * @param nodes at which it stops looking. Each costs a microsecond or two in Firefox, where a page
 *   is seen through wrappers
 */
export function getTextPrefix(
  element: Element,
  characters: number,
  nodes = maxNodesPerCharacter * characters,
): string {
  let text = '';
  for (const node of walkNodes(element, nodes)) {
    // The field of a form is none of these, whatever it is called.
    const type: unknown = node.nodeType;
    if (type !== textNode && type !== cdataNode) continue;
    text += (node as CharacterData).data.slice(0, characters - text.length);
    if (text.length >= characters) break;
  }
  return text;
}

/** What a button or a link says; no more than its beginning where it says more than they do. */
export function getLabel(element: Element): string {
  return getTextPrefix(element, labelLimits.characters, labelLimits.nodes).trim();
}
