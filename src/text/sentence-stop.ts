/** A place where a sentence may end, and what stands around it. */

import { isSpace } from './paragraphs.ts';
import type { Mark } from './quote-marks.ts';
import type { SentenceLanguage } from './sentence-language.ts';

export interface Stop {
  /** The paragraph. */
  readonly text: string;
  readonly language: SentenceLanguage;
  /** Where the sentence begins that may end here. */
  readonly start: number;
  /** Where the terminator stands: `.`, `?!`, `…`, `。`. */
  readonly at: number;
  readonly terminator: string;
  /** Behind the terminator and the quotation marks, brackets and note numbers that close with it. */
  readonly end: number;
  /** The first character after white space; the length of the text where nothing follows. */
  readonly next: number;
  /** What stands directly before the terminator, with the two words before it, at most 40 units. */
  readonly before: string;
  /** What stands at `next`, at most 80 units. */
  readonly after: string;
}

const farthestBefore = 40;
const farthestAfter = 80;

/** U+2026 is none for Unicode, `;` asks in Greek, and the little Burmese stop is a comma. */
const terminators = /(?:(?!\u104a)[\p{STerm}…‥\u037e])+/gu;
const greekTerminators = /[\p{STerm}…‥\u037e;]+/gu;

/** All runs of terminators in `text`, in order. */
export function findTerminators(
  text: string,
  language: SentenceLanguage,
): IterableIterator<RegExpExecArray> {
  return text.matchAll(language.base === 'el' ? greekTerminators : terminators);
}

/** The stop at a terminator of the paragraph. */
export function stopAt(
  terminator: RegExpExecArray,
  text: string,
  start: number,
  marks: ReadonlyMap<number, Mark>,
  language: SentenceLanguage,
): Stop {
  const at = terminator.index;
  const end = behindClosers(text, at + terminator[0].length, marks);
  let next = end;
  while (next < text.length && isSpace(text, next)) next += 1;
  return {
    text,
    language,
    start,
    at,
    terminator: terminator[0],
    end,
    next,
    before: text.slice(Math.max(start, at - farthestBefore), at),
    after: text.slice(next, next + farthestAfter),
  };
}

/** Marks that close here, apostrophes used as such, and note numbers: `.”`, `!’)`, `.[12]`, `.³`. */
function behindClosers(text: string, from: number, marks: ReadonlyMap<number, Mark>): number {
  let at = from;
  for (;;) {
    const spaces = at < text.length && isSpace(text, at) ? 1 : 0;
    if (marks.get(at)?.role === 'closes') at += 1;
    else if (isClosingApostrophe(text, at) || /[¹²³⁰⁴-⁹]/u.test(text.charAt(at))) at += 1;
    else if (marks.get(at)?.role === 'opens' && noteNumber(text, at) > 0)
      at += noteNumber(text, at);
    else if (spaces === 1 && closesAlone(text, at + 1, marks)) at += 2;
    else return at;
  }
}

function isClosingApostrophe(text: string, at: number): boolean {
  return /['’‘]/u.test(text.charAt(at)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + 1));
}

/** The length of a bracketed note number at `at`, 0 if there is none. */
function noteNumber(text: string, at: number): number {
  return /^\[(?:\d{1,3}|[a-z])\]/.exec(text.slice(at, at + 5))?.[0].length ?? 0;
}

/** A mark behind a space that closes: French `! »`, or one that lost its way to the next sentence. */
function closesAlone(text: string, at: number, marks: ReadonlyMap<number, Mark>): boolean {
  const mark = marks.get(at);
  return mark?.role === 'closes' && mark.partner !== undefined && !/[)\]}]/.test(text.charAt(at));
}
