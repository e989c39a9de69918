/** The page's clock: no page may hold itself up with our help. */

import type { WalkOptions } from '../article/walk.ts';

/**
 * How long the walks of one call may take together, in milliseconds; what has to be done with what
 * they found takes as long again at the most.
 */
const longestWalks = 1_000;

/** What every walk over a live page is given, the same to all walks of one call. */
export function timed(): WalkOptions {
  const end = performance.now() + longestWalks;
  return { isLate: () => performance.now() > end };
}
