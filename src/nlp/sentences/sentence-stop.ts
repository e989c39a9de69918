/** Finds the places where a sentence may end, with their context. */

import { isSpace } from './paragraphs.ts';
import type { QuoteMark } from './quote-marks.ts';
import type { SentenceLanguage } from './sentence-language.ts';

/** A line of text to split into sentences. */
export interface Paragraph {
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
