/** Parts of a page that are closed, and how a reader would open them: one click each. */

/** Opens one part. */
type Opener = () => void;

/** Whether a place in the document can be seen by scrolling alone. */
export function isShown(node: Node): boolean {
  let element = node.parentElement ?? hostOf(node);
  // Without a box of its own, an element is as visible as what it stands in.
  while (element && getComputedStyle(element).display === 'contents') element = outer(element);
  return element?.checkVisibility({ visibilityProperty: true }) ?? false;
}

/** Beyond so many parts inside each other, and controls that may open one, a page is playing tricks. */
const mostParts = 20;
const mostControls = 3_000;

/** What has to be opened for a place to be seen, from the outside in; nothing where that is unknown. */
export function openersOf(node: Node): Opener[] {
  const openers: Opener[] = [];
  let parts = 0;
  for (let around = node.parentElement ?? hostOf(node); around; around = outer(around)) {
    if (getComputedStyle(around).display === 'none' && ++parts > mostParts) break;
    const opener = openerOf(around, node);
    if (opener) openers.unshift(opener);
  }
  return openers;
}

function openerOf(element: Element, inside: Node): Opener | undefined {
  if (element instanceof HTMLDetailsElement) {
    const isInSummary = element.querySelector(':scope > summary')?.contains(inside) === true;
    return element.open || isInSummary ? undefined : () => element.toggleAttribute('open', true);
  }
  if (element.getAttribute('hidden') === 'until-found')
    return () => {
      // As the browser's own search does (https://html.spec.whatwg.org/#ancestor-revealing-algorithm).
      element.dispatchEvent(new Event('beforematch', { bubbles: true }));
      element.removeAttribute('hidden');
    };
  if (getComputedStyle(element).display !== 'none') return undefined;
  const control = controlOf(element);
  return control && (() => control.click());
}

/** The tab, or the button, that shows this element; nothing that would lead to another page. */
function controlOf(element: Element): HTMLElement | undefined {
  const { id } = element;
  const labels = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const root = element.getRootNode() as Document | ShadowRoot;
  const controls = root.querySelectorAll<HTMLElement>('[role=tab], [aria-expanded=false]');
  return [...controls]
    .slice(0, mostControls)
    .find(
      (control) =>
        (isListed(id, control.getAttribute('aria-controls')) ||
          (control.role === 'tab' && labels.includes(control.id) && control.id !== '')) &&
        staysHere(control),
    );
}

function isListed(id: string, list: string | null): boolean {
  return id !== '' && (list?.split(/\s+/).includes(id) ?? false);
}

function staysHere(control: HTMLElement): boolean {
  const link = control.closest('a');
  const leads = link?.hasAttribute('href') && !link.getAttribute('href')?.startsWith('#');
  const submits = control instanceof HTMLButtonElement && control.form && control.type !== 'button';
  return !leads && !submits;
}

function outer(element: Element): Element | null {
  return element.assignedSlot ?? element.parentElement ?? hostOf(element);
}

function hostOf(node: Node): Element | null {
  const root = node.getRootNode();
  return root instanceof ShadowRoot && node.parentNode === root ? root.host : null;
}
