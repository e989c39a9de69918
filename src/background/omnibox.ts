/** Searching the history from the address bar. */

import { type Searchable, search, searchable } from '../history/search.ts';
import { readHistory } from '../platform/history-contents.ts';
import { readRecord, readRecords } from '../platform/history-store.ts';
import type { Suggestion } from '../platform/omnibox.ts';
import { watchArea } from '../platform/storage.ts';
import type { HistoryPlace } from '../platform/surfaces.ts';

/** What fits under an address bar. */
const mostSuggestions = 6;

/**
 * The history made ready for searching, from the first letter until it changes. Only a copy: a
 * background that was stopped meanwhile makes it anew.
 */
let ready: Promise<Searchable[]> | undefined;

/** To be called synchronously while the background starts. */
export function followHistory(): void {
  watchArea('local', () => {
    ready = undefined;
  });
}

/** The records that hold what is typed, the best first. */
export async function suggest(text: string): Promise<Suggestion[]> {
  const ids = await find(text);
  const records = await readRecords(ids.slice(0, mostSuggestions));
  if (!records.ok) return [];
  return records.value.map(({ id, title, url, site }) => ({
    id,
    title: title || url,
    site: site ?? '',
  }));
}

/** A chosen suggestion is its record; typed text is a search, with its best hit opened. */
export async function placeOf(text: string): Promise<HistoryPlace> {
  if (await readRecord(text)) return { record: text };
  const [record] = text.trim() === '' ? [] : await find(text);
  return { query: text, ...(record !== undefined && { record }) };
}

async function find(text: string): Promise<string[]> {
  ready ??= readAll();
  return search(await ready, text);
}

async function readAll(): Promise<Searchable[]> {
  const all: Searchable[] = [];
  for await (const piece of readHistory())
    if (piece.ok) all.push(...piece.value.records.map(searchable));
  return all;
}
