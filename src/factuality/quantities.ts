/**
 * Numbers with what they count. “Nine votes” in a text whose sentence has “six votes”, of an article
 * that nowhere has nine of them, is a number that was taken from elsewhere.
 */

import { stem } from '../nlp/stem.ts';
import { isStopWord } from '../nlp/stop-words.ts';
import { findNumbers, type NumberMention } from './numbers.ts';

export interface Quantity extends NumberMention {
  /** The stem of the word that follows, or the sign of a percentage or currency. */
  readonly unit: string;
}

/** The numbers of a text that count something, with their UTF-16 offsets. Linear in the text. */
export function findQuantities(text: string, lang: string): Quantity[] {
  return findNumbers(text, lang).flatMap((number) => {
    const unit = findSign(text, number) ?? findWord(text, number, lang);
    return unit === undefined ? [] : [{ ...number, unit }];
  });
}

function findSign(text: string, { start, end }: NumberMention): string | undefined {
  const after = text.slice(end, end + 2).match(/^\s?([%€£$])/u)?.[1];
  return after ?? text.slice(Math.max(0, start - 1), start).match(/[€£$]/u)?.[0];
}

/** The word after it, or the other part of “eight-year”. */
function findWord(text: string, { start, end }: NumberMention, lang: string): string | undefined {
  const within = text.slice(start, end).match(/[-‐‑](\p{L}{2,})$/u);
  const found = within ?? text.slice(end, end + 40).match(/^[\s\u00a0\-‐‑](\p{L}{2,})/u);
  const word = found?.[1]?.toLowerCase();
  return word === undefined || isStopWord(word, lang) ? undefined : stem(word, lang);
}
