/** Noticing that a page has changed by itself: no browser tells that where the address stays. */

/** How long (ms) a page has for finishing what it has begun to change, at first and at the most. */
const minDelayMs = 1_000;
const maxDelayMs = 64_000;

/**
 * Calls `look` once after the document has changed. It outlives `document.open()`, which takes
 * listeners away.
 * @param check returns whether it had to extract the page: a text that changes all the time is looked
 *   at ever more seldom.
 * @returns a function that stops it.
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
