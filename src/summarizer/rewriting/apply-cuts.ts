/** What a point says: a sentence of the article without the pieces that were cut from it. */

import { baseLanguage } from '../../nlp/language-tags.ts';
import type { Span } from '../../nlp/tokenize.ts';

/**
 * The text of `source` between `start` and `end` without `cuts` (offsets into `source`, in any
 * order). Every character is the source's, in its order; only a first letter that a cut brought
 * to the front is raised to a capital.
 */
export function applyCuts(
  source: string,
  whole: Span,
  cuts: readonly Span[],
  lang: string,
): string {
  const kept = subtractCuts(whole, cuts).map(({ start, end }) => source.slice(start, end));
  const joined = kept.reduce((left, right) => joinSegments(left, right, lang), '').trim();
  const opened = cuts.some((cut) => cut.start <= whole.start && cut.end > whole.start);
  return opened ? capitalizeFirst(joined.replace(/^[\s.,;:–—-]+/u, ''), lang) : joined;
}

/** What is left of `whole` when `cuts` are taken out, in order. */
export function subtractCuts(whole: Span, cuts: readonly Span[]): Span[] {
  const pieces: Span[] = [];
  let at = whole.start;
  for (const cut of [...cuts].sort((a, b) => a.start - b.start)) {
    if (cut.start > at) pieces.push({ start: at, end: Math.min(cut.start, whole.end) });
    at = Math.max(at, cut.end);
  }
  if (at < whole.end) pieces.push({ start: at, end: whole.end });
  return pieces;
}

/** Between two pieces no second space, and none before a mark that takes none. */
function joinSegments(left: string, right: string, lang: string): string {
  if (left === '') return right;
  const spaced = baseLanguage(lang) === 'fr' ? /^\s+[.,)\]”]/u : /^\s+[.,;:!?)\]”…]/u;
  if (/\s$/u.test(left)) {
    return /^[\s.,)\]”]/u.test(right) ? left.trimEnd() + right : left + right;
  }
  return spaced.test(right) ? left + right.trimStart() : left + right;
}

function capitalizeFirst(text: string, lang: string): string {
  const first = /^(["“”«„‘(¿¡]*)(\p{Ll})/u.exec(text);
  if (first === null) return text;
  const [found, before = '', letter = ''] = first;
  return before + letter.toLocaleUpperCase(baseLanguage(lang)) + text.slice(found.length);
}
