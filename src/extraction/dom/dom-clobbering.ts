/**
 * Members of nodes as the browser defines them. A form's fields stand before its own members
 * (`<input name="nextSibling">`), in isolated worlds too: whoever reads them goes where the page
 * wants (https://html.spec.whatwg.org/multipage/forms.html#dom-form-nameditem).
 */

/** The form behind each proxy that was handed out. */
const unclobberedNodes = new WeakMap<Node, Element>();

/** One member, whatever stands before it; also of what `unclobberedElement` gave. */
export function unclobbered<N extends Node, K extends keyof N>(node: N, name: K): N[K] {
  return readMember(unclobberedNodes.get(node) ?? node, name) as N[K];
}

/** What no prototype defines is the node's own: DOMs that are not a browser's keep some of it there. */
function readMember(node: Node, name: PropertyKey): unknown {
  const prototype = Object.getPrototypeOf(node);
  return Reflect.get(name in prototype ? prototype : node, name, node);
}

/**
 * The element itself, unless it is a form: then what may be read of it without fear. Given that, it
 * gives it back. To the browser's own functions the element is handed, see `getOriginalElement`.
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

/** The element behind what `unclobberedElement` gave. */
export function getOriginalElement(element: Element): Element {
  return unclobberedNodes.get(element) ?? element;
}
