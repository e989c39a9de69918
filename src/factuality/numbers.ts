/**
 * Parses numbers to values, so that “2”, “two” and “1.2 million” match “two”, “2” and “1,200,000”.
 */

import { baseLanguage } from '../nlp/language-tags.ts';
import { stem } from '../nlp/stem.ts';
import { isStopWord } from '../nlp/stop-words.ts';
import { type Span, tokenizeWords } from '../nlp/tokenize.ts';
import data from './number-words.data.json' with { type: 'json' };

interface NumberMention extends Span {
  /**
   * All possible values: “1.500” is fifteen hundred in some languages and one and a half in others.
   */
  readonly values: readonly number[];
  /** True if the number is written in digits. */
  readonly digits: boolean;
}

interface Vocabulary {
  words: Record<string, number>;
  magnitudes: Record<string, number>;
}

const vocabularies: Record<string, Vocabulary | undefined> = data;

/**
 * Returns the numbers in a text with UTF-16 offsets; a following magnitude (“million”) is included.
 *
 * @param lang BCP 47 tag of the text
 */
export function findNumbers(text: string, lang: string): NumberMention[] {
  const vocabulary = vocabularies[baseLanguage(lang)];
  return [
    ...findDigitNumbers(text, vocabulary),
    ...(vocabulary ? findWordNumbers(text, lang, vocabulary) : []),
  ];
}

/** Digits with separators between them: point, comma, apostrophe, (narrow) no-break space. */
const digits = /\p{Nd}+(?:[.,'’٫٬\u00a0\u202f]\p{Nd}+)*/gu;

function findDigitNumbers(text: string, vocabulary: Vocabulary | undefined): NumberMention[] {
  return [...text.matchAll(digits)].map(({ 0: written, index }) => {
    const end = index + written.length;
    const after = text.slice(end, end + 20).match(/^[\s\u00a0-]?(\p{L}+)/u);
    const magnitude = vocabulary?.magnitudes[after?.[1]?.toLowerCase() ?? ''] ?? 1;
    const values = parseReadings(written).map((value) => value * magnitude);
    return { start: index, end, values, digits: true };
  });
}

/** Returns the possible values of a written number. */
function parseReadings(written: string): number[] {
  const plain = written
    .replace(/\p{Nd}/gu, toWesternDigit)
    .replace(/[٬'’\u00a0\u202f]/g, '')
    .replace(/٫/g, '.');
  const grouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(plain);
  const whole = Number(plain.replace(/[.,]/g, ''));
  const separators = plain.match(/[.,]/g) ?? [];
  if (separators.length === 0) return [whole];
  const last = plain.lastIndexOf(separators.at(-1) ?? '');
  const decimal = Number(`${plain.slice(0, last).replace(/[.,]/g, '')}.${plain.slice(last + 1)}`);
  if (!grouped) return [decimal];
  return separators.length > 1 ? [whole] : [whole, decimal];
}

/**
 * Relies on the digits of each script being ten consecutive code points from zero (Unicode category
 * Nd).
 */
function toWesternDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
  return `${code - zero}`;
}

function findWordNumbers(text: string, lang: string, vocabulary: Vocabulary): NumberMention[] {
  const all = tokenizeWords(text, lang);
  return all.flatMap(({ text: word, start, end }, at) => {
    const values = parseWordValues(word.toLowerCase().split('-'), vocabulary);
    if (values.length === 0) return [];
    const magnitude = vocabulary.magnitudes[all[at + 1]?.text.toLowerCase() ?? ''] ?? 1;
    return [{ start, end, values: values.map((value) => value * magnitude), digits: false }];
  });
}

/** Returns the value of “eight” and “eight-metre”, and of “twenty-one” the sum of its parts. */
function parseWordValues(parts: readonly string[], { words: known }: Vocabulary): number[] {
  const values = parts.flatMap((part) => (Object.hasOwn(known, part) ? [known[part] ?? 0] : []));
  const [tens = 0, unit = 0] = values;
  return values.length === 2 && tens >= 20 && unit < 10 ? [tens + unit] : values;
}

// Finds numbers with their units. If a text says “nine votes”, its sentence “six votes”, and the
// article nowhere has nine of them, the number was taken from elsewhere.

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
