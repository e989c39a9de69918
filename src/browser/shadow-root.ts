/** Reads closed shadow roots, which browsers allow extensions but not pages. */

interface ElementOfFirefox {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}

interface ChromiumDom {
  openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null;
}

/** Returns the shadow root of an element, open or closed; null if it has none. */
export function openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null {
  const { openOrClosedShadowRoot: root } = element as ElementOfFirefox;
  if (root !== undefined) return root;
  const { chrome } = globalThis as unknown as { chrome?: { dom?: ChromiumDom } };
  return chrome?.dom?.openOrClosedShadowRoot(element) ?? null;
}
