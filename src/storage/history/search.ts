/**
 * Searches the titles, sites and points of records.
 *
 * Every keystroke searches all texts, which are normalized once. There is deliberately no index:
 * this takes less than a frame for ten thousand records, while an inverted index takes seconds to
 * build, is slowest for a single letter, and needs to tokenize every language.
 */

import { getDisplayHost } from './article-url.ts';
import type { HistoryRecord } from './record.ts';
import { isUnspaced, normalizeForSearch } from './search-normalization.ts';

/** A record prepared for searching. */
export interface SearchDocument {
  readonly id: string;
  readonly site: string;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
  readonly starred: boolean;
  /** Normalized title, site and points, one after the other. */
  readonly text: string;
  /** Offsets in `text` at which the title and the site end. */
  readonly titleEnd: number;
  readonly siteEnd: number;
}

/** Conditions that a record has to meet in addition to the query. */
export interface Filter {
  readonly site?: string | undefined;
  readonly starred?: boolean | undefined;
  /** Last written at or after this time, in milliseconds since 1970. */
  readonly from?: number | undefined;
}

/**
 * Prepares a record. This takes about a tenth of a millisecond, so thousands of records should be
 * split.
 */
export function toSearchDocument(record: HistoryRecord): SearchDocument {
  const site = getDisplayHost(record.url);
  const points = new Set(
    record.summaries.flatMap((summary) => summary.points.map(({ text }) => text)),
  );
  const title = normalizeForSearch(record.title);
  const names = normalizeForSearch(`${record.site ?? ''} ${site} ${record.byline ?? ''}`);
  return {
    id: record.id,
    site,
    updatedAt: record.updatedAt,
    starred: record.starred,
    text: [title, names, normalizeForSearch([...points].join('\n'))].join(' '),
    titleEnd: title.length,
    siteEnd: title.length + 1 + names.length,
  };
}

/**
 * Finds the records that pass the filter and contain every word of the query, or a word that starts
 * with it; in unspaced scripts anywhere. Matches in the title rank before those in the site, then
 * those in points; equal ones are sorted by date, the newest first.
 *
 * @param query as the user typed it; one without words matches everything
 * @returns ids of records
 */
export function search(
  records: Iterable<SearchDocument>,
  query: string,
  filter: Filter = {},
): string[] {
  const terms = parseQueryTerms(query);
  const hits: { record: SearchDocument; score: number }[] = [];
  for (const record of records) {
    if (!matchesFilter(record, filter)) continue;
    const score = scoreDocument(record, terms);
    if (score !== undefined) hits.push({ record, score });
  }
  hits.sort((a, b) => b.score - a.score || b.record.updatedAt - a.record.updatedAt);
  return hits.map(({ record }) => record.id);
}

/** Returns the normalized words of a query, without duplicates. */
export function parseQueryTerms(query: string): string[] {
  return [...new Set(normalizeForSearch(query).split(' '))].filter((term) => term !== '');
}

function matchesFilter(record: SearchDocument, { site, starred, from }: Filter): boolean {
  return (
    (site === undefined || record.site === site) &&
    (starred === undefined || record.starred === starred) &&
    (from === undefined || record.updatedAt >= from)
  );
}

/** Sums the weights of the best match of each term; `undefined` if a term is missing. */
function scoreDocument(
  { text, titleEnd, siteEnd }: SearchDocument,
  terms: readonly string[],
): number | undefined {
  let score = 0;
  for (const term of terms) {
    const at = findFirstMatch(text, term);
    if (at < 0) return undefined;
    score += at < titleEnd ? 3 : at < siteEnd ? 2 : 1;
  }
  return score;
}

const space = 0x20;

function findFirstMatch(text: string, term: string): number {
  let at = text.indexOf(term);
  if (isUnspaced(term)) return at;
  // Searching the term and then checking the character before it is faster than searching “ term”,
  // because spaces are the most common character.
  while (at >= 0 && text.charCodeAt(at - 1) !== space) at = text.indexOf(term, at + 1);
  return at;
}
