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
  isIndexConsistent,
  parseIndex,
  rebuildIndex,
  removeFromIndex,
  serializeIndex,
} from '../history/index-entries.ts';
import { getRecordKey, indexKey, isHistoryKey, recordIdFromKey } from '../history/keys.ts';
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

// Reads the whole history in pages, the newest records first, so that a view can start with them.

/** One page of the history. */
export interface HistoryPage {
  readonly records: readonly HistoryRecord[];
  /** Stored values that cannot be parsed as records, including quarantined ones, by storage key. */
  readonly unreadable: Readonly<Record<string, unknown>>;
}

/**
 * Reads all pages of the history, the newest records first. An index that turns out to be
 * inconsistent is rebuilt. Ends with a failure if storage cannot be read.
 */
export async function* readHistory(): AsyncGenerator<Result<HistoryPage>> {
  const index = await readIndex();
  if (!index.ok) return yield index;
  const newestFirst = [...index.value].sort((a, b) => b.updatedAt - a.updatedAt);
  const indexed = newestFirst.map(({ id }) => getRecordKey(id));
  const readable: string[] = [];
  // The first page comes before the list of all keys, because the user waits for it.
  for await (const page of readPages(indexed)) {
    yield page;
    if (!page.ok) return;
    readable.push(...page.value.records.map(({ id }) => id));
  }
  const keys = await local.keys();
  if (!keys.ok) return yield keys;
  const known = new Set(indexed);
  for await (const page of readPages(
    keys.value.filter((key) => isHistoryKey(key) && !known.has(key)),
  )) {
    yield page;
    if (!page.ok) return;
    readable.push(...page.value.records.map(({ id }) => id));
  }
  if (!isIndexConsistent(index.value, readable)) await repairIndex();
}

/** Reads the whole history at once, for a backup. */
export async function readAllRecords(): Promise<Result<HistoryPage>> {
  const records: HistoryRecord[] = [];
  const unreadable: Record<string, unknown> = {};
  for await (const page of readHistory()) {
    if (!page.ok) return page;
    records.push(...page.value.records);
    Object.assign(unreadable, page.value.unreadable);
  }
  return ok({ records, unreadable });
}

/** Extracts the records and unreadable values from a change of storage. */
export function toHistoryPage(items: Record<string, unknown>): HistoryPage {
  const historyItems = Object.entries(items).filter(
    ([key, value]) => isHistoryKey(key) && value !== undefined,
  );
  const records = historyItems.map(([key, value]) => parseRecordAt(key, value));
  return {
    records: records.filter((record) => record !== undefined),
    unreadable: Object.fromEntries(historyItems.filter((_entry, at) => records[at] === undefined)),
  };
}

/**
 * Returns the ids of records that a change of storage has removed, and the keys of all removed
 * items.
 */
export function findRemoved(changed: Record<string, unknown>): { ids: string[]; keys: string[] } {
  const keys = Object.keys(changed).filter(
    (key) => isHistoryKey(key) && changed[key] === undefined,
  );
  return { ids: keys.map(recordIdFromKey).filter((id) => id !== undefined), keys };
}

async function* readPages(keys: readonly string[]): AsyncGenerator<Result<HistoryPage>> {
  for (const batch of chunk(keys)) {
    const found = await local.get(batch);
    if (!found.ok) return yield found;
    yield ok(toHistoryPage(found.value));
  }
}
