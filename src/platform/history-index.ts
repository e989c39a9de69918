/**
 * The index of the history in local storage.
 *
 * An index that is there fits: what is added comes in one write with its entry, and what is removed
 * takes the index with it in the same call, which is written anew afterwards. So a browser that is
 * killed at any moment leaves an index that fits or none, and where there is none it is rebuilt.
 *
 * Functions named `…InLock` are to be called inside `exclusively('history', …)`, as every write is.
 */

import {
  type HistoryIndex,
  indexText,
  parseIndex,
  rebuildIndex,
  withoutRecords,
} from '../history/index-entries.ts';
import { idOfKey, indexKey } from '../history/keys.ts';
import { type HistoryRecord, parseRecord } from '../history/record.ts';
import { ok, type Result } from '../result.ts';
import { exclusively } from './lock.ts';
import { local } from './storage.ts';

/** Records read at once: enough to be quick, few enough that nobody waits behind it. */
export const chunkSize = 100;

/** What to store of an index. */
export function storedIndex(index: HistoryIndex): { [indexKey]: string } {
  const text = indexText(index);
  parsed = { text, index };
  return { [indexKey]: text };
}

/**
 * The text that was last read or written here, and what it says. Ten thousand entries take a tenth
 * of a second to parse, and a page that deletes and undoes meets the same text again and again.
 */
let parsed: { readonly text: string; readonly index: HistoryIndex } | undefined;

/** The index among stored values; `undefined` when it is missing or not one. */
export function indexIn(stored: Record<string, unknown>): HistoryIndex | undefined {
  const text = stored[indexKey];
  if (typeof text !== 'string') return undefined;
  if (parsed?.text === text) return parsed.index;
  const index = parseIndex(text);
  if (index) parsed = { text, index };
  return index;
}

/** The record that lies under a key; `undefined` for what cannot be read, or lies in a wrong place. */
export function recordAt(key: string, stored: unknown): HistoryRecord | undefined {
  const record = parseRecord(stored);
  return record?.id === idOfKey(key) ? record : undefined;
}

/** The index; rebuilt, and stored if there is room for it, when it is missing. */
export async function readIndex(): Promise<Result<HistoryIndex>> {
  const found = await local.get([indexKey]);
  if (!found.ok) return found;
  const index = indexIn(found.value);
  return index ? ok(index) : repairIndex();
}

/** Makes the index anew from the records, whatever the stored one says. */
export function repairIndex(): Promise<Result<HistoryIndex>> {
  return exclusively('history', async () => {
    const rebuilt = await indexOfRecords();
    if (rebuilt.ok) await storeAnew(rebuilt.value);
    return rebuilt;
  });
}

/** Of nothing there is no index, so that whoever looks after an erasure leaves nothing behind. */
async function storeAnew(index: HistoryIndex): Promise<void> {
  if (index.length > 0) await local.set(storedIndex(index));
  else await local.remove([indexKey]);
}

/** The index for a write that is about to change it. */
export async function indexInLock(): Promise<Result<HistoryIndex>> {
  const found = await local.get([indexKey]);
  if (!found.ok) return found;
  const index = indexIn(found.value);
  return index ? ok(index) : indexOfRecords();
}

/**
 * Removes what lies under these keys.
 * @param besides more to store in the write that follows
 * @returns the index without it
 */
export async function removeInLock(
  keys: readonly string[],
  index: HistoryIndex,
  besides: Record<string, unknown> = {},
): Promise<Result<HistoryIndex>> {
  const removed = await local.remove([...keys, indexKey]);
  if (!removed.ok) return removed;
  const ids = keys.map(idOfKey).filter((id) => id !== undefined);
  const rest = withoutRecords(index, ids);
  // Refused, it is missing, and the next to need it rebuilds it: the records are gone all the same.
  await local.set({ ...besides, ...storedIndex(rest) });
  return ok(rest);
}

async function indexOfRecords(): Promise<Result<HistoryIndex>> {
  const keys = await local.keys();
  if (!keys.ok) return keys;
  const index = [];
  for (const chunk of chunksOf(keys.value.filter((key) => idOfKey(key) !== undefined))) {
    const found = await local.get(chunk);
    if (!found.ok) return found;
    const records = chunk.map((key) => recordAt(key, found.value[key]));
    index.push(...rebuildIndex(records.filter((record) => record !== undefined)));
  }
  return ok(index);
}

/** A list in pieces of `chunkSize`. */
export function chunksOf<T>(all: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < all.length; at += chunkSize) chunks.push(all.slice(at, at + chunkSize));
  return chunks;
}
