/** The history in local storage: one key a record, and a small index beside them. */

import { withLock } from '../../browser/lock.ts';
import { local } from '../../browser/storage.ts';
import type { Article } from '../../extraction/article.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { groupByAddress, maxRecordsPerAddress } from '../history/article-url.ts';
import {
  type HistoryIndex,
  rebuildIndex,
  removeFromIndex,
  toIndexEntry,
} from '../history/index-entries.ts';
import { getRecordKey, quarantineKey } from '../history/keys.ts';
import type { HistoryRecord } from '../history/record.ts';
import {
  type Eviction,
  planRetention,
  type RetentionPolicy,
  sumRecordBytes,
} from '../history/retention-policy.ts';
import {
  findCandidates,
  findSameArticle,
  getArticleIdentity,
  getRecordIdentity,
} from '../history/same-article.ts';
import { saveWithEviction } from './history-eviction.ts';
import {
  parseRecordAt,
  readIndexLocked,
  removeLocked,
  toStoredIndex,
} from './history-index-store.ts';
import { addToRetentionLog } from './storage-items.ts';

/** The record with this id; `undefined` when there is none, or none that can be read. */
export async function readRecord(id: string): Promise<HistoryRecord | undefined> {
  const found = await local.get([getRecordKey(id)]);
  return found.ok ? parseRecordAt(getRecordKey(id), found.value[getRecordKey(id)]) : undefined;
}

/** Those of the records that are there and can be read, in the order of their ids. */
export async function readRecords(ids: readonly string[]): Promise<Result<HistoryRecord[]>> {
  const keys = ids.map(getRecordKey);
  const found = await local.get(keys);
  if (!found.ok) return found;
  const records = keys.map((key) => parseRecordAt(key, found.value[key]));
  return ok(records.filter((record) => record !== undefined));
}

/** Makes a record of the one that is there, if there is one; what it returns is stored. */
type Change = (
  previous: HistoryRecord | undefined,
) => HistoryRecord | undefined | Promise<HistoryRecord | undefined>;

/**
 * Makes a record of the one that is there and stores it. What lies in its place and cannot be read
 * is put aside in the same write.
 * @returns the stored record; `storage-full` when there is no room, even with older ones gone;
 *   `unexpected` when `change` makes nothing.
 */
export function updateRecord(id: string, change: Change): Promise<Result<HistoryRecord>> {
  return withLock('history', async () => {
    const key = getRecordKey(id);
    const [found, index] = await Promise.all([local.get([key]), readIndexLocked()]);
    // What cannot be looked at must not be written over: it may have a star.
    if (!found.ok) return found;
    if (!index.ok) return index;
    const previous = parseRecordAt(key, found.value[key]);
    const record = await change(previous);
    if (!record) return fail('unexpected', 'no such record');
    const written = await saveWithEviction(
      record,
      index.value,
      toQuarantineItem(id, found.value, previous),
    );
    return written.ok ? ok(record) : written;
  });
}

/**
 * The outcome of saving a record. `no-room`: those with a star leave none for it, and it would be
 * the first to go; `address-full`: there are `maxRecordsPerAddress` of its address.
 */
export type SaveOutcome =
  | { readonly status: 'saved'; readonly record: HistoryRecord }
  | { readonly status: 'no-room' | 'address-full' };

/**
 * Makes a record of an article's own, if there is one, and stores it; beside those of other articles
 * that the same address has shown.
 * @param maxBytes that all records together may take
 * @returns what became of it; fails as `updateRecord` does
 */
export function saveArticle(
  article: Article,
  maxBytes: number,
  change: Change,
): Promise<Result<SaveOutcome>> {
  return withLock('history', async () => {
    const index = await readIndexLocked();
    if (!index.ok) return index;
    const identity = getArticleIdentity(article);
    const candidates = findCandidates(identity, groupByAddress(listRecordIds(index.value)));
    const keys = [...candidates, identity.id].map(getRecordKey);
    const found = await local.get([...new Set(keys)]);
    if (!found.ok) return found;
    const previous = findSameArticle(identity, parseRecords(found.value));
    if (!previous && candidates.length >= maxRecordsPerAddress)
      return ok({ status: 'address-full' });
    const record = await change(previous);
    if (!record) return fail('unexpected', 'no such record');
    if (!fitsWithStarred(record, index.value, maxBytes)) return ok({ status: 'no-room' });
    const extraItems = toQuarantineItem(record.id, found.value, previous);
    const written = await saveWithEviction(record, index.value, extraItems);
    return written.ok ? ok({ status: 'saved', record }) : written;
  });
}

