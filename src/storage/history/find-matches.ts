/** Finds where a text matches a search, to highlight the matches in a list. */

import type { Span } from '../../nlp/span.ts';
import { parseQueryTerms } from './search.ts';
import {
  arabicArticleLength,
  isArabicDefiniteArticle,
  isUnspaced,
  normalizeLetters,
} from './search-normalization.ts';

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
