/** Limits the time for which the extension can block a page. Used by all content scripts. */

import type { WalkOptions } from '../extraction/dom/walk.ts';

/**
 * All walks of one call together may take this long. It is well below half of the two seconds for
 * which a page may be blocked, because evaluating a walk takes about as long as the walk.
 */
const timeBudgetMs = 700;

/** Returns the options that all walks of one call have to share. */
export function withTimeBudget(): WalkOptions {
  const end = performance.now() + timeBudgetMs;
  return { isTimeUp: () => performance.now() > end };
}

/**
 * All hit tests of one visibility check together may take this long. A hit test takes microseconds
 * on most pages, but 40 ms if one element contains a million lines.
 */
const hitTestBudgetMs = 100;

/**
 * Limits the hit tests of one visibility check.
 *
 * @returns a function to call before each hit test, which returns true once the time is over. The
 *   first hit test is not counted, because it makes the browser update the layout.
 */
export function createHitTestLimit(): () => boolean {
  let [callCount, end] = [0, 0];
  return () => {
    callCount += 1;
    if (callCount <= 2) end = performance.now() + hitTestBudgetMs;
    return performance.now() > end;
  };
}
