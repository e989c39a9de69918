/** Ancestors across shadow roots, as they are drawn: through slots and hosts. */

/** The element around another, or around a text; `null` at the top of the document. */
export function getOuter(node: Node): Element | null {
  const slot = (node as Partial<Element>).assignedSlot;
  if (slot) return slot;
  if (node.parentElement) return node.parentElement;
  const root = node.getRootNode();
  return root instanceof ShadowRoot && node !== root ? root.host : null;
}

/** The element and all around it, from the inside out. */
export function* listAncestors(element: Element | null): Generator<Element> {
  for (let around = element; around; around = getOuter(around)) yield around;
}

/** Whether one element is another, or is around it. */
export function isAround(outer: Element, inner: Element): boolean {
  if (outer.contains(inner)) return true;
  // Only where shadow trees are involved is it more than one question.
  if (inner.getRootNode() === outer.getRootNode()) return false;
  for (const each of listAncestors(inner)) if (each === outer) return true;
  return false;
}
