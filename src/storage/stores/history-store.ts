/**
 * Stores the history in local storage: one key per record, and a small index. See `save-article.ts`
 * for what has to recognize articles.
 */

import { withLock } from '../../browser/lock.ts';
import { local } from '../../browser/storage.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import {
  addToIndex,
  getByteLength,
  getUtf8Length,
  type HistoryIndex,
  rebuildIndex,
  removeFromIndex,
} from '../history/index-entries.ts';
import { getRecordKey, indexKey, quarantineKey } from '../history/keys.ts';
import type { HistoryRecord } from '../history/record.ts';
import {
  type Eviction,
  findEvictions,
  planRetention,
  type RetentionPolicy,
  sumRecordBytes,
} from '../history/retention-policy.ts';
import {
  parseRecordAt,
  readIndexLocked,
  removeLocked,
  toStoredIndex,
} from './history-index-store.ts';
import { addToRetentionLog } from './storage-items.ts';

// Stores a record, evicting others if storage is full.

/** Exceeds the bytes of an entry in the retention log. */
const maxLogBytes = 100;

/**
 * Lists how many bytes to free in successive attempts to store a record. Browsers count bytes
 * differently, and if the index was lost, it needs room as well.
 */
function listFreedBytes(record: HistoryRecord, index: HistoryIndex): number[] {
  const bytes = getByteLength(getRecordKey(record.id), record);
  const indexBytes = getUtf8Length(toStoredIndex(index)[indexKey]);
  return [bytes, 4 * bytes, 4 * bytes + indexBytes].map((neededBytes) => neededBytes + maxLogBytes);
}

/**
 * Stores a record and its index entry in one write, so that neither exists without the other. If
 * storage is full, the oldest unstarred records are evicted; if that does not help, because
 * something else fills the disk, they are put back.
 *
 * @param extraItems further items of the same write
 * @returns nothing; fails with `storage-full` or `unexpected`
 */
export async function saveWithEviction(
  record: HistoryRecord,
  index: HistoryIndex,
  extraItems: Record<string, unknown>,
): Promise<Result<void>> {
  const write: Write = (rest, logItem) =>
    local.set({
      ...extraItems,
      ...logItem,
      [getRecordKey(record.id)]: record,
      ...toStoredIndex(addToIndex(rest, record)),
    });
  let result = await write(index, {});
  if (result.ok) return result;
  for (const neededBytes of listFreedBytes(record, index)) {
    if (result.ok || result.failure.code !== 'storage-full') return result;
    result = (await retryWithRoom(record, neededBytes, index, write)) ?? result;
  }
  return result;
}

/** Writes the record, the remaining index, and the log of evictions. */
type Write = (rest: HistoryIndex, logItem: Record<string, unknown>) => Promise<Result<void>>;

/** @returns `undefined` if no record can be evicted */
async function retryWithRoom(
  record: HistoryRecord,
  neededBytes: number,
  index: HistoryIndex,
  write: Write,
): Promise<Result<void> | undefined> {
  const others = removeFromIndex(index, [record.id]);
  const bytes = Math.max(0, sumRecordBytes(others) - neededBytes);
  const removals = findEvictions(others, { days: 0, bytes }, record.updatedAt);
  const keys = removals.map(({ id }) => getRecordKey(id));
  if (keys.length === 0) return undefined;
  const before = await local.get(keys);
  if (!before.ok) return before;
  const rest = await removeLocked(keys, index);
  if (!rest.ok) return rest;
  const result = await write(rest.value, await addToRetentionLog(removals, record.updatedAt));
  if (!result.ok) await local.set({ ...before.value, ...toStoredIndex(index) });
  return result;
}

/** Reads a record; `undefined` if there is none, or if it cannot be parsed. */
export async function readRecord(id: string): Promise<HistoryRecord | undefined> {
  const found = await local.get([getRecordKey(id)]);
  return found.ok ? parseRecordAt(getRecordKey(id), found.value[getRecordKey(id)]) : undefined;
}

