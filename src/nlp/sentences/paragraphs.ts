/** The lines of a text, none longer than what is safe to look at as a whole. */

import type { Span } from '../span.ts';

const lineBreak = /[\n\v\f\r\u0085\u2028\u2029]+/gu;

/**
 * The stretches between line breaks, in order, the blank ones left out. One that is longer than
 * `longest` UTF-16 units is cut at its last white space before that, or in the middle of a run.
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

/** `span` without the white space around it, in pieces of at most `longest` units. */
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

/** The same stretch without white space at its ends; empty where there is nothing else. */
function trimSpan(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && isSpace(text, from)) from += 1;
  while (to > from && isSpace(text, to - 1)) to -= 1;
  return { start: from, end: to };
}

/** The last white space in the second half before `limit`, else `limit` itself, never within a character. */
function findCut(text: string, start: number, limit: number): number {
  for (let at = limit; at > (start + limit) / 2; at -= 1) {
    if (isSpace(text, at)) return at;
  }
  const unit = text.charCodeAt(limit);
  return unit >= 0xdc00 && unit <= 0xdfff ? limit - 1 : limit;
}

/** White space as `String.prototype.trim` sees it. */
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
