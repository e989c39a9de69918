/**
 * Finds the address of a window's document, which only a script that runs in the window can tell.
 */

import { type DocumentAddress, toArticleUrl } from '../extraction/page/document-url.ts';
import { stripHash } from '../shared/url.ts';

/**
 * Returns the address at which the window's document can be opened again.
 *
 * @param tabUrl address of the tab, if the browser reveals it; used for a frame without an address
 *   that cannot access the page around it
 */
export function getWindowAddress(window: Window, tabUrl = ''): DocumentAddress {
  const { href } = window.location;
  if (isReachable(href)) return { url: href, isCanonicalCurrent: isLoadedFrom(window, href) };
  const url = getOuterAddress(window) ?? tabUrl;
  return { url: url === '' ? href : url, isCanonicalCurrent: false };
}

/**
 * Returns true for addresses that lead to the document again, unlike `about:srcdoc`, `blob:` and
 * `data:`.
 */
function isReachable(address: string): boolean {
  return /^(?:https?|file|ftp):/.test(address);
}

/**
 * Returns true if the document was loaded from this address. The browser's navigation entry keeps
 * the loaded address even if `history.pushState` has changed it since
 * (https://www.w3.org/TR/navigation-timing-2/).
 */
function isLoadedFrom({ performance }: Window, address: string): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  if (!entry) return false;
  const [loaded, current] = [entry.name, address].map((url) => stripHash(toArticleUrl(url)));
  return loaded === current;
}

/** Returns the address of the nearest page around a frame; a sandboxed frame can access none. */
function getOuterAddress(window: Window): string | undefined {
  try {
    for (let frame = window; frame.parent !== frame; frame = frame.parent)
      if (isReachable(frame.parent.location.href)) return frame.parent.location.href;
  } catch {
    // The page around it is cross-origin.
  }
  return undefined;
}
