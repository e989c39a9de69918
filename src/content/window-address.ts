/** Where the document of a window stands, which only a script that runs in it can tell. */

import { type DocumentAddress, toArticleUrl } from '../article/document-address.ts';

/**
 * The address at which the window's document is found again, and whether it is still the one that
 * was loaded.
 *
 * @param tabUrl address of the tab, as far as the browser tells it: for a frame without an address
 *   that may not look at the page around it
 */
export function getWindowAddress(window: Window, tabUrl = ''): DocumentAddress {
  const { href } = window.location;
  if (isReachable(href)) return { url: href, isCanonicalCurrent: isLoadedFrom(window, href) };
  const url = getOuterAddress(window) ?? tabUrl;
  return { url: url === '' ? href : url, isCanonicalCurrent: false };
}

/** Whether an address leads to its document again; `about:srcdoc`, `blob:` and `data:` do not. */
function isReachable(address: string): boolean {
  return /^(?:https?|file|ftp):/.test(address);
}

/**
 * Whether the document was loaded from this address. The browser's own entry of the navigation keeps
 * the address that the document was loaded from, also when `history.pushState` has changed it since.
 * (https://www.w3.org/TR/navigation-timing-2/)
 */
function isLoadedFrom({ performance }: Window, address: string): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  if (!entry) return false;
  const [loaded, current] = [entry.name, address].map((url) => toArticleUrl(url).split('#', 1)[0]);
  return loaded === current;
}

/** The address of the nearest page around a frame; a sandboxed frame may not look at any. */
function getOuterAddress(window: Window): string | undefined {
  try {
    for (let frame = window; frame.parent !== frame; frame = frame.parent)
      if (isReachable(frame.parent.location.href)) return frame.parent.location.href;
  } catch {
    // The page around it is of another origin.
  }
  return undefined;
}
