/** Storing a record where there may be no room left. */

import { byteLength, utf8Length } from '../history/byte-length.ts';
import { type HistoryIndex, withoutRecords, withRecord } from '../history/index-entries.ts';
import { indexKey, recordKey } from '../history/keys.ts';
import { prune, totalBytes } from '../history/prune.ts';
import type { HistoryRecord } from '../history/record.ts';
import type { Result } from '../result.ts';
import { removeInLock, storedIndex } from './history-index.ts';
import { local } from './storage.ts';
import { notedRemovals } from './storage-items.ts';

/** More than the note of what was removed takes. */
const noteBytes = 100;

/**
 * How much is freed for a record, one attempt after the other, before it is given up. Browsers count
 * as they please; and where the index was lost, all of it has to find its room again.
 */
function attempts(record: HistoryRecord, index: HistoryIndex): number[] {
  const bytes = byteLength(recordKey(record.id), record);
  const indexBytes = utf8Length(storedIndex(index)[indexKey]);
  return [bytes, 4 * bytes, 4 * bytes + indexBytes].map((wanted) => wanted + noteBytes);
}

/**
 * Stores a record and its index entry in one write, so that neither is there without the other. Is
 * the storage full, the oldest unstarred records make room; where even that does not help (the disk
 * is full of something else), they are put back.
 *
 * @param besides more to store in the same write
 */
export async function storeWithRoom(
  record: HistoryRecord,
  index: HistoryIndex,
  besides: Record<string, unknown>,
): Promise<Result<void>> {
  const write: Write = (rest, note) =>
    local.set({
      ...besides,
      ...note,
      [recordKey(record.id)]: record,
      ...storedIndex(withRecord(rest, record)),
    });
  let written = await write(index, {});
  if (written.ok) return written;
  for (const wanted of attempts(record, index)) {
    if (written.ok || written.failure.code !== 'storage-full') return written;
    written = (await withRoom(record, wanted, index, write)) ?? written;
  }
  return written;
}

/** Stores the record, the rest of the index, and a note of what has made room for them. */
type Write = (rest: HistoryIndex, note: Record<string, unknown>) => Promise<Result<void>>;

/** @returns `undefined` when there is nothing that could make room. */
async function withRoom(
  record: HistoryRecord,
  wanted: number,
  index: HistoryIndex,
  write: Write,
): Promise<Result<void> | undefined> {
  const others = withoutRecords(index, [record.id]);
  const bytes = Math.max(0, totalBytes(others) - wanted);
  const removals = prune(others, { days: 0, bytes }, record.updatedAt);
  const keys = removals.map(({ id }) => recordKey(id));
  if (keys.length === 0) return undefined;
  const before = await local.get(keys);
  if (!before.ok) return before;
  const rest = await removeInLock(keys, index);
  if (!rest.ok) return rest;
  const written = await write(rest.value, await notedRemovals(removals, record.updatedAt));
  if (!written.ok) await local.set({ ...before.value, ...storedIndex(index) });
  return written;
}
