/** The history in local storage: one key a record, and a small index beside them. */

import type { Article } from '../article/article.ts';
import { groupByAddress, maxRecordsPerAddress } from '../history/article-url.ts';
import {
  type HistoryIndex,
  indexEntry,
  rebuildIndex,
  withoutRecords,
} from '../history/index-entries.ts';
import { asideKey, recordKey } from '../history/keys.ts';
import { type PruneRule, pruneUnasked, type Removal, totalBytes } from '../history/prune.ts';
import type { HistoryRecord } from '../history/record.ts';
import {
  findCandidates,
  findSameArticle,
  getArticleIdentity,
  getRecordIdentity,
} from '../history/same-article.ts';
import { fail, ok, type Result } from '../result.ts';
import { indexInLock, recordAt, removeInLock, storedIndex } from './history-index.ts';
import { storeWithRoom } from './history-room.ts';
import { exclusively } from './lock.ts';
import { local } from './storage.ts';
import { notedRemovals } from './storage-items.ts';

/** The record with this id; `undefined` when there is none, or none that can be read. */
export async function readRecord(id: string): Promise<HistoryRecord | undefined> {
  const found = await local.get([recordKey(id)]);
  return found.ok ? recordAt(recordKey(id), found.value[recordKey(id)]) : undefined;
}

/** Those of the records that are there and can be read, in the order of their ids. */
export async function readRecords(ids: readonly string[]): Promise<Result<HistoryRecord[]>> {
  const keys = ids.map(recordKey);
  const found = await local.get(keys);
  if (!found.ok) return found;
  const records = keys.map((key) => recordAt(key, found.value[key]));
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
export function changeRecord(id: string, change: Change): Promise<Result<HistoryRecord>> {
  return exclusively('history', async () => {
    const key = recordKey(id);
    const [found, index] = await Promise.all([local.get([key]), indexInLock()]);
    // What cannot be looked at must not be written over: it may have a star.
    if (!found.ok) return found;
    if (!index.ok) return index;
    const previous = recordAt(key, found.value[key]);
    const record = await change(previous);
    if (!record) return fail('unexpected', 'no such record');
    const written = await storeWithRoom(record, index.value, aside(id, found.value, previous));
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
 * @returns what became of it; fails as `changeRecord` does
 */
export function saveArticle(
  article: Article,
  maxBytes: number,
  change: Change,
): Promise<Result<SaveOutcome>> {
  return exclusively('history', async () => {
    const index = await indexInLock();
    if (!index.ok) return index;
    const identity = getArticleIdentity(article);
    const candidates = findCandidates(identity, groupByAddress(idsOf(index.value)));
    const keys = [...candidates, identity.id].map(recordKey);
    const found = await local.get([...new Set(keys)]);
    if (!found.ok) return found;
    const previous = findSameArticle(identity, recordsIn(found.value));
    if (!previous && candidates.length >= maxRecordsPerAddress)
      return ok({ status: 'address-full' });
    const record = await change(previous);
    if (!record) return fail('unexpected', 'no such record');
    if (!fitsBesideStarred(record, index.value, maxBytes)) return ok({ status: 'no-room' });
    const besides = aside(record.id, found.value, previous);
    const written = await storeWithRoom(record, index.value, besides);
    return written.ok ? ok({ status: 'saved', record }) : written;
  });
}

/** Tells if a record could stay once everything without a star has gone. */
function fitsBesideStarred(record: HistoryRecord, index: HistoryIndex, maxBytes: number): boolean {
  const starred = withoutRecords(index, [record.id]).filter((entry) => entry.starred);
  return record.starred || totalBytes(starred) + indexEntry(record).bytes <= maxBytes;
}

function recordsIn(stored: Record<string, unknown>): HistoryRecord[] {
  return Object.entries(stored)
    .map(([key, value]) => recordAt(key, value))
    .filter(isReadable);
}

function idsOf(index: HistoryIndex): string[] {
  return index.map(({ id }) => id);
}

/** What lies in the place of a record without being one, under the key where it is put aside. */
export function aside(
  id: string,
  found: Record<string, unknown>,
  readable: HistoryRecord | undefined,
): Record<string, unknown> {
  const key = recordKey(id);
  return key in found && !readable ? { [asideKey(id, Date.now())]: found[key] } : {};
}

/** What was removed, by its storage keys: all that is needed to put it back. */
export type Removed = Readonly<Record<string, unknown>>;

/**
 * Removes what lies under these keys, whether it can be read or not.
 * @returns what was there, for `putBack`.
 */
export function removeKept(keys: readonly string[]): Promise<Result<Removed>> {
  return exclusively('history', async () => {
    const [found, index] = await Promise.all([local.get([...keys]), indexInLock()]);
    if (!found.ok) return found;
    if (!index.ok) return index;
    const removed = await removeInLock(keys, index.value);
    return removed.ok ? found : removed;
  });
}

/** Undoes a removal. An article that was saved anew in the meantime stays as it is. */
export function putBack(removed: Removed): Promise<Result<void>> {
  return exclusively('history', async () => {
    const [present, index] = await Promise.all([local.get(Object.keys(removed)), indexInLock()]);
    if (!present.ok) return present;
    if (!index.ok) return index;
    const anew = await findSavedAnew(removed, index.value);
    if (!anew.ok) return anew;
    const back = Object.entries(removed).filter(
      ([key]) => !(key in present.value || anew.value.has(key)),
    );
    const records = back.map(([key, value]) => recordAt(key, value)).filter(isReadable);
    return local.set({
      ...Object.fromEntries(back),
      ...storedIndex(withAll(index.value, records)),
    });
  });
}

/** Keys of removed pages' records whose article has got another record since. */
async function findSavedAnew(
  removed: Removed,
  index: HistoryIndex,
): Promise<Result<ReadonlySet<string>>> {
  const byAddress = groupByAddress(idsOf(index));
  const pages = recordsIn(removed)
    .filter(({ scope }) => scope === 'page')
    .map((record) => {
      const identity = getRecordIdentity(record);
      return { id: record.id, identity, candidates: findCandidates(identity, byAddress) };
    });
  const keys = pages.flatMap(({ candidates }) => candidates.map(recordKey));
  const found = await local.get(keys);
  if (!found.ok) return found;
  const anew = pages.filter(({ identity, candidates }) => {
    const stored = candidates.map((id) => recordAt(recordKey(id), found.value[recordKey(id)]));
    return findSameArticle(identity, stored.filter(isReadable)) !== undefined;
  });
  return ok(new Set(anew.map(({ id }) => recordKey(id))));
}

/**
 * Removes what the rule no longer keeps, as far as it may unasked, and notes how much that was and
 * why.
 * @param now milliseconds since 1970
 * @returns what went
 */
export function pruneHistory(rule: PruneRule, now: number): Promise<Result<readonly Removal[]>> {
  return exclusively('history', async () => {
    const index = await indexInLock();
    if (!index.ok) return index;
    const { removals } = pruneUnasked(index.value, rule, now);
    if (removals.length === 0) return ok(removals);
    const keys = removals.map(({ id }) => recordKey(id));
    const removed = await removeInLock(keys, index.value, await notedRemovals(removals, now));
    return removed.ok ? ok(removals) : removed;
  });
}

/** The index with many records' entries, in one go. */
export function withAll(index: HistoryIndex, records: readonly HistoryRecord[]): HistoryIndex {
  const ids = records.map(({ id }) => id);
  return [...withoutRecords(index, ids), ...rebuildIndex(records)];
}

function isReadable(record: HistoryRecord | undefined): record is HistoryRecord {
  return record !== undefined;
}
