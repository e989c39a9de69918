/**
 * What the rule has removed since the reader last looked: how many, why and when. Not which: what
 * was to be kept no longer must not live on in a list of its titles.
 */

import * as v from 'valibot';
import type { Removal } from './prune.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const RemovalNote = v.object({
  /** Records that had become too old, and records that made room. */
  age: Count,
  space: Count,
  /** When the last of them went: milliseconds since 1970. */
  at: Count,
});
export type RemovalNote = v.InferOutput<typeof RemovalNote>;

/** The note with more removals on it. @param at milliseconds since 1970 */
export function withRemovals(
  note: RemovalNote | undefined,
  removals: readonly Removal[],
  at: number,
): RemovalNote {
  const count = (why: Removal['reason']) =>
    (note?.[why] ?? 0) + removals.filter(({ reason }) => reason === why).length;
  return { age: count('age'), space: count('space'), at };
}
