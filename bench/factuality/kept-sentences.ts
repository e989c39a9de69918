import numberWords from '../../src/factuality/number-words.data.json' with { type: 'json' };
import { splitSentences } from '../../src/nlp/sentences/split-sentences.ts';
import type { Document } from '../summary/documents.ts';
import { containsWord, findNames, findQuotations, keepLetters } from './written-facts.ts';

/** Digits, also within “17h” and “COVID19”. */
const anyNumber = /\d+(?:[.,]\d+)*/g;

/** Returns the sentences of an article's reference summaries. */
export function listReferenceSentences({ lang, references }: Document): string[] {
  return references
    .flatMap((reference) => reference.split('\n'))
    .flatMap((line) =>
      splitSentences(line, lang).map(({ start, end }) => line.slice(start, end).trim()),
    )
    .filter((sentence) => sentence.split(/\s+/).length >= 5);
}

/**
 * Returns true if every number, name and quotation of a sentence is literally in the article (a
 * number word also in digits), because human summaries contain unsupported statements too.
 */
export function isSupported(sentence: string, { text, title = '', lang }: Document): boolean {
  const article = `${title}\n${text}`;
  const numbers = new Set(article.match(anyNumber));
  const letters = keepLetters(article);
  const words = findNames(sentence).flatMap((name) => name.text.split(/[ -]/));
  const opening = sentence.match(/^(?:\p{Lu}[\p{L}’'-]* ?)*/u)?.[0].split(/[ -]/) ?? [];
  return (
    (sentence.match(anyNumber) ?? []).every((number) => numbers.has(number)) &&
    words.every((word) => containsWord(article, word)) &&
    opening.every((word) => containsWord(article.toLowerCase(), word.toLowerCase())) &&
    findQuotations(sentence).every((quoted) => letters.includes(keepLetters(quoted))) &&
    findNumberWords(sentence, lang).every(
      ([word, value]) => containsWord(article.toLowerCase(), word) || numbers.has(`${value}`),
    )
  );
}

/** Returns the numbers written as words, in lower case, with their values. */
export function findNumberWords(sentence: string, lang: string): [string, number][] {
  const known: Record<string, number> =
    (numberWords as Record<string, { words: Record<string, number> }>)[lang]?.words ?? {};
  return sentence
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .flatMap((word) => (Object.hasOwn(known, word) ? [[word, known[word] ?? 0]] : []));
}
