/**
 * The index of the history in local storage.
 *
 * An index that is there fits: what is added comes in one write with its entry, and what is removed
 * takes the index with it in the same call, which is written anew afterwards. So a browser that is
 * killed at any moment leaves an index that fits or none, and where there is none it is rebuilt.
 *
 * Functions named `…InLock` are to be called inside `exclusively('history', …)`, as every write is.
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

/** Records read at once: enough to be quick, few enough that nobody waits behind it. */
export const recordsPerChunk = 100;

/** What to store of an index. */
export function toStoredIndex(index: HistoryIndex): { [indexKey]: string } {
  const text = serializeIndex(index);
  parsedIndex = { text, index };
  return { [indexKey]: text };
}

/**
 * The text that was last read or written here, and what it says. Ten thousand entries take a tenth
 * of a second to parse, and a page that deletes and undoes meets the same text again and again.
 */
let parsedIndex: { readonly text: string; readonly index: HistoryIndex } | undefined;

/** The index among stored values; `undefined` when it is missing or not one. */
export function findIndex(stored: Record<string, unknown>): HistoryIndex | undefined {
  const text = stored[indexKey];
  if (typeof text !== 'string') return undefined;
  if (parsedIndex?.text === text) return parsedIndex.index;
  const index = parseIndex(text);
  if (index) parsedIndex = { text, index };
  return index;
}

/** The record that lies under a key; `undefined` for what cannot be read, or lies in a wrong place. */
export function parseRecordAt(key: string, stored: unknown): HistoryRecord | undefined {
  const record = parseRecord(stored);
  return record?.id === recordIdFromKey(key) ? record : undefined;
}

/** The index; rebuilt, and stored if there is room for it, when it is missing. */
export async function readIndex(): Promise<Result<HistoryIndex>> {
  const found = await local.get([indexKey]);
  if (!found.ok) return found;
  const index = findIndex(found.value);
  return index ? ok(index) : repairIndex();
}

/** Makes the index anew from the records, whatever the stored one says. */
export function repairIndex(): Promise<Result<HistoryIndex>> {
  return withLock('history', async () => {
    const rebuilt = await buildIndexFromRecords();
    if (rebuilt.ok) await storeRebuiltIndex(rebuilt.value);
    return rebuilt;
  });
}

/** Of nothing there is no index, so that whoever looks after an erasure leaves nothing behind. */
async function storeRebuiltIndex(index: HistoryIndex): Promise<void> {
  if (index.length > 0) await local.set(toStoredIndex(index));
  else await local.remove([indexKey]);
}

/** The index for a write that is about to change it. */
export async function readIndexLocked(): Promise<Result<HistoryIndex>> {
  const found = await local.get([indexKey]);
  if (!found.ok) return found;
  const index = findIndex(found.value);
  return index ? ok(index) : buildIndexFromRecords();
}

/**
 * Removes what lies under these keys.
 * @param extraItems more to store in the write that follows
 * @returns the index without it
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
  // Refused, it is missing, and the next to need it rebuilds it: the records are gone all the same.
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

/** A list in pieces of `chunkSize`. */
export function chunk<T>(all: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < all.length; at += recordsPerChunk)
    chunks.push(all.slice(at, at + recordsPerChunk));
  return chunks;
}
