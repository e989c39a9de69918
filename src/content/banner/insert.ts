/** Inserts the banner without disturbing a user who is reading. */

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
