/** Which records go: those that are too old, then the oldest until the rest fit. Starred ones stay. */

import type { HistoryIndex, IndexEntry } from './index-entries.ts';

export interface PruneRule {
  /** Days since a record was last written; 0 keeps it for ever. */
  readonly days: number;
  /** Bytes that all records together may take. */
  readonly bytes: number;
}

/** What goes, and why. */
export interface Removal {
  readonly id: string;
  readonly reason: 'age' | 'space';
}

export const dayInMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Applies the rule; the oldest goes first. Where the starred records alone take more than is
 * allowed, everything else goes and the cap stays exceeded: only the reader can unstar.
 *
 * @param now milliseconds since 1970
 */
export function prune(index: HistoryIndex, rule: PruneRule, now: number): Removal[] {
  const removable = index.filter(({ starred }) => !starred).sort(byAge);
  const oldest = rule.days === 0 ? 0 : now - rule.days * dayInMilliseconds;
  let bytes = totalBytes(index);
  const removals: Removal[] = [];
  for (const entry of removable) {
    const tooOld = entry.updatedAt < oldest;
    if (!tooOld && bytes <= rule.bytes) break; // Those that follow are younger still.
    removals.push({ id: entry.id, reason: tooOld ? 'age' : 'space' });
    bytes -= entry.bytes;
  }
  return removals;
}

/** Bytes that the records of an index take. */
export function totalBytes(index: HistoryIndex): number {
  return index.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The oldest first; of the same moment in a fixed order, so that every run takes the same. */
function byAge(a: IndexEntry, b: IndexEntry): number {
  return a.updatedAt - b.updatedAt || (a.id < b.id ? -1 : 1);
}
