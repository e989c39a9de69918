/** Where a text says what was searched for, to be marked in a list. */

import type { Span } from '../../nlp/span.ts';
import { parseQueryTerms } from './search.ts';
import {
  arabicArticleLength,
  isArabicDefiniteArticle,
  isUnspaced,
  normalizeLetters,
} from './search-normalization.ts';

/**
 * The stretches of `text` that the query found, in order and not overlapping.
 *
 * @param text as it is shown
 * @param query as typed
 */
export function findMatches(text: string, query: string): Span[] {
  const folded = normalizeByCharacter(text);
  const found = parseQueryTerms(query).flatMap((term) => findTermMatches(folded, term));
  return mergeSpans(found.sort((a, b) => a.start - b.start));
}

/** A folded text, and for each unit of it the character that it comes from. */
interface NormalizedText {
  readonly letters: string;
  readonly origins: readonly Span[];
}

function normalizeByCharacter(text: string): NormalizedText {
  let letters = '';
  const origins: { start: number; end: number }[] = [];
  let at = 0;
  for (const character of text) {
    const folded = normalizeLetters(character);
    const last = origins.at(-1);
    const end = at + character.length;
    if (folded === '' && last !== undefined) last.end = end; // An accent belongs to its letter.
    const origin = { start: at, end };
    for (let unit = 0; unit < folded.length; unit++) origins.push(origin);
    letters += folded;
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
  // The article, and the character before it that shows it to be a whole one.
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
