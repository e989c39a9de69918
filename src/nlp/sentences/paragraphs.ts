/** Splits a text into lines of limited length, so that the rules see only short texts. */

import type { Span } from '../span.ts';

const lineBreak = /[\n\v\f\r\u0085\u2028\u2029]+/gu;

/**
 * Returns the non-blank lines of a text in order. A line longer than `maxLength` UTF-16 units is
 * cut at its last white space before that, or within a run of characters if there is none.
 */
export function splitParagraphs(text: string, maxLength: number): Span[] {
  const found: Span[] = [];
  let from = 0;
  for (const { 0: breaks, index } of text.matchAll(lineBreak)) {
    pushChunks(found, text, { start: from, end: index }, maxLength);
    from = index + breaks.length;
  }
  pushChunks(found, text, { start: from, end: text.length }, maxLength);
  return found;
}

/** Appends the trimmed `span` to `into`, in chunks of at most `maxLength` UTF-16 units. */
export function pushChunks(into: Span[], text: string, span: Span, maxLength: number): void {
  let rest = trimSpan(text, span);
  while (rest.end - rest.start > maxLength) {
    const cut = findCut(text, rest.start, rest.start + maxLength);
    const piece = trimSpan(text, { start: rest.start, end: cut });
    if (piece.end > piece.start) into.push(piece);
    rest = trimSpan(text, { start: cut, end: rest.end });
  }
  if (rest.end > rest.start) into.push(rest);
}

/** Trims white space off a span; the result may be empty. */
function trimSpan(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && isSpace(text, from)) from += 1;
  while (to > from && isSpace(text, to - 1)) to -= 1;
  return { start: from, end: to };
}

/**
 * Returns the last white space in the second half before `limit`, otherwise `limit` itself, but
 * never an index within a surrogate pair.
 */
function findCut(text: string, start: number, limit: number): number {
  for (let at = limit; at > (start + limit) / 2; at -= 1) {
    if (isSpace(text, at)) return at;
  }
  const unit = text.charCodeAt(limit);
  return unit >= 0xdc00 && unit <= 0xdfff ? limit - 1 : limit;
}

/** Returns true for white space as `String.prototype.trim` defines it. */
export function isSpace(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (
    unit === 0x20 || unit === 0xa0 || (unit < 0x1680 ? unit >= 9 && unit <= 13 : isRareSpace(unit))
  );
}

function isRareSpace(unit: number): boolean {
  return (
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}
