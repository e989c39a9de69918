/**
 * What the rule has removed since the reader last looked: how many, why and when. Not which: what
 * was to be kept no longer must not live on in a list of its titles.
 */

import * as v from 'valibot';
import { Count } from '../../shared/schema.ts';
import type { Eviction } from './retention-policy.ts';

export const RetentionLog = v.object({
  /** Records that had become too old, and records that made room. */
  age: Count,
  space: Count,
  /** When the last of them went: milliseconds since 1970. */
  at: Count,
});
export type RetentionLog = v.InferOutput<typeof RetentionLog>;

/** The note with more removals on it. @param at milliseconds since 1970 */
export function logEvictions(
  log: RetentionLog | undefined,
  evictions: readonly Eviction[],
  at: number,
): RetentionLog {
  const count = (why: Eviction['reason']) =>
    (log?.[why] ?? 0) + evictions.filter(({ reason }) => reason === why).length;
  return { age: count('age'), space: count('space'), at };
}
