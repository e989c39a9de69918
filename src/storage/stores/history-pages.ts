/**
 * Reads the whole history in pages, the newest records first, so that a view can start with them.
 */

import { local } from '../../browser/storage.ts';
import { ok, type Result } from '../../shared/result.ts';
import { isIndexConsistent } from '../history/index-entries.ts';
import { getRecordKey, isHistoryKey, recordIdFromKey } from '../history/keys.ts';
import type { HistoryRecord } from '../history/record.ts';
import { chunk, parseRecordAt, readIndex, repairIndex } from './history-index-store.ts';

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
