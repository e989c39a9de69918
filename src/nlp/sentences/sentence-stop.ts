/** A place where a sentence may end, and what stands around it. */

import { isSpace } from './paragraphs.ts';
import type { QuoteMark } from './quote-marks.ts';
import type { SentenceLanguage } from './sentence-language.ts';

/** A line of text that sentences are looked for in. */
export interface Paragraph {
  readonly text: string;
  readonly language: SentenceLanguage;
  readonly marks: ReadonlyMap<number, QuoteMark>;
  /** Without capitals, a small letter does not say that a sentence goes on. */
  readonly hasCapitals: boolean;
}

export interface Stop {
  readonly paragraph: Paragraph;
  /** Where the sentence begins that may end here. */
  readonly start: number;
  /** Where the terminator stands. */
  readonly at: number;
  /** `.`, `?!`, `…`, `。` */
  readonly terminator: string;
  /** The quotation marks, brackets and note numbers that close with it. */
  readonly closers: string;
  /** Behind the closers: the sentence's end, if it ends here. */
  readonly end: number;
  /** The first character after white space; the length of the text where nothing follows. */
  readonly next: number;
  /** What stands before the terminator in the sentence, at most 40 units of it. */
  readonly before: string;
  /** What stands at `next`, at most 80 units of it. */
  readonly after: string;
}

/** `true`: the sentence ends here. `false`: it goes on. `undefined`: another rule may know. */
export type Rule = (stop: Stop) => boolean | undefined;

const maxCharsBefore = 40;
const maxCharsAfter = 80;

/** U+2026 is none for Unicode, the little Burmese stop is a comma, and a dash may break off speech. */
const terminators = /(?:(?!\u104a)[\p{STerm}…‥\u037e])+|[—–](?=”)/gu;
/** In Greek, `;` asks. */
const greekTerminators = /[\p{STerm}…‥\u037e;]+/gu;

/** The stops of a paragraph one after the other; `getStart` tells where the sentence begins by then. */
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

/** The index behind all that closes here: `.”`, `!’)`, `.[12]`, `.³`, French `! »`. */
function skipClosers(paragraph: Paragraph, from: number): number {
  let at = from;
  for (let length = -1; length !== 0; at += length) {
    length = getCloserLength(paragraph, at);
  }
  return at;
}

/** The length of what closes at `at`; 0 if nothing does. */
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

/** A mark behind a space that closes: French `! »`, or one that lost its way. A bracket may be a smile. */
function isDetachedCloser(char: string, mark: QuoteMark | undefined): boolean {
  if (mark?.role !== 'closes' || /[)\]}]/.test(char)) return false;
  return mark.partner !== undefined || /[”」』]/.test(char);
}
