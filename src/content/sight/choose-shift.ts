/** How far to scroll, so that as much of a sentence as possible is seen. */

import { type Box, getArea, getBounds, inflate, intersect, moveBox } from './box.ts';

export interface Scene {
  /** The lines of the sentence. */
  readonly lines: readonly Box[];
  /** What is seen of the part that scrolls. */
  readonly area: Box;
  /** What lies over it, and stays where it is while it scrolls. */
  readonly obstacles: readonly Box[];
  /** How far it can still scroll, in pixels: up (0 or less) and down (0 or more). */
  readonly min: number;
  readonly max: number;
}

/** Where the middle of a sentence comes to stand if nothing is in its way, as a share of the height from the top. */
const eyeLevel = 0.4;
/** The room that is left around each line if there is any, in pixels: popups cast a shadow. */
const margin = 12;
/** A pixel of that room counts less than one of the line itself: the room is given up first. */
const marginWeight = 0.01;
/** The distance between two positions that are tried, in pixels. */
const step = 8;
/** A sentence that is already seen stays where it is, unless it is so near to an edge, as a share of the height. */
const edge = 0.08;

/**
 * Chooses among all positions the one at which the least of the sentence is covered or off the screen;
 * among equals the one nearest to where the eye rests. What can be seen well already is not moved.
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
    bounds.top >= area.top + height * edge && bounds.bottom <= area.bottom - height * edge;
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
 * How far to scroll to the right for the sentence to lie within the area; its left edge counts more
 * than its right one, where it is broader.
 */
export function chooseSidewaysShift(lines: readonly Box[], area: Box): number {
  const bounds = getBounds(lines);
  if (!bounds) return 0;
  const beyond = Math.max(0, bounds.right - area.right);
  const before = bounds.left - beyond - area.left;
  return Math.round(before < 0 ? beyond + before : beyond);
}

/** A sentence higher than the area is seen from its beginning. */
function preferredShift(bounds: Box, area: Box): number {
  const height = area.bottom - area.top;
  const isHigher = bounds.bottom - bounds.top > height - 2 * margin;
  if (isHigher) return bounds.top - area.top - margin;
  const middle = (bounds.top + bounds.bottom) / 2;
  // Never so high that its beginning is cut off, which a high sentence around the eye would be.
  return Math.min(middle - area.top - height * eyeLevel, bounds.top - area.top - margin);
}

/** Every position at which at least one line is in the area, and those that just clear an obstacle. */
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

/** How much of the lines is covered or outside after a shift, in square pixels, and a little for their margins. */
function getShiftCost({ lines, area, obstacles }: Scene, shift: number): number {
  let cost = 0;
  for (const line of lines) {
    const moved = moveBox(line, 0, -shift);
    // A line off the screen is worse than one that is covered: what covers it may be closed.
    cost += 2 * (getArea(moved) - getArea(intersect(moved, area)));
    cost += getCoveredArea(moved, obstacles);
    cost += marginWeight * getCoveredArea(inflate(moved, margin), obstacles);
  }
  return cost;
}

/** Where obstacles overlap each other, no more than the whole box is covered. */
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
