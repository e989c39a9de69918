/**
 * Counts the records that were evicted since the user last looked, by reason. It does not list
 * them, because the titles of deleted records must not be kept.
 */

import * as v from 'valibot';
import { Count } from '../../shared/schema.ts';
import type { Eviction } from './retention-policy.ts';

export const RetentionLog = v.object({
  /** Records that were too old, and records that made room for others. */
  age: Count,
  space: Count,
  /** Milliseconds since 1970 of the last eviction. */
  at: Count,
});
export type RetentionLog = v.InferOutput<typeof RetentionLog>;

/** Adds evictions to the log. @param at milliseconds since 1970 */
export function logEvictions(
  log: RetentionLog | undefined,
  evictions: readonly Eviction[],
  at: number,
): RetentionLog {
  const count = (why: Eviction['reason']) =>
    (log?.[why] ?? 0) + evictions.filter(({ reason }) => reason === why).length;
  return { age: count('age'), space: count('space'), at };
}
