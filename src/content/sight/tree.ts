/** Walks ancestors across shadow roots, through slots and hosts as the browser renders them. */

import { unclobbered, unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';

/** No page is nested deeper than this; ancestors farther out are ignored. */
const maxAncestors = 1_000;
/** No page stacks more elements on top of each other than this. */
const maxStacked = 1_000;

/** Returns the element around a node in the rendered tree; null at the top of the document. */
export function getOuter(node: Node): Element | null {
  const slot = 'assignedSlot' in node ? unclobbered(node as Element, 'assignedSlot') : null;
  const outer = slot ?? unclobbered(node, 'parentElement');
  if (outer) return outer;
  const root = unclobbered(node, 'getRootNode').call(node);
  return root instanceof ShadowRoot && node !== root ? root.host : null;
}

/** Lists an element and its ancestors, from the inside out. */
export function* listAncestors(element: Element | null): Generator<Element> {
  let left = maxAncestors;
  for (let around = element; around && left > 0; around = getOuter(around), left--) yield around;
}

/** Returns true if one element is another, or an ancestor of it. */
export function isAround(outer: Element, inner: Element): boolean {
  if (unclobberedElement(outer).contains(inner)) return true;
  // The ancestors have to be walked only if the elements are in different trees.
  if (getRoot(inner) === getRoot(outer)) return false;
  for (const each of listAncestors(inner)) if (each === outer) return true;
  return false;
}

function getRoot(element: Element): Node {
  return unclobbered(element, 'getRootNode').call(element);
}

/** Returns the topmost element that is painted at a point of a tree. */
export function getElementAt(root: Document | ShadowRoot, x: number, y: number): Element | null {
  return unclobbered(root, 'elementFromPoint').call(root, x, y);
}

/** Lists the elements that are painted at a point of a tree, from the topmost down to a limit. */
export function listElementsAt(root: Document | ShadowRoot, x: number, y: number): Element[] {
  return unclobbered(root, 'elementsFromPoint').call(root, x, y).slice(0, maxStacked);
}
