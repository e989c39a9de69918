/** What a text says that the article does not hold: numbers, names and quotations. */

import type { Article } from '../extraction/article.ts';
import { baseLanguage } from '../nlp/language-tags.ts';
import { stem } from '../nlp/stem.ts';
import { tokenizeWords } from '../nlp/tokenize.ts';
import type { Flag } from '../summarizer/summary.ts';
import { findNames, type NameMention } from './names.ts';
import { findNumbers } from './numbers.ts';
import { findQuantities, type Quantity } from './quantities.ts';
import { findQuotations } from './quotations.ts';

/** What the article holds that can be compared word for word. */
export interface Facts {
  /** Base language of the article. */
  readonly lang: string;
  readonly numbers: ReadonlySet<number>;
  /** What each number counts: “9 vote”. */
  readonly counted: ReadonlySet<string>;
  /** Words and their stems, in lower case. */
  readonly words: ReadonlySet<string>;
  /** Of each run of capitalised words its initials, for “U.S.” and “UN”. */
  readonly initials: ReadonlySet<string>;
  /** The text with nothing but letters and digits, in lower case. */
  readonly letters: string;
}

/** Collects the facts of an article, for texts in `lang`. Linear in its text. */
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
    letters: keepLetters(text),
  };
}

/**
 * The doubtful stretches of a text, in order, as UTF-16 offsets. Small numbers written as words are
 * passed over (“one of two” counts nothing); quotations are compared only in the article's language.
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
    const said = facts.letters.includes(keepLetters(text.slice(start, end)));
    if (!said) doubts.push({ kind: 'quotation', start, end });
  }
  return doubts.sort((a, b) => a.start - b.start);
}

/**
 * Where the check for numbers of something else is right in 19 marks of 20 (`bench:factuality`). Not in
 * German, where 13 of 100 were wrong; elsewhere it is not measured.
 */
const mismatchLanguages = new Set(['en', 'fr']);

/**
 * Numbers that the article has, but of something else: none of its sentences counts so many of it,
 * and one that the text rests on counts another number of the same.
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

/** A compound is known when each of its parts is: “Notre-Dame-de-Paris” by “Notre-Dame de Paris”. */
function isKnown(word: string, lang: string, facts: Facts): boolean {
  const holds = (part: string) => listWordForms(part, lang).some((form) => facts.words.has(form));
  const parts = splitWordParts(word);
  return holds(word) || (parts.length > 0 && parts.every(holds)) || isAbbreviation(word, facts);
}

function isAbbreviation(word: string, { initials }: Facts): boolean {
  return /^(?:\p{Lu}\.?){2,4}$/u.test(word) && initials.has(keepLetters(word));
}

/** “us” and “usa” of “United States Army”, as well as “sa”. */
function findInitials({ words: capitalised }: NameMention): string[] {
  const letters = capitalised.map((word) => word.charAt(0).toLowerCase());
  return letters.flatMap((_, start) =>
    [2, 3, 4].map((length) => letters.slice(start, start + length).join('')),
  );
}

/** The parts of a word with hyphens, or with an article that is elided into it (“L’Oréal”). */
function splitWordParts(word: string): string[] {
  return word.split(/[-‐‑'’]/u).filter((part) => part.length > 1);
}

/**
 * A word in lower case, without a possessive ending, accents (French leaves them off capitals),
 * hyphens and the points of an abbreviation; and its stem, for languages that inflect names.
 */
function listWordForms(word: string, lang: string): string[] {
  const bare = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/['’]s?$/u, '')
    .replace(/[-‐‑.]|\p{Mn}/gu, '');
  return [bare, stem(bare, lang)];
}

function keepLetters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function isYear(written: string, values: readonly number[]): boolean {
  return /^\d{4}$/.test(written) && values.some((value) => value >= 1500 && value <= 2100);
}
