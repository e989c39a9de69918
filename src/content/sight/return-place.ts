/** Where a page was scrolled to before a point was followed, and the way back there. */

import { unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import { type FloatingCache, findFloating } from './floating.ts';
import { farthestGlide, wantsNoMotion } from './scroll-to-sentence.ts';
import { listAllScrollers, readPositions, type Scroller } from './scrollers.ts';
import { listElementsAt } from './tree.ts';

export interface ReturnPlace {
  /** Whether anything has been scrolled since. */
  isLeft(): boolean;
  goBack(): void;
}

/** Where on the screen the eye rests, as a share of its height from the top. */
const eyeLevel = 0.35;

/** @param node what is gone to from here */
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
        // Pictures that have loaded meanwhile make other numbers of the same place.
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
  const isFar = Math.abs(place.top - element.scrollTop) > farthestGlide * window.innerHeight;
  const isSmooth = mayGlide && !isFar && !wantsNoMotion(window) && !window.document.hidden;
  element.scrollTo({ ...place, behavior: isSmooth ? 'smooth' : 'instant' });
}

/**
 * What is being read now in the outermost page.
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
  // What is higher than the screen may grow above as well as below the eye.
  if (height > innerHeight) return undefined;
  return () => (element.isConnected ? element.getBoundingClientRect().top - top : undefined);
}
