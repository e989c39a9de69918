/** Putting something into a page that is being read. */

/**
 * Calls `insert` when it moves nothing that the reader is reading: at once while the page is still
 * untouched, or where it is not on the screen; else as soon as it has left the screen.
 *
 * @param edge what it is inserted beside
 * @param asked the reader waits for it, so it comes at once
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

/** Whether nobody has clicked, typed or scrolled here yet. */
function isPageUntouched(): boolean {
  return scrollY === 0 && navigator.userActivation?.hasBeenActive !== true;
}

function isOnScreen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
