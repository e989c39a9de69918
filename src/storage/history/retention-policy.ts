/** Which records go: those that are too old, then the oldest until the rest fit. Starred ones stay. */

import type { Settings } from '../settings/settings.ts';
import { bytesPerMib } from '../settings/settings.ts';
import type { HistoryIndex, IndexEntry } from './index-entries.ts';

export interface RetentionPolicy {
  /** Days since a record was last written; 0 keeps it for ever. */
  readonly days: number;
  /** Bytes that all records together may take. */
  readonly bytes: number;
  /**
   * The user then chose to keep what was too old, so the days of those records count from here.
   * Milliseconds since 1970; a moment of the future was noted by a wrong clock and is ignored.
   */
  readonly restartedAt?: number | undefined;
  /** An administrator has decided how long records are kept: there is nothing to ask the user. */
  readonly isForced?: boolean;
}

/** The rule that the settings name. */
export function toRule({
  historyDays,
  historyMaxMib,
}: Pick<Settings, 'historyDays' | 'historyMaxMib'>): RetentionPolicy {
  return { days: historyDays, bytes: historyMaxMib * bytesPerMib };
}

/** What goes, and why. */
export interface Eviction {
  readonly id: string;
  readonly reason: 'age' | 'space';
}

export const dayMs = 24 * 60 * 60 * 1000;

/**
 * Applies the rule; the oldest goes first. Where the starred records alone take more than is
 * allowed, everything else goes and the cap stays exceeded: only the reader can unstar.
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
    if (!tooOld && bytes <= policy.bytes) break; // Those that follow are younger still.
    removals.push({ id: entry.id, reason: tooOld ? 'age' : 'space' });
    bytes -= entry.bytes;
  }
  return removals;
}

/** Records that go by themselves, and records that only the user may let go. */
export interface Retention {
  readonly removals: readonly Eviction[];
  /** Ids of records that are too old, but too many to go at once without an answer. */
  readonly awaiting: readonly string[];
}

/** Records, and the share of all, that may go for their age at once without the user being asked. */
const maxUnasked = { records: 20, share: 0.2 } as const;

/**
 * Applies the rule as far as it may be applied unasked. More than 20 records, and more than a fifth
 * of all, are never removed for their age at once: the clock may be wrong, or the browser was long
 * not used. Room is made all the same.
 *
 * @param now milliseconds since 1970
 */
export function pruneUnasked(index: HistoryIndex, rule: RetentionPolicy, now: number): Retention {
  const removals = findEvictions(index, rule, now);
  const old = removals.filter(({ reason }) => reason === 'age');
  const { records, share } = maxUnasked;
  const isFew = old.length <= records || old.length <= share * index.length;
  if (isFew || rule.isForced) return { removals, awaiting: [] };
  const forSpace = findEvictions(index, { ...rule, days: 0 }, now);
  const gone = new Set(forSpace.map(({ id }) => id));
  return {
    removals: forSpace,
    awaiting: old.map(({ id }) => id).filter((id) => !gone.has(id)),
  };
}

/** Returns a test for records without a star that are older than the rule allows. */
export function isTooOld(
  { days, restartedAt = 0 }: RetentionPolicy,
  now: number,
): (record: Pick<IndexEntry, 'updatedAt'>) => boolean {
  const oldest = days === 0 ? 0 : now - days * dayMs;
  const counted = restartedAt <= now ? restartedAt : 0;
  return ({ updatedAt }) => Math.max(updatedAt, counted) < oldest;
}

/** Bytes that the records of an index take. */
export function sumRecordBytes(index: HistoryIndex): number {
  return index.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The oldest first; of the same moment in a fixed order, so that every run takes the same. */
function compareAge(a: IndexEntry, b: IndexEntry): number {
  return a.updatedAt - b.updatedAt || (a.id < b.id ? -1 : 1);
}
