/**
 * Protects against DOM clobbering: reads the members of nodes as the browser defines them. The fields
 * of a form shadow its members (`<input name="nextSibling">`), also in the isolated world of a
 * content script, so a page could redirect every walk that reads them
 * (https://html.spec.whatwg.org/multipage/forms.html#dom-form-nameditem). Used wherever the
 * extension reads the page.
 */

/** The form behind each proxy. */
const unclobberedNodes = new WeakMap<Node, Element>();

/** Reads a member of a node, or of a proxy from `unclobberedElement`, even if a field shadows it. */
export function unclobbered<N extends Node, K extends keyof N>(node: N, name: K): N[K] {
  return readMember(unclobberedNodes.get(node) ?? node, name) as N[K];
}

/** Reads from the prototype; linkedom and other DOMs have some members only on the node itself. */
function readMember(node: Node, name: PropertyKey): unknown {
  const prototype = Object.getPrototypeOf(node);
  return Reflect.get(name in prototype ? prototype : node, name, node);
}

/**
 * Returns the element itself, or for a form a proxy whose members cannot be shadowed. A proxy is
 * returned unchanged. Functions of the browser need the element, see `getOriginalElement`.
 */
export function unclobberedElement(element: Element): Element {
  const name: unknown = element.localName;
  if ((typeof name === 'string' && name !== 'form') || unclobberedNodes.has(element))
    return element;
  const safe = new Proxy(element, {
    get(target, member) {
      const value = readMember(target, member);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  unclobberedNodes.set(safe, element);
  return safe;
}

/** Returns the element behind a proxy from `unclobberedElement`. */
export function getOriginalElement(element: Element): Element {
  return unclobberedNodes.get(element) ?? element;
}
