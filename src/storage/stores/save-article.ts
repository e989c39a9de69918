/**
 * Saves articles, and restores deleted ones. Both compare sentences to find an existing record of
 * the same article. They are not in `history-store.ts`, because the popup imports it and would load
 * the 60 kB of code and data that split sentences before its first paint.
 */

import { withLock } from '../../browser/lock.ts';
import { local } from '../../browser/storage.ts';
import type { Article } from '../../extraction/article.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { groupByAddress, maxRecordsPerAddress } from '../history/article-url.ts';
import { type HistoryIndex, removeFromIndex, toIndexEntry } from '../history/index-entries.ts';
import { getRecordKey } from '../history/keys.ts';
import type { HistoryRecord } from '../history/record.ts';
import { sumRecordBytes } from '../history/retention-policy.ts';
import {
  findCandidates,
  findSameArticle,
  getArticleIdentity,
  getRecordIdentity,
} from '../history/same-article.ts';
import { parseRecordAt, readIndexLocked, toStoredIndex } from './history-index-store.ts';
import {
  addAllToIndex,
  type Change,
  type DeletedItems,
  isReadable,
  parseRecords,
  saveWithEviction,
  toQuarantineItem,
} from './history-store.ts';

/**
 * Outcome of saving a record. It is `no-room` if starred records leave too little space for it, and
 * `address-full` if its address already has `maxRecordsPerAddress` records.
 */
export type SaveOutcome =
  | { readonly status: 'saved'; readonly record: HistoryRecord }
  | { readonly status: 'no-room' | 'address-full' };

/**
 * Saves an article in its own record. Other articles from the same address keep theirs.
 *
 * @param maxBytes maximum size of all records together
 * @returns the outcome; fails like `updateRecord`
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
    const result = await saveWithEviction(record, index.value, extraItems);
    return result.ok ? ok({ status: 'saved', record }) : result;
  });
}

/** Returns true if a record would fit after all unstarred ones were evicted. */
function fitsWithStarred(record: HistoryRecord, index: HistoryIndex, maxBytes: number): boolean {
  const starred = removeFromIndex(index, [record.id]).filter((entry) => entry.starred);
  return record.starred || sumRecordBytes(starred) + toIndexEntry(record).bytes <= maxBytes;
}

/** Undoes a deletion. Articles that have been saved again in the meantime stay unchanged. */
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

/**
 * Returns the keys of deleted page records whose article has been saved in another record since.
 */
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

function listRecordIds(index: HistoryIndex): string[] {
  return index.map(({ id }) => id);
}
