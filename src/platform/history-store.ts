/** The history in local storage: one key a record, and a small index beside them. */

import { type HistoryIndex, rebuildIndex, withoutRecords } from '../history/index-entries.ts';
import { asideKey, recordKey } from '../history/keys.ts';
import { type PruneRule, prune } from '../history/prune.ts';
import type { HistoryRecord } from '../history/record.ts';
import { fail, ok, type Result } from '../result.ts';
import { indexInLock, recordAt, removeInLock, storedIndex } from './history-index.ts';
import { storeWithRoom } from './history-room.ts';
import { exclusively } from './lock.ts';
import { notedRemovals } from './removal-note-store.ts';
import { local } from './storage.ts';

/** The record with this id; `undefined` when there is none, or none that can be read. */
export async function readRecord(id: string): Promise<HistoryRecord | undefined> {
  const found = await local.get([recordKey(id)]);
  return found.ok ? recordAt(recordKey(id), found.value[recordKey(id)]) : undefined;
}

/** Those of the records that are there and can be read, in the order of their ids. */
export async function readRecords(ids: readonly string[]): Promise<Result<HistoryRecord[]>> {
  const keys = ids.map(recordKey);
  const found = await local.get(keys);
  if (!found.ok) return found;
  const records = keys.map((key) => recordAt(key, found.value[key]));
  return ok(records.filter((record) => record !== undefined));
}

/**
 * Makes a record of the one that is there and stores it. What lies in its place and cannot be read
 * is put aside in the same write.
 * @param change gets the record with this id, if there is one; what it returns is stored.
 * @returns the stored record; `storage-full` when there is no room, even with older ones gone;
 *   `unexpected` when `change` makes nothing.
 */
export function changeRecord(
  id: string,
  change: (
    previous: HistoryRecord | undefined,
  ) => HistoryRecord | undefined | Promise<HistoryRecord | undefined>,
): Promise<Result<HistoryRecord>> {
  return exclusively('history', async () => {
    const key = recordKey(id);
    const [found, index] = await Promise.all([local.get([key]), indexInLock()]);
    // What cannot be looked at must not be written over: it may have a star.
    if (!found.ok) return found;
    if (!index.ok) return index;
    const previous = recordAt(key, found.value[key]);
    const record = await change(previous);
    if (!record) return fail('unexpected', 'no such record');
    const written = await storeWithRoom(record, index.value, aside(id, found.value, previous));
    return written.ok ? ok(record) : written;
  });
}

/** What lies in the place of a record without being one, under the key where it is put aside. */
export function aside(
  id: string,
  found: Record<string, unknown>,
  readable: HistoryRecord | undefined,
): Record<string, unknown> {
  const key = recordKey(id);
  return key in found && !readable ? { [asideKey(id, Date.now())]: found[key] } : {};
}

/** What was removed, by its storage keys: all that is needed to put it back. */
export type Removed = Readonly<Record<string, unknown>>;

/**
 * Removes what lies under these keys, whether it can be read or not.
 * @returns what was there, for `putBack`.
 */
export function removeKept(keys: readonly string[]): Promise<Result<Removed>> {
  return exclusively('history', async () => {
    const [found, index] = await Promise.all([local.get([...keys]), indexInLock()]);
    if (!found.ok) return found;
    if (!index.ok) return index;
    const removed = await removeInLock(keys, index.value);
    return removed.ok ? found : removed;
  });
}

/** Undoes a removal. What was kept anew in the meantime stays as it is. */
export function putBack(removed: Removed): Promise<Result<void>> {
  return exclusively('history', async () => {
    const [present, index] = await Promise.all([local.get(Object.keys(removed)), indexInLock()]);
    if (!present.ok) return present;
    if (!index.ok) return index;
    const back = Object.entries(removed).filter(([key]) => !(key in present.value));
    const records = back.map(([key, value]) => recordAt(key, value)).filter(isReadable);
    return local.set({
      ...Object.fromEntries(back),
      ...storedIndex(withAll(index.value, records)),
    });
  });
}

/**
 * Removes what the rule no longer keeps, and notes how much that was and why.
 * @param now milliseconds since 1970
 * @returns how many records went
 */
export function pruneHistory(rule: PruneRule, now: number): Promise<Result<number>> {
  return exclusively('history', async () => {
    const index = await indexInLock();
    if (!index.ok) return index;
    const removals = prune(index.value, rule, now);
    if (removals.length === 0) return ok(0);
    const keys = removals.map(({ id }) => recordKey(id));
    const removed = await removeInLock(keys, index.value, await notedRemovals(removals, now));
    return removed.ok ? ok(keys.length) : removed;
  });
}

/** The index with many records' entries, in one go. */
export function withAll(index: HistoryIndex, records: readonly HistoryRecord[]): HistoryIndex {
  const ids = records.map(({ id }) => id);
  return [...withoutRecords(index, ids), ...rebuildIndex(records)];
}

function isReadable(record: HistoryRecord | undefined): record is HistoryRecord {
  return record !== undefined;
}
