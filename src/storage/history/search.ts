/**
 * Finding a record again by what its title, its site or its points say.
 *
 * Every keystroke reads through all texts, which were folded once. That is no index, on purpose:
 * for ten thousand records it answers within a frame, where an inverted index takes seconds to
 * build and answers one letter (that begins a word of every record) slowest of all. And it needs
 * to know nothing of a language's words.
 */

import { displayHost } from './article-url.ts';
import type { HistoryRecord } from './record.ts';
import { isUnspaced, normalizeForSearch } from './search-normalization.ts';

/** A record made ready for searching. */
export interface SearchDocument {
  readonly id: string;
  readonly site: string;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
  readonly starred: boolean;
  /** Title, site and points, folded, one after the other. */
  readonly text: string;
  /** Where in `text` the title ends, and where the site does. */
  readonly titleEnd: number;
  readonly siteEnd: number;
}

/** What a record must be, besides saying what is looked for. */
export interface Filter {
  readonly site?: string | undefined;
  readonly starred?: boolean | undefined;
  /** Last written at or after this moment: milliseconds since 1970. */
  readonly from?: number | undefined;
}

/** A record made ready; about a tenth of a millisecond each, so a list of thousands is worth parting. */
export function toSearchDocument(record: HistoryRecord): SearchDocument {
  const site = displayHost(record.url);
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
 * The ids of the records that pass the filter and hold every word of the query, or a word that
 * begins with it; in scripts without spaces, anywhere. What the title says comes before what the
 * site says, that before what the points say, and of equals the newest first.
 *
 * @param query as typed; one without words finds everything
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

/** The words that are looked for, folded, each once. */
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

/** The sum over the terms of where each stands best; undefined when one is missing. */
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
  // Looking for the term and then at what is before it is faster than looking for “ term”: spaces
  // are the commonest character there is.
  while (at >= 0 && text.charCodeAt(at - 1) !== space) at = text.indexOf(term, at + 1);
  return at;
}