/** Reads those of the records that exist and can be parsed, in the order of `ids`. */
export async function readRecords(ids: readonly string[]): Promise<Result<HistoryRecord[]>> {
  const keys = ids.map(getRecordKey);
  const found = await local.get(keys);
  if (!found.ok) return found;
  const records = keys.map((key) => parseRecordAt(key, found.value[key]));
  return ok(records.filter((record) => record !== undefined));
}

/** Returns the record to store for the existing one; `undefined` to store nothing. */
export type Change = (
  previous: HistoryRecord | undefined,
) => HistoryRecord | undefined | Promise<HistoryRecord | undefined>;

/**
 * Replaces a record by what `change` returns. An unreadable value under its key is quarantined in
 * the same write.
 *
 * @returns the stored record; fails with `storage-full` if there is no room even after evictions,
 *   and with `unexpected` if `change` returns nothing
 */
export function updateRecord(id: string, change: Change): Promise<Result<HistoryRecord>> {
  return withLock('history', async () => {
    const key = getRecordKey(id);
    const [found, index] = await Promise.all([local.get([key]), readIndexLocked()]);
    // A record that cannot be read must not be overwritten, because it may be starred.
    if (!found.ok) return found;
    if (!index.ok) return index;
    const previous = parseRecordAt(key, found.value[key]);
    const record = await change(previous);
    if (!record) return fail('unexpected', 'no such record');
    const result = await saveWithEviction(
      record,
      index.value,
      toQuarantineItem(id, found.value, previous),
    );
    return result.ok ? ok(record) : result;
  });
}

/** Parses those of the stored items that are readable records. */
export function parseRecords(stored: Record<string, unknown>): HistoryRecord[] {
  return Object.entries(stored)
    .map(([key, value]) => parseRecordAt(key, value))
    .filter(isReadable);
}

/**
 * Returns the item that quarantines an unreadable value under a record's key; nothing if there is
 * none.
 */
export function toQuarantineItem(
  id: string,
  found: Record<string, unknown>,
  readable: HistoryRecord | undefined,
): Record<string, unknown> {
  const key = getRecordKey(id);
  return key in found && !readable ? { [quarantineKey(id, Date.now())]: found[key] } : {};
}

/** Deleted items by storage key, which `restoreItems` can put back. */
export type DeletedItems = Readonly<Record<string, unknown>>;

/**
 * Deletes the items under these keys, readable or not.
 *
 * @returns the deleted items, for `restoreItems`
 */
export function deleteItems(keys: readonly string[]): Promise<Result<DeletedItems>> {
  return withLock('history', async () => {
    const [found, index] = await Promise.all([local.get([...keys]), readIndexLocked()]);
    if (!found.ok) return found;
    if (!index.ok) return index;
    const removed = await removeLocked(keys, index.value);
    return removed.ok ? found : removed;
  });
}

/**
 * Evicts the records that the policy no longer keeps, as far as no confirmation is needed, and logs
 * how many they were and why.
 *
 * @param now milliseconds since 1970
 * @returns the evicted records
 */
export function pruneHistory(
  policy: RetentionPolicy,
  now: number,
): Promise<Result<readonly Eviction[]>> {
  return withLock('history', async () => {
    const index = await readIndexLocked();
    if (!index.ok) return index;
    const { removals } = planRetention(index.value, policy, now);
    if (removals.length === 0) return ok(removals);
    const keys = removals.map(({ id }) => getRecordKey(id));
    const removed = await removeLocked(keys, index.value, await addToRetentionLog(removals, now));
    return removed.ok ? ok(removals) : removed;
  });
}

/** Adds the entries of many records at once. */
export function addAllToIndex(
  index: HistoryIndex,
  records: readonly HistoryRecord[],
): HistoryIndex {
  const ids = records.map(({ id }) => id);
  return [...removeFromIndex(index, ids), ...rebuildIndex(records)];
}

export function isReadable(record: HistoryRecord | undefined): record is HistoryRecord {
  return record !== undefined;
}
