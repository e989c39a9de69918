/** The page's clock, for the walk's limit in time: no page may hold itself up with our help. */

import type { WalkOptions } from '../article/walk.ts';

/** What every walk over a live page is given. */
export const timed: WalkOptions = { now: () => performance.now() };
