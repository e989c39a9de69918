/**
 * Decides which records are evicted: those that are too old, then the oldest until the rest fit.
 * Starred records stay.
 */

import * as v from 'valibot';
import { Count } from '../../shared/schema.ts';
import { bytesPerMib, type Settings } from '../settings/settings.ts';
import type { HistoryIndex, IndexEntry } from './index-entries.ts';

/** Limits for the age of records and for the space that they take. */
export interface RetentionPolicy {
  /** Days after its last write for which a record is kept; 0 means for ever. */
  readonly days: number;
  /** Bytes that all records together may take. */
  readonly bytes: number;
  /**
   * When the user chose to keep records that were too old, from which their days count again
   * (milliseconds since 1970). A moment in the future comes from a wrong clock and is ignored.
   */
  readonly restartedAt?: number | undefined;
  /** True if an administrator has decided on the days, so that the user is not asked. */
  readonly isForced?: boolean;
}

/** Returns the retention policy that the settings define. */
export function toRetentionPolicy({
  historyDays,
  historyMaxMib,
}: Pick<Settings, 'historyDays' | 'historyMaxMib'>): RetentionPolicy {
  return { days: historyDays, bytes: historyMaxMib * bytesPerMib };
}

/** A record to evict, and the reason. */
export interface Eviction {
  readonly id: string;
  readonly reason: 'age' | 'space';
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Finds the records to evict, the oldest first. If starred records alone exceed the space limit,
 * all others are evicted and the limit stays exceeded: only the user can remove stars.
 *
 * @param now milliseconds since 1970
 */
export function findEvictions(
  index: HistoryIndex,
  policy: RetentionPolicy,
  now: number,
): Eviction[] {
  const removable = index.filter(({ starred }) => !starred).sort(compareAge);
  const isOld = isTooOld(policy, now);
  let bytes = sumRecordBytes(index);
  const removals: Eviction[] = [];
  for (const entry of removable) {
    const tooOld = isOld(entry);
    if (!tooOld && bytes <= policy.bytes) break; // All following records are even younger.
    removals.push({ id: entry.id, reason: tooOld ? 'age' : 'space' });
    bytes -= entry.bytes;
  }
  return removals;
}

/** Records that can be evicted at once, and records for which the user has to be asked. */
export interface Retention {
  readonly removals: readonly Eviction[];
  /** Ids of records that are too old, but too many to be evicted without confirmation. */
  readonly awaiting: readonly string[];
}

/** Number of records, and share of all, that may be evicted for their age without confirmation. */
const maxUnconfirmed = { records: 20, share: 0.2 } as const;

/**
 * Finds the records that can be evicted without confirmation. More than 20 records that are more
 * than a fifth of all are never evicted for their age at once, because the clock may be wrong, or
 * the browser was not used for long. The space limit always applies.
 *
 * @param now milliseconds since 1970
 */
export function planRetention(
  index: HistoryIndex,
  policy: RetentionPolicy,
  now: number,
): Retention {
  const removals = findEvictions(index, policy, now);
  const old = removals.filter(({ reason }) => reason === 'age');
  const { records, share } = maxUnconfirmed;
  const isFew = old.length <= records || old.length <= share * index.length;
  if (isFew || policy.isForced) return { removals, awaiting: [] };
  const forSpace = findEvictions(index, { ...policy, days: 0 }, now);
  const evictedIds = new Set(forSpace.map(({ id }) => id));
  return {
    removals: forSpace,
    awaiting: old.map(({ id }) => id).filter((id) => !evictedIds.has(id)),
  };
}

/**
 * Returns a function that tests if a record is older than the policy allows, regardless of its
 * star.
 */
export function isTooOld(
  { days, restartedAt = 0 }: RetentionPolicy,
  now: number,
): (record: Pick<IndexEntry, 'updatedAt'>) => boolean {
  const oldest = days === 0 ? 0 : now - days * dayMs;
  const validRestartedAt = restartedAt <= now ? restartedAt : 0;
  return ({ updatedAt }) => Math.max(updatedAt, validRestartedAt) < oldest;
}

/** Sums the bytes of the records of an index. */
export function sumRecordBytes(index: HistoryIndex): number {
  return index.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Sorts the oldest first, and equally old ones by id, so that every run evicts the same. */
function compareAge(a: IndexEntry, b: IndexEntry): number {
  return a.updatedAt - b.updatedAt || (a.id < b.id ? -1 : 1);
}

// Counts the records that were evicted since the user last looked, by reason. It does not list
// them, because the titles of deleted records must not be kept.

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
