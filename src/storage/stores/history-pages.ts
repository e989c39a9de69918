/** Reading all of the history, the newest first and piece by piece, so that a page can begin with it. */

import { local } from '../../browser/storage.ts';
import { ok, type Result } from '../../shared/result.ts';
import { isIndexConsistent } from '../history/index-entries.ts';
import { getRecordKey, isHistoryKey, recordIdFromKey } from '../history/keys.ts';
import type { HistoryRecord } from '../history/record.ts';
import { chunk, parseRecordAt, readIndex, repairIndex } from './history-index-store.ts';

/** A piece of the history. */
export interface HistoryPage {
  readonly records: readonly HistoryRecord[];
  /** What is stored as a record, or was put aside, and cannot be read; by its storage key. */
  readonly unreadable: Readonly<Record<string, unknown>>;
}

/**
 * Every piece of the history, the newest records first. An index that turns out not to fit is
 * rebuilt on the way. Ends with the failure where the storage cannot be read.
 */
export async function* readHistory(): AsyncGenerator<Result<HistoryPage>> {
  const index = await readIndex();
  if (!index.ok) return yield index;
  const newestFirst = [...index.value].sort((a, b) => b.updatedAt - a.updatedAt);
  const indexed = newestFirst.map(({ id }) => getRecordKey(id));
  const readable: string[] = [];
  // The first piece before the list of all keys: it is what the reader waits for.
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

/** All at once, for a backup. */
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

/** The record, or what cannot be read, out of a change of storage. */
export function toHistoryPage(items: Record<string, unknown>): HistoryPage {
  const kept = Object.entries(items).filter(
    ([key, value]) => isHistoryKey(key) && value !== undefined,
  );
  const records = kept.map(([key, value]) => parseRecordAt(key, value));
  return {
    records: records.filter((record) => record !== undefined),
    unreadable: Object.fromEntries(kept.filter((_entry, at) => records[at] === undefined)),
  };
}

/** The ids of the records that a change of storage has removed, and the keys of all else. */
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
