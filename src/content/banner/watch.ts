/** Notices changes of a page that browsers do not report because the address stays the same. */

/** Time for the page to finish a change: the first delay, and the longest. */
const minDelayMs = 1_000;
const maxDelayMs = 64_000;

/**
 * Calls `check` once after the document has changed. A MutationObserver outlives `document.open()`,
 * which removes listeners.
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
