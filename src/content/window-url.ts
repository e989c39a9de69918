/** Finds the address of a window's document, which only a script that runs in the window can tell. */

import { type DocumentAddress, toArticleUrl } from '../extraction/page/document-url.ts';
import { stripHash } from '../shared/url.ts';

/**
 * Returns the address at which the window's document is found again.
 *
 * @param tabUrl address of the tab, as far as the browser tells it; it counts for a frame without an
 *   address that may not look at the page around it
 */
export function getWindowAddress(window: Window, tabUrl = ''): DocumentAddress {
  const { href } = window.location;
  if (isReachable(href)) return { url: href, isCanonicalCurrent: isLoadedFrom(window, href) };
  const url = getOuterAddress(window) ?? tabUrl;
  return { url: url === '' ? href : url, isCanonicalCurrent: false };
}

/** An address at `about:srcdoc`, `blob:` or `data:` does not lead to its document again. */
function isReachable(address: string): boolean {
  return /^(?:https?|file|ftp):/.test(address);
}

/**
 * Compares the address with the one from which the document was loaded. The browser's own entry of
 * the navigation keeps that one, also when `history.pushState` has changed the address since.
 * (https://www.w3.org/TR/navigation-timing-2/)
 */
function isLoadedFrom({ performance }: Window, address: string): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  if (!entry) return false;
  const [loaded, current] = [entry.name, address].map((url) => stripHash(toArticleUrl(url)));
  return loaded === current;
}

/** Returns the address of the nearest page around a frame; a sandboxed frame may look at none. */
function getOuterAddress(window: Window): string | undefined {
  try {
    for (let frame = window; frame.parent !== frame; frame = frame.parent)
      if (isReachable(frame.parent.location.href)) return frame.parent.location.href;
  } catch {
    // The page around it is of another origin.
  }
  return undefined;
}
