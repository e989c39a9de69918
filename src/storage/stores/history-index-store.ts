/**
 * Stores the index of the history in local storage.
 *
 * A stored index is always consistent: records are added in one write with their entry; when
 * records are removed, the index is removed in the same call and written again afterwards. If the
 * browser is killed at any moment, there is a consistent index or none, and a missing one is
 * rebuilt.
 *
 * Call functions named `…Locked` only within `withLock('history', …)`, as all writes are.
 */

import { withLock } from '../../browser/lock.ts';
import { local } from '../../browser/storage.ts';
import { ok, type Result } from '../../shared/result.ts';
import {
  type HistoryIndex,
  parseIndex,
  rebuildIndex,
  removeFromIndex,
  serializeIndex,
} from '../history/index-entries.ts';
import { indexKey, recordIdFromKey } from '../history/keys.ts';
import { type HistoryRecord, parseRecord } from '../history/record.ts';

/** Records per read: enough to be fast, few enough not to block others. */
export const recordsPerChunk = 100;

/** Returns the item to store for an index. */
export function toStoredIndex(index: HistoryIndex): { [indexKey]: string } {
  const text = serializeIndex(index);
  parsedIndex = { text, index };
  return { [indexKey]: text };
}

/**
 * Caches the index that was read or written last. Parsing ten thousand entries takes a tenth of a
 * second, and a page that deletes and undoes reads the same text again and again.
 */
let parsedIndex: { readonly text: string; readonly index: HistoryIndex } | undefined;

/** Parses the index among stored items; `undefined` if it is missing or invalid. */
export function findIndex(stored: Record<string, unknown>): HistoryIndex | undefined {
  const text = stored[indexKey];
  if (typeof text !== 'string') return undefined;
  if (parsedIndex?.text === text) return parsedIndex.index;
  const index = parseIndex(text);
  if (index) parsedIndex = { text, index };
  return index;
}

/** Parses the record under a key; `undefined` if it is invalid or belongs to another key. */
export function parseRecordAt(key: string, stored: unknown): HistoryRecord | undefined {
  const record = parseRecord(stored);
  return record?.id === recordIdFromKey(key) ? record : undefined;
}

/** Reads the index. If it is missing, it is rebuilt, and stored if there is room. */
export async function readIndex(): Promise<Result<HistoryIndex>> {
  const found = await local.get([indexKey]);
  if (!found.ok) return found;
  const index = findIndex(found.value);
  return index ? ok(index) : repairIndex();
}

/** Rebuilds the index from the records, whatever the stored one contains. */
export function repairIndex(): Promise<Result<HistoryIndex>> {
  return withLock('history', async () => {
    const rebuilt = await buildIndexFromRecords();
    if (rebuilt.ok) await storeRebuiltIndex(rebuilt.value);
    return rebuilt;
  });
}

/**
 * Stores a rebuilt index, except for an empty one, so that reading after an erasure leaves nothing
 * behind.
 */
async function storeRebuiltIndex(index: HistoryIndex): Promise<void> {
  if (index.length > 0) await local.set(toStoredIndex(index));
  else await local.remove([indexKey]);
}

/** Reads the index for a write that will change it. */
export async function readIndexLocked(): Promise<Result<HistoryIndex>> {
  const found = await local.get([indexKey]);
  if (!found.ok) return found;
  const index = findIndex(found.value);
  return index ? ok(index) : buildIndexFromRecords();
}

/**
 * Removes the items under these keys.
 *
 * @param extraItems further items of the write that follows
 * @returns the index without them
 */
export async function removeLocked(
  keys: readonly string[],
  index: HistoryIndex,
  extraItems: Record<string, unknown> = {},
): Promise<Result<HistoryIndex>> {
  const removed = await local.remove([...keys, indexKey]);
  if (!removed.ok) return removed;
  const ids = keys.map(recordIdFromKey).filter((id) => id !== undefined);
  const rest = removeFromIndex(index, ids);
  // If this write is refused, the index is missing and rebuilt when it is needed; the records are
  // removed in any case.
  await local.set({ ...extraItems, ...toStoredIndex(rest) });
  return ok(rest);
}

async function buildIndexFromRecords(): Promise<Result<HistoryIndex>> {
  const keys = await local.keys();
  if (!keys.ok) return keys;
  const index = [];
  for (const batch of chunk(keys.value.filter((key) => recordIdFromKey(key) !== undefined))) {
    const found = await local.get(batch);
    if (!found.ok) return found;
    const records = batch.map((key) => parseRecordAt(key, found.value[key]));
    index.push(...rebuildIndex(records.filter((record) => record !== undefined)));
  }
  return ok(index);
}

/** Splits a list into chunks of `recordsPerChunk`. */
export function chunk<T>(all: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < all.length; at += recordsPerChunk)
    chunks.push(all.slice(at, at + recordsPerChunk));
  return chunks;
}
