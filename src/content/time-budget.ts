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
