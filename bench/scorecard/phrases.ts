/**
 * Phrases by which the scorecard recognizes a dangling start, a first person and junk. They are the
 * scorecard's own, as the product must not be measured with the lists that it was written with.
 */

import { readFileSync } from 'node:fs';

type ByLanguage = Readonly<Record<string, readonly string[]>>;

interface Openers {
  /** Words that refer to an earlier sentence. */
  readonly pronouns: ByLanguage;
  /** Words that connect a sentence with the one before. */
  readonly connectives: ByLanguage;
  /** Beginnings that only look like one of those. */
  readonly harmless: ByLanguage;
  readonly firstPerson: ByLanguage;
}

const openers = load<Openers>('openers.data.json');
const junk = load<readonly string[]>('junk.data.json');

/** Returns true if a text begins with a word that refers back and is not one of the exceptions. */
export function refersBack(text: string, lang: string): boolean {
  const start = text
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replaceAll('’', "'");
  const beginsWithOneOf = (phrases: ByLanguage): boolean =>
    getPhrases(phrases, lang).some((phrase) => startsWithWords(start, phrase, lang));
  return (
    (beginsWithOneOf(openers.pronouns) || beginsWithOneOf(openers.connectives)) &&
    !beginsWithOneOf(openers.harmless)
  );
}

/** Returns true if the author writes in the first person, outside of quotations. */
export function isFirstPerson(text: string, lang: string): boolean {
  // “US” is a country.
  const unquoted = removeQuotations(text)
    .replace(/\bUS\b/g, '')
    .toLowerCase()
    .replaceAll('’', "'");
  const words = getPhrases(openers.firstPerson, lang);
  if (isUnspaced(lang)) return words.some((word) => unquoted.includes(word));
  const known = new Set(words);
  const used = unquoted.match(/[\p{L}\p{M}']+/gu) ?? [];
  // An elision is stored by its longer form: “j'aime” matches “j'ai”.
  return used.some((word) => known.has(word) || (lang.startsWith('fr') && word.startsWith("j'")));
}

/** Returns true if a text contains a phrase that belongs to the site instead of the article. */
export function isJunk(text: string): boolean {
  const lower = text.toLowerCase();
  return (
    junk.some((phrase) => lower.includes(phrase)) ||
    /(?:^|\s)@\p{L}[\p{L}\p{N}_]{2,}/u.test(text) ||
    /[\p{L}\p{N}._-]+@[\p{L}\p{N}-]+\.\p{L}{2,}/u.test(text) ||
    /[{}]\s*$|=>|<\/?\w+>|\bfunction\s*\(/.test(text)
  );
}

/** Returns true if a language is written without spaces between words. */
export function isUnspaced(lang: string): boolean {
  return /^(?:zh|ja|th|lo|km|my)\b/i.test(lang);
}

function startsWithWords(text: string, phrase: string, lang: string): boolean {
  if (!text.startsWith(phrase)) return false;
  return isUnspaced(lang) || !/[\p{L}\p{N}\p{M}]/u.test(text.charAt(phrase.length));
}

function removeQuotations(text: string): string {
  return text
    .replace(/[“„][^“”„]{0,600}[”“]/gu, ' ')
    .replace(/«[^«»]{0,600}»|»[^«»]{0,600}«/gu, ' ')
    .replace(/「[^「」]{0,600}」|『[^『』]{0,600}』/gu, ' ')
    .replace(/"[^"]{0,600}"/g, ' ');
}

function getPhrases(phrases: ByLanguage, lang: string): readonly string[] {
  const base = lang.toLowerCase().split('-')[0] ?? '';
  return phrases[base === 'nb' || base === 'nn' ? 'no' : base] ?? [];
}

function load<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;
}
