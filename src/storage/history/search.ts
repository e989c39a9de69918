/**
 * Searches the titles, sites and points of records.
 *
 * Every keystroke searches all texts, which are normalized once. There is deliberately no index:
 * this takes less than a frame for ten thousand records, while an inverted index takes seconds to
 * build, is slowest for a single letter, and needs to tokenize every language.
 */

import type { Span } from '../../nlp/tokenize.ts';
import { getDisplayHost } from './article-url.ts';
import type { HistoryRecord } from './record.ts';

// Normalizes text for searching, so that differences in spelling which users ignore when they type
// do not matter.

/**
 * Scripts without spaces between words, and the punctuation that they share. A query in them
 * matches anywhere, in other scripts only at the start of a word.
 */
const unspacedScripts = String.raw`[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]`;
const unspacedRun = new RegExp(`${unspacedScripts}+`, 'gu');
const unspacedStart = new RegExp(`^${unspacedScripts}`, 'u');
const notWord = /[^\p{L}\p{N}\p{M}]+/gu;
/** Combining accents, and the vowel points of Hebrew and Arabic. */
const accentMarks = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670]/gu;
/**
 * Letters that Unicode does not decompose although users do, or that are typed in place of each
 * other.
 */
const ligatures = /[ßæœøłđðþıςىیةک]/g;
const spelledOut: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
};
/**
 * The Arabic definite article, which is attached to its word, possibly after “and”, “so”, “in” or
 * “like”.
 */
const arabicArticle = / ([وفبك]?ال|لل)(?=[\u0621-\u064a])/g;
const endsInArabicArticle = /(?:^|[^\p{L}\p{N}\p{M}])(?:[وفبك]?ال|لل)$/u;
/** Maximum number of letters of the article before a word. */
const arabicArticleLength = 3;

/**
 * Normalizes a text to words that each follow one space, without case, accents and punctuation.
 * Runs of unspaced scripts get spaces around them, and Arabic articles a space after them.
 */
export function normalizeForSearch(text: string): string {
  const letters = normalizeLetters(text);
  if (isAscii(letters)) return ` ${letters}`.replace(notWord, ' ');
  const words = ` ${letters.replace(unspacedRun, ' $& ')}`.replace(notWord, ' ');
  return words.replace(arabicArticle, ' $1 ');
}

/** Removes case and accents from letters; everything else stays unchanged. */
function normalizeLetters(text: string): string {
  const lower = text.toLowerCase();
  if (isAscii(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(accentMarks, '')
    .normalize('NFC')
    .toLowerCase() // Compatibility forms may have become upper case: “℡” becomes “TEL”.
    .replace(ligatures, (letter) => spelledOut[letter] ?? letter);
}

/** Returns true if a word starts in an unspaced script, so that it may match inside of others. */
function isUnspaced(word: string): boolean {
  return unspacedStart.test(word);
}

/** Returns true if the text before a word ends in the Arabic definite article. */
function isArabicDefiniteArticle(before: string): boolean {
  return endsInArabicArticle.test(before);
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

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

// Finds where a text matches a search, to highlight the matches in a list.

/**
 * Finds the spans of a text that match a query, in order and without overlaps.
 *
 * @param text as it is displayed
 * @param query as the user typed it
 */
export function findMatches(text: string, query: string): Span[] {
  const normalized = normalizeByCharacter(text);
  const found = parseQueryTerms(query).flatMap((term) => findTermMatches(normalized, term));
  return mergeSpans(found.sort((a, b) => a.start - b.start));
}

/** A normalized text, and the span in the original text that each of its code units comes from. */
interface NormalizedText {
  readonly letters: string;
  readonly origins: readonly Span[];
}

function normalizeByCharacter(text: string): NormalizedText {
  let letters = '';
  const origins: { start: number; end: number }[] = [];
  let at = 0;
  for (const character of text) {
    const normalized = normalizeLetters(character);
    const last = origins.at(-1);
    const end = at + character.length;
    // A combining accent belongs to the letter before it.
    if (normalized === '' && last !== undefined) last.end = end;
    const origin = { start: at, end };
    for (let unit = 0; unit < normalized.length; unit++) origins.push(origin);
    letters += normalized;
    at = end;
  }
  return { letters, origins };
}

function findTermMatches({ letters, origins }: NormalizedText, term: string): Span[] {
  const spans: Span[] = [];
  for (let at = letters.indexOf(term); at >= 0; at = letters.indexOf(term, at + 1)) {
    const first = origins[at];
    const last = origins[at + term.length - 1];
    if (first === undefined || last === undefined || !isWordStart(letters, at, term)) continue;
    spans.push({ start: first.start, end: last.end });
  }
  return spans;
}

const wordBefore = /[\p{L}\p{N}\p{M}]$/u;

function isWordStart(letters: string, at: number, term: string): boolean {
  if (isUnspaced(term)) return true;
  // This includes the Arabic article and the character before it, which shows that the article is a
  // whole one.
  const before = letters.slice(Math.max(0, at - arabicArticleLength - 1), at);
  return (
    !wordBefore.test(before) ||
    isUnspaced([...before].at(-1) ?? '') ||
    isArabicDefiniteArticle(before)
  );
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const result: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}
