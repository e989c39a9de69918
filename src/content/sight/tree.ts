/** Ancestors across shadow roots, as they are drawn: through slots and hosts. */

import { unclobbered, unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';

/** No page stands deeper than this many elements; what is farther out is not looked at. */
const maxAncestors = 1_000;
/** Nor do more than so many lie on top of each other. */
const maxStacked = 1_000;

/** The element around another, or around a text; `null` at the top of the document. */
export function getOuter(node: Node): Element | null {
  const slot = 'assignedSlot' in node ? unclobbered(node as Element, 'assignedSlot') : null;
  const outer = slot ?? unclobbered(node, 'parentElement');
  if (outer) return outer;
  const root = unclobbered(node, 'getRootNode').call(node);
  return root instanceof ShadowRoot && node !== root ? root.host : null;
}

/** The element and all around it, from the inside out. */
export function* listAncestors(element: Element | null): Generator<Element> {
  let left = maxAncestors;
  for (let around = element; around && left > 0; around = getOuter(around), left--) yield around;
}

/** Whether one element is another, or is around it. */
export function isAround(outer: Element, inner: Element): boolean {
  if (unclobberedElement(outer).contains(inner)) return true;
  // Only where shadow trees are involved is it more than one question.
  if (getRoot(inner) === getRoot(outer)) return false;
  for (const each of listAncestors(inner)) if (each === outer) return true;
  return false;
}

function getRoot(element: Element): Node {
  return unclobbered(element, 'getRootNode').call(element);
}

/** What is painted uppermost at a place of a tree. */
export function getElementAt(root: Document | ShadowRoot, x: number, y: number): Element | null {
  return unclobbered(root, 'elementFromPoint').call(root, x, y);
}

/** What is painted at a place of a tree, from the uppermost on; not endlessly far down. */
export function listElementsAt(root: Document | ShadowRoot, x: number, y: number): Element[] {
  return unclobbered(root, 'elementsFromPoint').call(root, x, y).slice(0, maxStacked);
}
