/** Finds statements that the article does not support: numbers, names and quotations. */

import type { Article } from '../extraction/article.ts';
import { baseLanguage } from '../nlp/language-tags.ts';
import { stem } from '../nlp/stem.ts';
import { type Span, tokenizeWords } from '../nlp/tokenize.ts';
import type { Flag } from '../summarizer/summary.ts';
import { findNames, type NameMention } from './names.ts';
import { findNumbers, findQuantities, type Quantity } from './numbers.ts';

// Finds quotations, which claim to be somebody's words.

/** Opening marks with the marks that close them. */
const quotationPattern =
  /“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|"([^"]+)"|「([^「」]+)」|『([^『』]+)』/gu;

/** Fewer quoted words are a term rather than a quotation. */
const minQuotationWords = 3;

/** Returns the quotations in a text without their marks, as UTF-16 offsets. */
function findQuotations(text: string): Span[] {
  return [...text.matchAll(quotationPattern)]
    .map(({ 0: whole, index }) => ({ start: index + 1, end: index + whole.length - 1 }))
    .filter(({ start, end }) => isLongEnough(text.slice(start, end)));
}

/** Counts characters in scripts without spaces. */
function isLongEnough(quotation: string): boolean {
  const spaced = quotation.trim().split(/\s+/u).length;
  return (
    spaced >= minQuotationWords ||
    (spaced === 1 &&
      quotation.length >= 6 &&
      !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{P}\d]+$/u.test(quotation))
  );
}

/** Facts of the article that can be compared word for word. */
interface Facts {
  /** Base language tag of the article. */
  readonly lang: string;
  readonly numbers: ReadonlySet<number>;
  /** Each number with its unit, for example “9 vote”. */
  readonly counted: ReadonlySet<string>;
  /** Lower-case words and their stems. */
  readonly words: ReadonlySet<string>;
  /** Initials of each run of capitalized words, for “U.S.” and “UN”. */
  readonly initials: ReadonlySet<string>;
  /** The text reduced to lower-case letters and digits. */
  readonly letters: string;
}

/**
 * Collects the facts of an article. Linear in its text.
 *
 * @param lang BCP 47 tag of the texts to compare
 */
export function collectFacts(article: Article, lang: string): Facts {
  const { title, byline = '', site = '', published = '', blocks } = article;
  const text = [title, byline, site, published, ...blocks.map((block) => block.text)].join('\n');
  const known = new Set<string>();
  for (const { text: word } of tokenizeWords(text, article.lang))
    for (const part of [word, ...splitWordParts(word)])
      for (const form of listWordForms(part, lang)) known.add(form);
  const numbers = new Set(findNumbers(text, article.lang).flatMap(({ values }) => values));
  const initials = new Set(findNames(text, article.lang).flatMap(findInitials));
  const counted = new Set(findQuantities(text, article.lang).flatMap(toPairs));
  return {
    lang: baseLanguage(article.lang),
    numbers,
    counted,
    initials,
    words: known,
    letters: toLetters(text),
  };
}

/**
 * Returns the unsupported spans of a text in order, as UTF-16 offsets. Small numbers written as
 * words are ignored (“one of two” counts nothing). Quotations are compared only in the article's
 * language.
 *
 * @param lang BCP 47 tag of the text
 */
export function findUnsupported(text: string, lang: string, facts: Facts): Flag[] {
  const doubts: Flag[] = [];
  for (const { start, end, values, digits } of findNumbers(text, lang)) {
    const counts = digits || values.some((value) => value > 2);
    if (!counts || values.some((value) => facts.numbers.has(value))) continue;
    doubts.push({ kind: isYear(text.slice(start, end), values) ? 'date' : 'number', start, end });
  }
  for (const name of findNames(text, lang)) {
    if (!name.words.every((word) => isKnown(word, lang, facts)))
      doubts.push({ kind: 'name', start: name.start, end: name.end });
  }
  for (const { start, end } of baseLanguage(lang) === facts.lang ? findQuotations(text) : []) {
    const said = facts.letters.includes(toLetters(text.slice(start, end)));
    if (!said) doubts.push({ kind: 'quotation', start, end });
  }
  return doubts.sort((a, b) => a.start - b.start);
}

/**
 * Languages in which the check for mismatched numbers is right in 19 of 20 cases
 * (`bench:factuality`). German is excluded, as 13 of 100 were wrong; others have not been measured.
 */
const mismatchLanguages = new Set(['en', 'fr']);

/**
 * Flags numbers that the article has only for something else: no sentence has this number with this
 * unit, and a source has another number with it.
 *
 * @param sources the sentences that the text rests on
 */
export function findMismatchedNumbers(
  text: string,
  lang: string,
  sources: readonly string[],
  facts: Facts,
): Flag[] {
  if (!mismatchLanguages.has(facts.lang)) return [];
  const inSources = sources.flatMap((source) => findQuantities(source, lang));
  const said = new Set(inSources.map(({ unit }) => unit));
  return findQuantities(text, lang)
    .filter(({ digits, values }) => digits || values.some((value) => value > 2))
    .filter(({ values }) => values.some((value) => facts.numbers.has(value)))
    .filter((one) => said.has(one.unit) && !toPairs(one).some((pair) => facts.counted.has(pair)))
    .map(({ start, end }) => ({ kind: 'mismatch', start, end }));
}

function toPairs({ values, unit }: Quantity): string[] {
  return values.map((value) => `${value} ${unit}`);
}

/**
 * Returns true if the article has the word, or each part of a compound: “Notre-Dame-de-Paris”
 * matches “Notre-Dame de Paris”.
 */
function isKnown(word: string, lang: string, facts: Facts): boolean {
  const hasWord = (part: string) => listWordForms(part, lang).some((form) => facts.words.has(form));
  const parts = splitWordParts(word);
  return hasWord(word) || (parts.length > 0 && parts.every(hasWord)) || isAbbreviation(word, facts);
}

function isAbbreviation(word: string, { initials }: Facts): boolean {
  return /^(?:\p{Lu}\.?){2,4}$/u.test(word) && initials.has(toLetters(word));
}

/** Returns “us”, “usa” and “sa” for “United States Army”. */
function findInitials({ words: capitalised }: NameMention): string[] {
  const letters = capitalised.map((word) => word.charAt(0).toLowerCase());
  return letters.flatMap((_, start) =>
    [2, 3, 4].map((length) => letters.slice(start, start + length).join('')),
  );
}

/** Splits a word at hyphens and after an elided article (“L’Oréal”). */
function splitWordParts(word: string): string[] {
  return word.split(/[-‐‑'’]/u).filter((part) => part.length > 1);
}

/**
 * Returns a word in lower case without possessive ending, accents (French often omits them on
 * capitals), hyphens and abbreviation points; and its stem, for languages that inflect names.
 */
function listWordForms(word: string, lang: string): string[] {
  const bare = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/['’]s?$/u, '')
    .replace(/[-‐‑.]|\p{Mn}/gu, '');
  return [bare, stem(bare, lang)];
}

function toLetters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function isYear(written: string, values: readonly number[]): boolean {
  return /^\d{4}$/.test(written) && values.some((value) => value >= 1500 && value <= 2100);
}