/** Tells if a record could stay once everything without a star has gone. */
function fitsWithStarred(record: HistoryRecord, index: HistoryIndex, maxBytes: number): boolean {
  const starred = removeFromIndex(index, [record.id]).filter((entry) => entry.starred);
  return record.starred || sumRecordBytes(starred) + toIndexEntry(record).bytes <= maxBytes;
}

function parseRecords(stored: Record<string, unknown>): HistoryRecord[] {
  return Object.entries(stored)
    .map(([key, value]) => parseRecordAt(key, value))
    .filter(isReadable);
}

function listRecordIds(index: HistoryIndex): string[] {
  return index.map(({ id }) => id);
}

/** What lies in the place of a record without being one, under the key where it is put aside. */
export function toQuarantineItem(
  id: string,
  found: Record<string, unknown>,
  readable: HistoryRecord | undefined,
): Record<string, unknown> {
  const key = getRecordKey(id);
  return key in found && !readable ? { [quarantineKey(id, Date.now())]: found[key] } : {};
}

/** What was removed, by its storage keys: all that is needed to put it back. */
export type DeletedItems = Readonly<Record<string, unknown>>;

/**
 * Removes what lies under these keys, whether it can be read or not.
 * @returns what was there, for `restoreItems`.
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

/** Undoes a removal. An article that was saved anew in the meantime stays as it is. */
export function restoreItems(removed: DeletedItems): Promise<Result<void>> {
  return withLock('history', async () => {
    const [present, index] = await Promise.all([
      local.get(Object.keys(removed)),
      readIndexLocked(),
    ]);
    if (!present.ok) return present;
    if (!index.ok) return index;
    const resaved = await findResaved(removed, index.value);
    if (!resaved.ok) return resaved;
    const restored = Object.entries(removed).filter(
      ([key]) => !(key in present.value || resaved.value.has(key)),
    );
    const records = restored.map(([key, value]) => parseRecordAt(key, value)).filter(isReadable);
    return local.set({
      ...Object.fromEntries(restored),
      ...toStoredIndex(addAllToIndex(index.value, records)),
    });
  });
}

/** Keys of removed pages' records whose article has got another record since. */
async function findResaved(
  removed: DeletedItems,
  index: HistoryIndex,
): Promise<Result<ReadonlySet<string>>> {
  const byAddress = groupByAddress(listRecordIds(index));
  const pages = parseRecords(removed)
    .filter(({ scope }) => scope === 'page')
    .map((record) => {
      const identity = getRecordIdentity(record);
      return { id: record.id, identity, candidates: findCandidates(identity, byAddress) };
    });
  const keys = pages.flatMap(({ candidates }) => candidates.map(getRecordKey));
  const found = await local.get(keys);
  if (!found.ok) return found;
  const resaved = pages.filter(({ identity, candidates }) => {
    const stored = candidates.map((id) =>
      parseRecordAt(getRecordKey(id), found.value[getRecordKey(id)]),
    );
    return findSameArticle(identity, stored.filter(isReadable)) !== undefined;
  });
  return ok(new Set(resaved.map(({ id }) => getRecordKey(id))));
}

/**
 * Removes what the rule no longer keeps, as far as it may unasked, and notes how much that was and
 * why.
 * @param now milliseconds since 1970
 * @returns what went
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

/** The index with many records' entries, in one go. */
export function addAllToIndex(
  index: HistoryIndex,
  records: readonly HistoryRecord[],
): HistoryIndex {
  const ids = records.map(({ id }) => id);
  return [...removeFromIndex(index, ids), ...rebuildIndex(records)];
}

function isReadable(record: HistoryRecord | undefined): record is HistoryRecord {
  return record !== undefined;
}
