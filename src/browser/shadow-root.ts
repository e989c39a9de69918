/** Looking behind a closed shadow root: the browsers let scripts of extensions, and no page. */

interface ElementOfFirefox {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}

interface ChromiumDom {
  openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null;
}

/** The shadow root of an element, closed or not, if it has one. */
export function openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null {
  const { openOrClosedShadowRoot: root } = element as ElementOfFirefox;
  if (root !== undefined) return root;
  const { chrome } = globalThis as unknown as { chrome?: { dom?: ChromiumDom } };
  return chrome?.dom?.openOrClosedShadowRoot(element) ?? null;
}
