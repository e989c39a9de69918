/** Searches the history from the address bar. */

import type { HistoryQuery } from '../browser/extension-pages.ts';
import type { Suggestion } from '../browser/omnibox.ts';
import { onStorageChanged } from '../browser/storage.ts';
import { type SearchDocument, search, toSearchDocument } from '../storage/history/search.ts';
import { readHistory } from '../storage/stores/history-index-store.ts';
import { readRecord, readRecords } from '../storage/stores/history-store.ts';

/** Number of suggestions that fit below an address bar. */
const maxSuggestions = 6;

/**
 * Caches the searchable history until it changes. A background that was terminated loads it again.
 */
let searchIndex: Promise<SearchDocument[]> | undefined;

/** Drops the cache when the history changes. Call it synchronously at startup of the background. */
export function invalidateOnHistoryChange(): void {
  onStorageChanged('local', () => {
    searchIndex = undefined;
  });
}

/** Returns the records that match a text, the best first. */
export async function suggest(text: string): Promise<Suggestion[]> {
  const ids = await findRecordIds(text);
  const records = await readRecords(ids.slice(0, maxSuggestions));
  if (!records.ok) return [];
  return records.value.map(({ id, title, url, site }) => ({
    id,
    title: title || url,
    site: site ?? '',
  }));
}

/**
 * Resolves the id of a suggestion to its record, and any other text to a search with the best match
 * expanded.
 */
export async function resolveOmniboxInput(text: string): Promise<HistoryQuery> {
  if (await readRecord(text)) return { record: text };
  const [record] = text.trim() === '' ? [] : await findRecordIds(text);
  return { query: text, ...(record !== undefined && { record }) };
}

async function findRecordIds(text: string): Promise<string[]> {
  searchIndex ??= loadSearchIndex();
  return search(await searchIndex, text);
}

async function loadSearchIndex(): Promise<SearchDocument[]> {
  const all: SearchDocument[] = [];
  for await (const page of readHistory())
    if (page.ok) all.push(...page.value.records.map(toSearchDocument));
  return all;
}
