/**
 * Finds the collapsed parts of a page around a sentence, and opens them as a click of the user would.
 * Called from `highlighter.ts`.
 */

import { unclobbered, unclobberedElement } from '../extraction/dom/dom-clobbering.ts';
import { findElements, readAttribute } from '../extraction/dom/elements.ts';

/** Opens one collapsed part. */
type Disclosure = () => void;

/** No page is nested deeper than this; ancestors farther out are ignored. */
const maxAncestors = 1_000;
/** At most this many nested parts are opened; a page with more is hostile. */
const maxParts = 20;
/** At most this many controls are examined in one tree, and of those that refer to the same part. */
const maxControls = 3_000;
const maxControlsPerElement = 20;
/** At most this many nested elements with `display: contents` are skipped. */
const maxBoxless = 50;

/** Returns true if a node can be seen by scrolling alone. */
export function isVisible(node: Node): boolean {
  let element = getFlatTreeParent(node);
  // An element without a box is as visible as its parent.
  for (let left = maxBoxless; element && left > 0 && isDisplayed(element, 'contents'); left--)
    element = getFlatTreeParent(element);
  return element
    ? unclobberedElement(element).checkVisibility({ visibilityProperty: true })
    : false;
}

/**
 * Finds the disclosures that have to be opened for a node to be visible, from the outside in. The
 * list is empty if there are none or they cannot be found.
 *
 * A browser walks up from an element to compute its style, and computes all styles on the way in a
 * part that is not rendered. Therefore only elements that a control refers to are examined.
 */
export function findDisclosures(node: Node): Disclosure[] {
  const ancestors = findAncestors(node);
  const controls = findControls(ancestors);
  const openers: Disclosure[] = [];
  let controlCount = 0;
  let inside: Node = node;
  for (const element of ancestors) {
    const control = controls.get(element);
    if (control && ++controlCount > maxParts) break;
    const opener = findDisclosure(element, inside) ?? (control && getClick(control, element));
    if (opener) openers.unshift(opener);
    if (openers.length === maxParts) break;
    inside = element;
  }
  return openers;
}

function findAncestors(node: Node): Element[] {
  const ancestors: Element[] = [];
  for (
    let at = getFlatTreeParent(node);
    at && ancestors.length < maxAncestors;
    at = getFlatTreeParent(at)
  )
    ancestors.push(at);
  return ancestors;
}

/** Returns how an element opens without a control. `inside` is its child that contains the node. */
function findDisclosure(element: Element, inside: Node): Disclosure | undefined {
  if (element instanceof HTMLDetailsElement) {
    const isClosed = !element.open && inside !== findSummary(element);
    return isClosed ? () => element.toggleAttribute('open', true) : undefined;
  }
  if (readAttribute(element, 'hidden') !== 'until-found') return undefined;
  return () => {
    const own = unclobberedElement(element);
    // The browser's own search does the same
    // (https://html.spec.whatwg.org/#ancestor-revealing-algorithm).
    own.dispatchEvent(new Event('beforematch', { bubbles: true }));
    own.removeAttribute('hidden');
  };
}

function findSummary(details: HTMLDetailsElement): Element | null {
  let child = details.firstElementChild;
  while (child && child.localName !== 'summary') child = unclobbered(child, 'nextElementSibling');
  return child;
}

function getClick(control: HTMLElement, element: Element): Disclosure | undefined {
  return isDisplayed(element, 'none') ? () => control.click() : undefined;
}

function isDisplayed(element: Element, display: string): boolean {
  return getComputedStyle(element).display === display;
}

/** Finds the tab or the button that opens each of these elements. */
function findControls(ancestors: readonly Element[]): Map<Element, HTMLElement> {
  const byRoot = new Map<Node, Element[]>();
  for (const element of ancestors) {
    if (!readAttribute(element, 'id') && !readAttribute(element, 'aria-labelledby')) continue;
    const root = unclobbered(element, 'getRootNode').call(element);
    const others = byRoot.get(root);
    if (others) others.push(element);
    else byRoot.set(root, [element]);
  }
  const controls = new Map<Element, HTMLElement>();
  for (const [root, elements] of byRoot) addControls(root as ParentNode & Node, elements, controls);
  return controls;
}

/** Adds the controls of one tree. Each control is examined once, even if it refers to many parts. */
function addControls(
  root: ParentNode,
  elements: readonly Element[],
  controls: Map<Element, HTMLElement>,
): void {
  const [byId, byLabel] = [new Map<string, Element>(), new Map<string, Element>()];
  for (const element of elements) {
    addFirst(byId, readAttribute(element, 'id'), element);
    for (const label of readTokens(element, 'aria-labelledby')) addFirst(byLabel, label, element);
  }
  const controlCounts = new Map<Element, number>();
  findElements(root, '[role="tab"], [aria-expanded="false"]', maxControls, (control) => {
    for (const element of findNamed(control, byId, byLabel)) {
      const count = controlCounts.get(element) ?? 0;
      controlCounts.set(element, count + 1);
      if (count < maxControlsPerElement && !controls.has(element) && staysOnPage(control))
        controls.set(element, unclobberedElement(control) as HTMLElement);
    }
    return true;
  });
}

/** Returns the elements that a control controls, or that it labels. */
function findNamed(
  control: Element,
  byId: ReadonlyMap<string, Element>,
  byLabel: ReadonlyMap<string, Element>,
): Set<Element> {
  const named = readTokens(control, 'aria-controls').map((id) => byId.get(id));
  if (readAttribute(control, 'role') === 'tab')
    named.push(byLabel.get(readAttribute(control, 'id')));
  return new Set(named.filter((element) => element !== undefined));
}

function readTokens(element: Element, name: string): string[] {
  return readAttribute(element, name).split(/\s+/).filter(Boolean);
}

function addFirst(map: Map<string, Element>, key: string, element: Element): void {
  if (key && !map.has(key)) map.set(key, element);
}

/** Returns true if pressing the control opens no other page. */
function staysOnPage(control: Element): boolean {
  const link = unclobberedElement(control).closest('a');
  const leads = link?.hasAttribute('href') && !readAttribute(link, 'href').startsWith('#');
  const submits = control instanceof HTMLButtonElement && control.form && control.type !== 'button';
  return !leads && !submits;
}

function getFlatTreeParent(node: Node): Element | null {
  const slot = 'assignedSlot' in node ? unclobbered(node as Element, 'assignedSlot') : null;
  return slot ?? unclobbered(node, 'parentElement') ?? getShadowHost(node);
}

function getShadowHost(node: Node): Element | null {
  const root = unclobbered(node, 'getRootNode').call(node);
  return root instanceof ShadowRoot && unclobbered(node, 'parentNode') === root ? root.host : null;
}
