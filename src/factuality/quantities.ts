/**
 * Finds numbers with their units. If a text says “nine votes”, its sentence “six votes”, and the
 * article nowhere has nine of them, the number was taken from elsewhere.
 */

import { stem } from '../nlp/stem.ts';
import { isStopWord } from '../nlp/stop-words.ts';
import { findNumbers, type NumberMention } from './numbers.ts';

export interface Quantity extends NumberMention {
  /** Stem of the word after the number, or the symbol of a percentage or currency. */
  readonly unit: string;
}

/**
 * Returns the numbers of a text that count something, with UTF-16 offsets. Linear in the text.
 *
 * @param lang BCP 47 tag of the text
 */
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

/** Returns the word after the number, or the other part of “eight-year”. */
function findWord(text: string, { start, end }: NumberMention, lang: string): string | undefined {
  const within = text.slice(start, end).match(/[-‐‑](\p{L}{2,})$/u);
  const found = within ?? text.slice(end, end + 40).match(/^[\s\u00a0\-‐‑](\p{L}{2,})/u);
  const word = found?.[1]?.toLowerCase();
  return word === undefined || isStopWord(word, lang) ? undefined : stem(word, lang);
}
