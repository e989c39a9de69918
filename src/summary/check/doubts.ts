/** What a text says that the article does not hold: numbers, names and quotations. */

import type { Article } from '../../article/article.ts';
import { baseLanguage } from '../../text/script.ts';
import { stem } from '../../text/stem.ts';
import { words } from '../../text/words.ts';
import type { Doubt } from '../summary.ts';
import { namesIn } from './names.ts';
import { numbersIn } from './numbers.ts';
import { quotationsIn } from './quotations.ts';

/** What the article holds that can be compared word for word. */
export interface Facts {
  /** Base language of the article. */
  readonly lang: string;
  readonly numbers: ReadonlySet<number>;
  /** Words and their stems, in lower case. */
  readonly words: ReadonlySet<string>;
  /** The text with nothing but letters and digits, in lower case. */
  readonly letters: string;
}

/** Collects the facts of an article, for texts in `lang`. Linear in its text. */
export function factsOf(article: Article, lang: string): Facts {
  const { title, byline = '', site = '', published = '', blocks } = article;
  const text = [title, byline, site, published, ...blocks.map((block) => block.text)].join('\n');
  const known = new Set<string>();
  for (const { text: word } of words(text, article.lang))
    for (const part of [word, ...partsOf(word)])
      for (const form of formsOf(part, lang)) known.add(form);
  const numbers = new Set(numbersIn(text, article.lang).flatMap(({ values }) => values));
  return { lang: baseLanguage(article.lang), numbers, words: known, letters: lettersOf(text) };
}

/**
 * The doubtful stretches of a text, in order, as UTF-16 offsets. Small numbers written as words are
 * passed over (“one of two” counts nothing); quotations are compared only in the article's language.
 */
export function doubtsIn(text: string, lang: string, facts: Facts): Doubt[] {
  const doubts: Doubt[] = [];
  for (const { start, end, values, digits } of numbersIn(text, lang)) {
    const counts = digits || values.some((value) => value > 2);
    if (!counts || values.some((value) => facts.numbers.has(value))) continue;
    doubts.push({ kind: isYear(text.slice(start, end), values) ? 'date' : 'number', start, end });
  }
  for (const name of namesIn(text, lang)) {
    if (!name.words.every((word) => isKnown(word, lang, facts)))
      doubts.push({ kind: 'name', start: name.start, end: name.end });
  }
  for (const { start, end } of baseLanguage(lang) === facts.lang ? quotationsIn(text) : []) {
    const said = facts.letters.includes(lettersOf(text.slice(start, end)));
    if (!said) doubts.push({ kind: 'quotation', start, end });
  }
  return doubts.sort((a, b) => a.start - b.start);
}

/** A compound is known when each of its parts is: “Notre-Dame-de-Paris” by “Notre-Dame de Paris”. */
function isKnown(word: string, lang: string, facts: Facts): boolean {
  const holds = (part: string) => formsOf(part, lang).some((form) => facts.words.has(form));
  const parts = partsOf(word);
  return holds(word) || (parts.length > 0 && parts.every(holds));
}

/** The parts of a word with hyphens, or with an article that is elided into it (“L’Oréal”). */
function partsOf(word: string): string[] {
  return word.split(/[-‐‑'’]/u).filter((part) => part.length > 1);
}

/**
 * A word in lower case, without a possessive ending, accents (French leaves them off capitals),
 * hyphens and the points of an abbreviation; and its stem, for languages that inflect names.
 */
function formsOf(word: string, lang: string): string[] {
  const bare = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/['’]s?$/u, '')
    .replace(/[-‐‑.]|\p{Mn}/gu, '');
  return [bare, stem(bare, lang)];
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function isYear(written: string, values: readonly number[]): boolean {
  return /^\d{4}$/.test(written) && values.some((value) => value >= 1500 && value <= 2100);
}
