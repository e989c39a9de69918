/** Searching the history from the address bar. */

import type { HistoryQuery } from '../browser/extension-pages.ts';
import type { Suggestion } from '../browser/omnibox.ts';
import { onStorageChanged } from '../browser/storage.ts';
import { type SearchDocument, search, toSearchDocument } from '../storage/history/search.ts';
import { readHistory } from '../storage/stores/history-pages.ts';
import { readRecord, readRecords } from '../storage/stores/history-store.ts';

/** What fits under an address bar. */
const maxSuggestions = 6;

/**
 * The history made ready for searching, from the first letter until it changes. Only a copy: a
 * background that was stopped meanwhile makes it anew.
 */
let searchIndex: Promise<SearchDocument[]> | undefined;

/** To be called synchronously while the background starts. */
export function invalidateOnHistoryChange(): void {
  onStorageChanged('local', () => {
    searchIndex = undefined;
  });
}

/** The records that hold what is typed, the best first. */
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

/** A chosen suggestion is its record; typed text is a search, with its best hit opened. */
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
