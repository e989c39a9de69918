/** Scrolling to a sentence: past what lies over the page, and with as little motion as is wanted. */

import { limitHitTests } from '../time-budget.ts';
import { type Box, intersect } from './box.ts';
import { chooseShift, chooseSidewaysShift } from './choose-shift.ts';
import { findObstacles, type Layer, listLayers } from './scene.ts';
import { getPort, getRoom, readPositions, type Scroller } from './scrollers.ts';
import type { Sentence } from './sentence.ts';

/** Ways farther than this, in heights of the screen, are jumped: gliding along them takes seconds. */
export const farthestGlide = 1.5;
/** What is left of a way, in pixels, that is not worth a move. */
const minMovePx = 2;

/**
 * Scrolls everything around a sentence so that it is seen.
 * @param view the popup that lies over the outermost page, in the viewport of that
 * @param isGliding whether a short way may be glided along, where the user wants any motion
 * @returns whether anything was scrolled
 */
export function scrollToSentence(
  sentence: Sentence,
  view: Box | undefined,
  isGliding: boolean,
): boolean {
  let hasMoved = false;
  const isLate = limitHitTests();
  const depth = listLayers(sentence, view).length;
  for (let at = 0; at < depth; at++) {
    const scrollers = listLayers(sentence, view)[at]?.scrollers ?? [];
    // Only the last one may glide: where the others end up must be known before it begins.
    const last = at === depth - 1 ? scrollers.findLast(hasRoom) : undefined;
    for (const scroller of scrollers) {
      // What was scrolled inside of it has moved the lines.
      const layer = listLayers(sentence, view)[at];
      const mayGlide = isGliding && scroller === last;
      if (layer && scrollOne(scroller, layer, mayGlide, isLate)) hasMoved = true;
    }
  }
  return hasMoved;
}

function hasRoom(scroller: Scroller): boolean {
  const { min, max } = getRoom(scroller);
  return max - min > 0;
}

function scrollOne(
  scroller: Scroller,
  layer: Layer,
  isGliding: boolean,
  isLate: () => boolean,
): boolean {
  const { element, isPage, window } = scroller;
  const port = getPort(scroller);
  // A part that is mostly off the screen is scrolled for its own sake, and then into the screen.
  const onScreen = intersect(port, layer.viewport);
  const isOnScreen = onScreen && onScreen.bottom - onScreen.top > (port.bottom - port.top) / 2;
  const area = isPage || !isOnScreen ? port : onScreen;
  const obstacles = isPage || isOnScreen ? findObstacles(layer, isLate) : [];
  const room = getRoom(scroller);
  const top = chooseShift({ lines: layer.lines, area, obstacles, ...room });
  const left = chooseSidewaysShift(layer.lines, area);
  if (Math.abs(top) < minMovePx && Math.abs(left) < minMovePx) return false;
  const isFar = Math.abs(top) > farthestGlide * (area.bottom - area.top);
  const isSmooth = isGliding && !isFar && !wantsNoMotion(window) && !window.document.hidden;
  const [before] = readPositions([scroller]);
  element.scrollBy({ top, left, behavior: isSmooth ? 'smooth' : 'instant' });
  const [after] = readPositions([scroller]);
  return isSmooth || before?.top !== after?.top || before?.left !== after?.left;
}

/** Whether the user has asked the system for no motion. */
export function wantsNoMotion(window: Window): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
