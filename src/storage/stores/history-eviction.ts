/** Stores a record, evicting others if storage is full. */

import { local } from '../../browser/storage.ts';
import type { Result } from '../../shared/result.ts';
import { getByteLength, getUtf8Length } from '../history/byte-length.ts';
import { addToIndex, type HistoryIndex, removeFromIndex } from '../history/index-entries.ts';
import { getRecordKey, indexKey } from '../history/keys.ts';
import type { HistoryRecord } from '../history/record.ts';
import { findEvictions, sumRecordBytes } from '../history/retention-policy.ts';
import { removeLocked, toStoredIndex } from './history-index-store.ts';
import { addToRetentionLog } from './storage-items.ts';

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
