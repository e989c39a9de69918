/** Remembers where a page was scrolled to before a point was followed, and scrolls back there. */

import { unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import { type FloatingCache, findFloating } from './floating.ts';
import { maxGlideScreens, prefersReducedMotion } from './scroll-to-sentence.ts';
import { listAllScrollers, readPositions, type Scroller } from './scrollers.ts';
import { listElementsAt } from './tree.ts';

/** A remembered scroll position. */
export interface ReturnPlace {
  /** Returns true if anything has been scrolled since. */
  isLeft(): boolean;
  goBack(): void;
}

/** Height at which users read, as a share of the screen from the top. */
const eyeLevel = 0.35;

/** Remembers the scroll positions around a node. @param node the node that will be scrolled to */
export function rememberPlace(node: Node): ReturnPlace {
  const scrollers = listAllScrollers(node);
  const positions = readPositions(scrollers);
  const landmark = findLandmark(scrollers.at(-1));
  return {
    isLeft: () => JSON.stringify(readPositions(scrollers)) !== JSON.stringify(positions),
    goBack() {
      for (const [i, scroller] of scrollers.entries()) {
        const place = positions[i];
        if (!place || !scroller.element.isConnected) continue;
        const isOutermost = i === scrollers.length - 1;
        // Images that have loaded since may have moved the text, so the landmark is more reliable
        // than the number.
        const moved = isOutermost && place.top > 0 ? landmark?.() : undefined;
        const top = moved === undefined ? place.top : scroller.element.scrollTop + moved;
        scrollBack(scroller, { left: place.left, top }, isOutermost);
      }
    },
  };
}

function scrollBack(
  { element, window }: Scroller,
  place: { left: number; top: number },
  mayGlide: boolean,
): void {
  const isFar = Math.abs(place.top - element.scrollTop) > maxGlideScreens * window.innerHeight;
  const isSmooth = mayGlide && !isFar && !prefersReducedMotion(window) && !window.document.hidden;
  element.scrollTo({ ...place, behavior: isSmooth ? 'smooth' : 'instant' });
}

/**
 * Finds the element that the user is reading in the outermost page.
 *
 * @returns a function that tells how far it has moved since, in pixels; `undefined` if it is gone
 */
function findLandmark(outermost: Scroller | undefined): (() => number | undefined) | undefined {
  if (!outermost?.isPage) return undefined;
  const { document, innerWidth, innerHeight } = outermost.window;
  const known: FloatingCache = new Map();
  const found = listElementsAt(document, innerWidth / 2, innerHeight * eyeLevel).find(
    (candidate) => !findFloating(candidate, known),
  );
  if (!found) return undefined;
  const element = unclobberedElement(found);
  const { top, height } = element.getBoundingClientRect();
  // An element higher than the screen may grow below the reading height as well as above it.
  if (height > innerHeight) return undefined;
  return () => (element.isConnected ? element.getBoundingClientRect().top - top : undefined);
}
