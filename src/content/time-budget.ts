/** The page's clock: no page may hold itself up with our help. */

import type { WalkOptions } from '../extraction/dom/walk.ts';

/**
 * How long the walks of one call may take together, in milliseconds: well below half of the two
 * seconds that a page may be held up, since what is asked of the walk afterwards takes about as long.
 */
const timeBudgetMs = 700;

/** What every walk over a live page is given, the same to all walks of one call. */
export function withTimeBudget(): WalkOptions {
  const end = performance.now() + timeBudgetMs;
  return { isTimeUp: () => performance.now() > end };
}

/**
 * How long the hit tests of one look at the screen may take together, in milliseconds. One takes
 * microseconds on most pages; where a million lines stand in one element, it takes 40 ms.
 */
const hitTestBudgetMs = 100;

/**
 * Limits the hit tests of one look at the screen.
 * @returns tells whether their time is over; to be asked before each. The first is not counted, since it
 *   has the browser bring the layout up to date
 */
export function createHitTestLimit(): () => boolean {
  let [callCount, end] = [0, 0];
  return () => {
    callCount += 1;
    if (callCount <= 2) end = performance.now() + hitTestBudgetMs;
    return performance.now() > end;
  };
}
