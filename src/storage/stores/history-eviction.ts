/** Storing a record where there may be no room left. */

import { local } from '../../browser/storage.ts';
import type { Result } from '../../shared/result.ts';
import { getByteLength, getUtf8Length } from '../history/byte-length.ts';
import { addToIndex, type HistoryIndex, removeFromIndex } from '../history/index-entries.ts';
import { getRecordKey, indexKey } from '../history/keys.ts';
import type { HistoryRecord } from '../history/record.ts';
import { findEvictions, sumRecordBytes } from '../history/retention-policy.ts';
import { removeLocked, toStoredIndex } from './history-index-store.ts';
import { addToRetentionLog } from './storage-items.ts';

/** More than the note of what was removed takes. */
const maxLogBytes = 100;

/**
 * How much is freed for a record, one attempt after the other, before it is given up. Browsers count
 * as they please; and where the index was lost, all of it has to find its room again.
 */
function listFreedBytes(record: HistoryRecord, index: HistoryIndex): number[] {
  const bytes = getByteLength(getRecordKey(record.id), record);
  const indexBytes = getUtf8Length(toStoredIndex(index)[indexKey]);
  return [bytes, 4 * bytes, 4 * bytes + indexBytes].map((neededBytes) => neededBytes + maxLogBytes);
}

/**
 * Stores a record and its index entry in one write, so that neither is there without the other. Is
 * the storage full, the oldest unstarred records make room; where even that does not help (the disk
 * is full of something else), they are put back.
 *
 * @param extraItems more to store in the same write
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
  let written = await write(index, {});
  if (written.ok) return written;
  for (const neededBytes of listFreedBytes(record, index)) {
    if (written.ok || written.failure.code !== 'storage-full') return written;
    written = (await retryWithRoom(record, neededBytes, index, write)) ?? written;
  }
  return written;
}

/** Stores the record, the rest of the index, and a note of what has made room for them. */
type Write = (rest: HistoryIndex, logItem: Record<string, unknown>) => Promise<Result<void>>;

/** @returns `undefined` when there is nothing that could make room. */
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
  const written = await write(rest.value, await addToRetentionLog(removals, record.updatedAt));
  if (!written.ok) await local.set({ ...before.value, ...toStoredIndex(index) });
  return written;
}
