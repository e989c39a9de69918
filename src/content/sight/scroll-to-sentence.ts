/**
 * Scrolls to a sentence so that nothing covers it, and back. Called from `keep-in-sight.ts` and
 * `highlighter.ts`.
 */

import { unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import { createHitTestLimit } from '../time-budget.ts';
import { type FloatingCache, findFloating } from './floating.ts';
import {
  type Box,
  getArea,
  getBounds,
  inflate,
  intersect,
  listElementsAt,
  moveBox,
  type Sentence,
} from './geometry.ts';
import {
  findObstacles,
  getScrollerBox,
  getScrollRange,
  type Layer,
  listAllScrollers,
  listLayers,
  readPositions,
  type Scroller,
} from './scene.ts';

/** A sentence and its surroundings at the current scroll position, in CSS pixels of the viewport. */
export interface Scene {
  /** Lines of the sentence. */
  readonly lines: readonly Box[];
  /** Visible part of the scroller. */
  readonly area: Box;
  /** Boxes that cover the scroller and do not move with it. */
  readonly obstacles: readonly Box[];
  /** The distance that the scroller can still scroll up (0 or less) and down (0 or more). */
  readonly min: number;
  readonly max: number;
}

/** The middle of a sentence is preferred at this height, as a share of the area from the top. */
const eyeLevel = 0.4;
/** A margin of this many pixels around each line is preferred, because popups cast a shadow. */
const margin = 12;
/** A covered pixel of the margin weighs this much less than one of the line. */
const marginWeight = 0.01;
/** Positions are tried at this distance, in pixels. */
const step = 8;
/** A sentence nearer to an edge than this share of the height is moved. */
const edgeShare = 0.08;

/**
 * Finds the position at which the least of the sentence is covered or out of view and, among
 * equals, the one nearest to the reading height. A sentence that is clearly visible is not moved.
 * The cost is the number of positions (a few hundred at most) times lines times obstacles.
 *
 * @returns pixels to scroll down; negative to scroll up
 */
export function chooseShift(scene: Scene): number {
  const { lines, area } = scene;
  const bounds = getBounds(lines);
  if (!bounds) return 0;
  const height = area.bottom - area.top;
  const isClearOfEdges =
    bounds.top >= area.top + height * edgeShare &&
    bounds.bottom <= area.bottom - height * edgeShare;
  if (isClearOfEdges && getShiftCost(scene, 0) === 0) return 0;
  const preferred = clamp(scene, getPreferredShift(bounds, area));
  let best = preferred;
  let minCost = getShiftCost(scene, preferred);
  for (const shift of listShifts(scene, bounds)) {
    if (minCost === 0 && Math.abs(shift - preferred) >= Math.abs(best - preferred)) continue;
    const cost = getShiftCost(scene, shift);
    const isNearer = Math.abs(shift - preferred) < Math.abs(best - preferred);
    if (cost < minCost || (cost === minCost && isNearer)) [best, minCost] = [shift, cost];
  }
  return Math.round(best);
}

/**
 * Returns how far to scroll to the right so that the sentence lies within the area. If it is too
 * wide, its left edge takes precedence.
 */
export function chooseSidewaysShift(lines: readonly Box[], area: Box): number {
  const bounds = getBounds(lines);
  if (!bounds) return 0;
  const beyond = Math.max(0, bounds.right - area.right);
  const before = bounds.left - beyond - area.left;
  return Math.round(before < 0 ? beyond + before : beyond);
}

/** Returns the preferred shift; a sentence that is higher than the area is shown from its start. */
function getPreferredShift(bounds: Box, area: Box): number {
  const height = area.bottom - area.top;
  const isHigher = bounds.bottom - bounds.top > height - 2 * margin;
  if (isHigher) return bounds.top - area.top - margin;
  const middle = (bounds.top + bounds.bottom) / 2;
  // The start of a high sentence must not be cut off.
  return Math.min(middle - area.top - height * eyeLevel, bounds.top - area.top - margin);
}

/**
 * Lists all positions at which at least one line is in the area, and those that just clear an
 * obstacle.
 */
function listShifts(scene: Scene, bounds: Box): number[] {
  const { area, obstacles } = scene;
  const shifts: number[] = [];
  for (const { top, bottom } of [area, ...obstacles]) {
    for (const edge of [top, bottom]) {
      shifts.push(bounds.top - edge - margin, bounds.bottom - edge + margin);
      shifts.push(Math.floor(bounds.top - edge), Math.ceil(bounds.bottom - edge));
    }
  }
  const highest = Math.max(bounds.top - area.bottom, scene.min);
  const lowest = Math.min(bounds.bottom - area.top, scene.max);
  for (let shift = highest; shift <= lowest; shift += step) shifts.push(shift);
  return shifts.map((shift) => clamp(scene, shift));
}

/**
 * Returns how much of the lines is covered or out of view after a shift, in square pixels, plus a
 * little for their margins.
 */
function getShiftCost({ lines, area, obstacles }: Scene, shift: number): number {
  let cost = 0;
  for (const line of lines) {
    const moved = moveBox(line, 0, -shift);
    // A line out of view is worse than a covered one, because the user may close what covers it.
    cost += 2 * (getArea(moved) - getArea(intersect(moved, area)));
    cost += getCoveredArea(moved, obstacles);
    cost += marginWeight * getCoveredArea(inflate(moved, margin), obstacles);
  }
  return cost;
}

/** Returns the covered area, which is limited by the box because obstacles may overlap. */
function getCoveredArea(box: Box, obstacles: readonly Box[]): number {
  const covered = obstacles.map((obstacle) => getArea(intersect(box, obstacle)));
  return Math.min(
    getArea(box),
    covered.reduce((sum, each) => sum + each, 0),
  );
}

function clamp({ min, max }: Scene, shift: number): number {
  return Math.min(max, Math.max(min, shift));
}

/** Over a longer distance, in heights of the area, the page jumps, because scrolling takes seconds. */
const maxSmoothScreens = 1.5;
/** A shorter distance than this is not scrolled. */
const minShiftPx = 2;

/**
 * Scrolls everything around a sentence so that it is visible.
 *
 * @param view the popup that covers the outermost page, in that page's viewport
 * @param allowSmooth true to scroll short distances smoothly, unless the user prefers reduced motion
 * @returns true if anything was scrolled
 */
export function scrollToSentence(
  sentence: Sentence,
  view: Box | undefined,
  allowSmooth: boolean,
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
      const canBeSmooth = allowSmooth && scroller === last;
      if (layer && scrollOne(scroller, layer, canBeSmooth, isLate)) hasMoved = true;
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
  allowSmooth: boolean,
  isLate: () => boolean,
): boolean {
  const { element, isPage, window } = scroller;
  const box = getScrollerBox(scroller);
  // A part that is mostly out of view is first scrolled on its own, and then into view.
  const onScreen = intersect(box, layer.viewport);
  const isOnScreen = onScreen && onScreen.bottom - onScreen.top > (box.bottom - box.top) / 2;
  const area = isPage || !isOnScreen ? box : onScreen;
  const obstacles = isPage || isOnScreen ? findObstacles(layer, isLate) : [];
  const room = getScrollRange(scroller);
  const top = chooseShift({ lines: layer.lines, area, obstacles, ...room });
  const left = chooseSidewaysShift(layer.lines, area);
  if (Math.abs(top) < minShiftPx && Math.abs(left) < minShiftPx) return false;
  const isFar = Math.abs(top) > maxSmoothScreens * (area.bottom - area.top);
  const isSmooth =
    allowSmooth && !isFar && !prefersReducedMotion(window) && !window.document.hidden;
  const [before] = readPositions([scroller]);
  element.scrollBy({ top, left, behavior: isSmooth ? 'smooth' : 'instant' });
  const [after] = readPositions([scroller]);
  return isSmooth || before?.top !== after?.top || before?.left !== after?.left;
}

/** Returns true if the user prefers reduced motion. */
export function prefersReducedMotion(window: Window): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** The scroll position before a point was followed. */
export interface ReturnPosition {
  /** Returns true if anything has been scrolled since. */
  hasMoved(): boolean;
  /** Scrolls back to the position. */
  goBack(): void;
}

/** Users read at about this height, as a share of the screen from the top. */
const returnEyeLevel = 0.35;

/**
 * Saves the scroll positions around a node.
 *
 * @param node the node that will be scrolled to
 */
export function saveScrollPosition(node: Node): ReturnPosition {
  const scrollers = listAllScrollers(node);
  const positions = readPositions(scrollers);
  const landmark = findLandmark(scrollers.at(-1));
  return {
    hasMoved: () => JSON.stringify(readPositions(scrollers)) !== JSON.stringify(positions),
    goBack() {
      for (const [i, scroller] of scrollers.entries()) {
        const position = positions[i];
        if (!position || !scroller.element.isConnected) continue;
        const isOutermost = i === scrollers.length - 1;
        // Images that have loaded since may have moved the text, so the landmark is more reliable
        // than the number.
        const moved = isOutermost && position.top > 0 ? landmark?.() : undefined;
        const top = moved === undefined ? position.top : scroller.element.scrollTop + moved;
        scrollBack(scroller, { left: position.left, top }, isOutermost);
      }
    },
  };
}

function scrollBack(
  { element, window }: Scroller,
  position: { left: number; top: number },
  canBeSmooth: boolean,
): void {
  const isFar = Math.abs(position.top - element.scrollTop) > maxSmoothScreens * window.innerHeight;
  const isSmooth =
    canBeSmooth && !isFar && !prefersReducedMotion(window) && !window.document.hidden;
  element.scrollTo({ ...position, behavior: isSmooth ? 'smooth' : 'instant' });
}

/**
 * Finds the element that the user is reading in the outermost page.
 *
 * @returns a function that returns how far it has moved since, in pixels; `undefined` if it is gone
 */
function findLandmark(outermost: Scroller | undefined): (() => number | undefined) | undefined {
  if (!outermost?.isPage) return undefined;
  const { document, innerWidth, innerHeight } = outermost.window;
  const known: FloatingCache = new Map();
  const found = listElementsAt(document, innerWidth / 2, innerHeight * returnEyeLevel).find(
    (candidate) => !findFloating(candidate, known),
  );
  if (!found) return undefined;
  const element = unclobberedElement(found);
  const { top, height } = element.getBoundingClientRect();
  // An element higher than the screen may grow below the reading height as well as above it.
  if (height > innerHeight) return undefined;
  return () => (element.isConnected ? element.getBoundingClientRect().top - top : undefined);
}
