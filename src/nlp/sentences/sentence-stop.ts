/** Finds the places where a sentence may end, with their context. */

import type { Span } from '../tokenize.ts';
import type { QuoteMark } from './quote-marks.ts';
import type { SentenceLanguage } from './sentence-language.ts';

// Splits a text into lines of limited length, so that the rules see only short texts.

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
function isSpace(text: string, at: number): boolean {
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

/** A line of text to split into sentences. */
interface Paragraph {
  readonly text: string;
  readonly language: SentenceLanguage;
  readonly marks: ReadonlyMap<number, QuoteMark>;
  /** Without capitals, a lower-case letter is no evidence that a sentence continues. */
  readonly hasCapitals: boolean;
}

export interface Stop {
  readonly paragraph: Paragraph;
  /** Start of the sentence that may end here. */
  readonly start: number;
  /** Index of the terminator. */
  readonly at: number;
  /** `.`, `?!`, `…`, `。` */
  readonly terminator: string;
  /** Closing quotation marks, brackets and footnote numbers after the terminator. */
  readonly closers: string;
  /** Index after the closers, where the sentence ends if it ends here. */
  readonly end: number;
  /** Index of the next character that is not white space; the text's length if there is none. */
  readonly next: number;
  /** Text of the sentence before the terminator, at most 40 UTF-16 units. */
  readonly before: string;
  /** Text from `next` on, at most 80 UTF-16 units. */
  readonly after: string;
}

/** `true`: the sentence ends here. `false`: it continues. `undefined`: the next rule decides. */
export type Rule = (stop: Stop) => boolean | undefined;

const maxCharsBefore = 40;
const maxCharsAfter = 80;

/**
 * Adds U+2026, which Unicode does not list, and a dash that breaks off speech; omits the little
 * Burmese stop, which is a comma.
 */
const terminators = /(?:(?!\u104a)[\p{STerm}…‥\u037e])+|[—–](?=”)/gu;
/** In Greek, `;` is the question mark. */
const greekTerminators = /[\p{STerm}…‥\u037e;]+/gu;

/**
 * Yields the stops of a paragraph in order. `getStart` returns where the current sentence begins.
 */
export function* findStops(paragraph: Paragraph, getStart: () => number): Generator<Stop> {
  const isGreek = paragraph.language.base === 'el';
  for (const match of paragraph.text.matchAll(isGreek ? greekTerminators : terminators)) {
    yield createStop(paragraph, getStart(), match.index, match[0]);
  }
}

function createStop(paragraph: Paragraph, start: number, at: number, terminator: string): Stop {
  const { text } = paragraph;
  const end = skipClosers(paragraph, at + terminator.length);
  let next = end;
  while (next < text.length && isSpace(text, next)) next += 1;
  return {
    paragraph,
    start,
    at,
    terminator,
    closers: text.slice(at + terminator.length, end),
    end,
    next,
    before: text.slice(Math.max(start, at - maxCharsBefore), at),
    after: text.slice(next, next + maxCharsAfter),
  };
}

/** Returns the index after all closers: `.”`, `!’)`, `.[12]`, `.³`, French `! »`. */
function skipClosers(paragraph: Paragraph, from: number): number {
  let at = from;
  for (let length = -1; length !== 0; at += length) {
    length = getCloserLength(paragraph, at);
  }
  return at;
}

/** Returns the length of the closer at `at`; 0 if there is none. */
function getCloserLength({ text, marks }: Paragraph, at: number): number {
  if (at >= text.length) return 0;
  const mark = marks.get(at);
  if (mark?.role === 'closes') return 1;
  if (mark?.role === 'opens') return noteNumber.exec(text.slice(at, at + 5))?.[0].length ?? 0;
  if (/[¹²³⁰⁴-⁹]/u.test(text.charAt(at))) return 1;
  if (/['’‘]/u.test(text.charAt(at))) return /[\p{L}\p{N}]/u.test(text.charAt(at + 1)) ? 0 : 1;
  return isSpace(text, at) && isDetachedCloser(text.charAt(at + 1), marks.get(at + 1)) ? 2 : 0;
}

const noteNumber = /^\[(?:\d{1,3}|[a-z])\]/;

/**
 * Matches a closing mark after a space: French `! »`, or a misplaced one. A bracket there may be a
 * smiley.
 */
function isDetachedCloser(char: string, mark: QuoteMark | undefined): boolean {
  if (mark?.role !== 'closes' || /[)\]}]/.test(char)) return false;
  return mark.partner !== undefined || /[”」』]/.test(char);
}
