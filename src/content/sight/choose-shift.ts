/** Chooses how far to scroll so that as much of a sentence as possible is visible. */

import { type Box, getArea, getBounds, inflate, intersect, moveBox } from './box.ts';

/**
 * A sentence and its surroundings at the current scroll position, in CSS pixels of the viewport.
 */
export interface Scene {
  /** Lines of the sentence. */
  readonly lines: readonly Box[];
  /** Visible part of the scroller. */
  readonly area: Box;
  /** Boxes that cover the scroller and do not move with it. */
  readonly obstacles: readonly Box[];
  /** Distance that it can still scroll, in pixels: up (0 or less) and down (0 or more). */
  readonly min: number;
  readonly max: number;
}

/** Preferred height of the middle of a sentence, as a share of the area from the top. */
const eyeLevel = 0.4;
/** Preferred margin around each line, in pixels, because popups cast a shadow. */
const margin = 12;
/**
 * Weight of a covered pixel of the margin compared to one of the line: the margin is given up
 * first.
 */
const marginWeight = 0.01;
/** Distance between two positions that are tried, in pixels. */
const step = 8;
/** Share of the height below which a sentence is too near to an edge to stay where it is. */
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
  const isCalm =
    bounds.top >= area.top + height * edgeShare &&
    bounds.bottom <= area.bottom - height * edgeShare;
  if (isCalm && getShiftCost(scene, 0) === 0) return 0;
  const preferred = clamp(scene, preferredShift(bounds, area));
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
function preferredShift(bounds: Box, area: Box): number {
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
    for (const place of [top, bottom]) {
      shifts.push(bounds.top - place - margin, bounds.bottom - place + margin);
      shifts.push(Math.floor(bounds.top - place), Math.ceil(bounds.bottom - place));
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
