/**
 * Creates the text of a sentence without its cuts: noise, and what compression removes. Called by the
 * segmentation and when points are created.
 */

import { baseLanguage } from '../../nlp/language-tags.ts';
import type { Span } from '../../nlp/tokenize.ts';

/**
 * Returns a range of a text without its cuts. Every character comes from the source, in its order.
 * Only a letter that a cut has brought to the start becomes a capital.
 *
 * @param whole the range, in UTF-16 offsets into `source`
 * @param cuts ranges of `source`, in any order
 */
export function applyCuts(
  source: string,
  whole: Span,
  cuts: readonly Span[],
  lang: string,
): string {
  const segments = subtractCuts(whole, cuts).map(({ start, end }) => source.slice(start, end));
  const joined = segments.reduce((left, right) => joinSegments(left, right, lang), '').trim();
  const isStartCut = cuts.some((cut) => cut.start <= whole.start && cut.end > whole.start);
  return isStartCut ? capitalizeFirst(joined.replace(/^[\s.,;:–—-]+/u, ''), lang) : joined;
}

/** Returns the ranges that remain of `whole` without the cuts, in order. */
export function subtractCuts(whole: Span, cuts: readonly Span[]): Span[] {
  const segments: Span[] = [];
  let at = whole.start;
  for (const cut of [...cuts].sort((a, b) => a.start - b.start)) {
    if (cut.start > at) segments.push({ start: at, end: Math.min(cut.start, whole.end) });
    at = Math.max(at, cut.end);
  }
  if (at < whole.end) segments.push({ start: at, end: whole.end });
  return segments;
}

/** Leaves one space between two segments, and none before punctuation, except where French has one. */
function joinSegments(left: string, right: string, lang: string): string {
  if (left === '') return right;
  const unspacedMark = baseLanguage(lang) === 'fr' ? /^\s+[.,)\]”]/u : /^\s+[.,;:!?)\]”…]/u;
  if (/\s$/u.test(left)) {
    return /^[\s.,)\]”]/u.test(right) ? left.trimEnd() + right : left + right;
  }
  return unspacedMark.test(right) ? left + right.trimStart() : left + right;
}

function capitalizeFirst(text: string, lang: string): string {
  const first = /^(["“”«„‘(¿¡]*)(\p{Ll})/u.exec(text);
  if (first === null) return text;
  const [found, before = '', letter = ''] = first;
  return before + letter.toLocaleUpperCase(baseLanguage(lang)) + text.slice(found.length);
}
