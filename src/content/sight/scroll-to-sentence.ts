/** Scrolls to a sentence, past what covers the page, with no more motion than the user wants. */

import { createHitTestLimit } from '../time-budget.ts';
import { type Box, intersect } from './box.ts';
import { chooseShift, chooseSidewaysShift } from './choose-shift.ts';
import { findObstacles, type Layer, listLayers } from './scene.ts';
import { getScrollerBox, getScrollRange, readPositions, type Scroller } from './scrollers.ts';
import type { Sentence } from './sentence.ts';

/**
 * Distance from which on the page jumps, in heights of the area, because a smooth scroll would take
 * seconds.
 */
export const maxGlideScreens = 1.5;
/** Distance in pixels that is not worth a scroll. */
const minShiftPx = 2;

/**
 * Scrolls everything around a sentence so that it is visible.
 *
 * @param view the popup that covers the outermost page, in that page's viewport
 * @param isGliding true if a short distance may be scrolled smoothly, unless the user prefers
 *   reduced motion
 * @returns true if anything was scrolled
 */
export function scrollToSentence(
  sentence: Sentence,
  view: Box | undefined,
  isGliding: boolean,
): boolean {
  let hasMoved = false;
  const isLate = createHitTestLimit();
  const depth = listLayers(sentence, view).length;
  for (let at = 0; at < depth; at++) {
    const scrollers = listLayers(sentence, view)[at]?.scrollers ?? [];
    // Only the last scroller may scroll smoothly: the end positions of the others have to be known
    // before.
    const last = at === depth - 1 ? scrollers.findLast(hasRoom) : undefined;
    for (const scroller of scrollers) {
      // Scrolling an inner scroller has moved the lines.
      const layer = listLayers(sentence, view)[at];
      const mayGlide = isGliding && scroller === last;
      if (layer && scrollOne(scroller, layer, mayGlide, isLate)) hasMoved = true;
    }
  }
  return hasMoved;
}

function hasRoom(scroller: Scroller): boolean {
  const { min, max } = getScrollRange(scroller);
  return max - min > 0;
}

function scrollOne(
  scroller: Scroller,
  layer: Layer,
  isGliding: boolean,
  isLate: () => boolean,
): boolean {
  const { element, isPage, window } = scroller;
  const box = getScrollerBox(scroller);
  // A part that is mostly out of view is first scrolled for itself, and then into view.
  const onScreen = intersect(box, layer.viewport);
  const isOnScreen = onScreen && onScreen.bottom - onScreen.top > (box.bottom - box.top) / 2;
  const area = isPage || !isOnScreen ? box : onScreen;
  const obstacles = isPage || isOnScreen ? findObstacles(layer, isLate) : [];
  const room = getScrollRange(scroller);
  const top = chooseShift({ lines: layer.lines, area, obstacles, ...room });
  const left = chooseSidewaysShift(layer.lines, area);
  if (Math.abs(top) < minShiftPx && Math.abs(left) < minShiftPx) return false;
  const isFar = Math.abs(top) > maxGlideScreens * (area.bottom - area.top);
  const isSmooth = isGliding && !isFar && !prefersReducedMotion(window) && !window.document.hidden;
  const [before] = readPositions([scroller]);
  element.scrollBy({ top, left, behavior: isSmooth ? 'smooth' : 'instant' });
  const [after] = readPositions([scroller]);
  return isSmooth || before?.top !== after?.top || before?.left !== after?.left;
}

/** Returns true if the user prefers reduced motion. */
export function prefersReducedMotion(window: Window): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
