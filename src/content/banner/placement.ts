/**
 * Inserts banners into the document, removes orphaned ones, and notices when the document changes.
 * Called from `index.ts`.
 */

import { openOrClosedShadowRoot } from '../../browser/page-runtime.ts';

/**
 * Inserts without a visible layout shift: now if the user has not interacted with the page or the
 * spot is out of view, otherwise once it has left the view.
 *
 * @param edge the node next to which is inserted
 * @param isRequested true if the user waits for it, so that it is inserted at once
 * @returns a function that stops waiting
 */
export function insertWithoutLayoutShift(
  edge: ChildNode,
  insert: () => void,
  isRequested: boolean,
): () => void {
  const element = edge instanceof Element ? edge : edge.parentElement;
  if (!element || isRequested || isPageUntouched() || !isOnScreen(element)) {
    insert();
    return () => undefined;
  }
  const observer = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    insert();
  });
  observer.observe(element);
  return () => observer.disconnect();
}

/** Returns true if the user has not clicked, typed or scrolled on the page yet. */
function isPageUntouched(): boolean {
  return scrollY === 0 && navigator.userActivation?.hasBeenActive !== true;
}

function isOnScreen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

// Orphaned banners are those of an earlier version of the extension. When the extension is updated,
// their script ends, and in Firefox all their listeners with it, so that they no longer react.

/** Class inside the closed shadow root of each banner, where pages cannot see it. */
export const bannerClass = 'no-time-to-read';

/** At most this many empty elements are examined; a page may have hundreds of thousands of them. */
const maxElements = 10_000;

/**
 * Removes all orphaned banners. The cost is linear in the elements of the tree.
 *
 * @returns true if there were any
 */
export function removeOrphanedBanners(tree: Document | ShadowRoot): boolean {
  const empty = tree.querySelectorAll<HTMLElement>('div:empty');
  const hosts: HTMLElement[] = [];
  for (let i = 0; i < Math.min(empty.length, maxElements); i++) {
    const host = empty[i];
    if (host && isBannerHost(host)) hosts.push(host);
  }
  for (const host of hosts) host.remove();
  return hosts.length > 0;
}

function isBannerHost(host: HTMLElement): boolean {
  return openOrClosedShadowRoot(host)?.firstElementChild?.classList.contains(bannerClass) === true;
}

/** A changed page is checked after this delay, which grows up to the longest one. */
const minDelayMs = 1_000;
const maxDelayMs = 64_000;

/**
 * Calls `check` once after the document has changed, because a page may show another article without
 * changing its address. A MutationObserver outlives `document.open()`, which removes listeners.
 *
 * @param check returns true if it had to extract the page. Then the next delay is twice as long, so
 *   that a text which keeps changing is checked ever more rarely.
 * @returns a function that stops it
 */
export function watchDocument(document: Document, check: () => boolean): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let delay = minDelayMs;
  const observer = new MutationObserver(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (check()) delay = Math.min(delay * 2, maxDelayMs);
    }, delay);
  });
  observer.observe(document, { childList: true, characterData: true, subtree: true });
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}
