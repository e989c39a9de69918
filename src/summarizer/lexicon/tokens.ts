/**
 * Splits text into tokens for phrase matching in `phrases.ts`. The tokenizer of `nlp` finds words for
 * counting; this one also keeps punctuation and positions.
 */

import { baseLanguage, isUnspaced } from '../../nlp/language-tags.ts';

/**
 * Phrases match whole words; in languages without spaces they match anywhere. In Korean, whose words
 * have endings, they match anywhere within a text, but whole words at its start.
 */
export type Matching = 'words' | 'anywhere' | 'endings';

/** A text as tokens. */
export interface Tokens {
  readonly lang: string;
  readonly matching: Matching;
  /** The text in lower case with straight apostrophes, of the same length. */
  readonly folded: string;
  /** Words and single punctuation marks. An apostrophe ends a word, so “it's” is two. */
  readonly tokens: readonly string[];
  /** UTF-16 offset of the end of each token in the text. */
  readonly ends: readonly number[];
  /** True for each token that begins with a capital. */
  readonly capitals: readonly boolean[];
}

const tokenPattern = /[\p{L}\p{M}\p{N}]+'?|[^\s\p{L}\p{M}\p{N}]/gu;

/** Returns the words and punctuation marks of a text, as `Tokens` lists them. */
export function splitTokens(text: string): readonly string[] {
  return foldSameLength(text).match(tokenPattern) ?? [];
}

/** Splits a text into tokens. Cost: linear in its length. */
export function tokenize(text: string, lang: string): Tokens {
  const folded = foldSameLength(text);
  const tokens = folded.match(tokenPattern) ?? [];
  const ends: number[] = [];
  const capitals: boolean[] = [];
  let from = 0;
  for (const token of tokens) {
    // Only white space separates tokens, so the next occurrence is the token itself.
    const start = folded.indexOf(token, from);
    from = start + token.length;
    ends.push(from);
    capitals.push(isUpperCase(text, start));
  }
  return { lang, matching: getMatching(lang), folded, tokens, ends, capitals };
}

/** Most letters are ASCII, for which no pattern is needed. */
function isUpperCase(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 128 ? unit >= 65 && unit <= 90 : /^\p{Lu}/u.test(text.slice(at, at + 2));
}

/** Returns the index of the first token that is a word; 0 if there is none. */
export function findFirstWord(tokens: readonly string[]): number {
  const at = tokens.findIndex((token) => /[\p{L}\p{N}]/u.test(token));
  return Math.max(0, at);
}

/** Leaves the few letters whose length changes with their case (İ), to keep offsets valid. */
function foldSameLength(text: string): string {
  const lower = text.toLowerCase();
  const same = lower.length === text.length ? lower : foldCharacters(text);
  return same.replace(/[’ʼ＇]/g, "'");
}

function foldCharacters(text: string): string {
  let folded = '';
  for (const character of text) {
    const lower = character.toLowerCase();
    folded += lower.length === character.length ? lower : character;
  }
  return folded;
}

function getMatching(lang: string): Matching {
  if (isUnspaced(lang)) return 'anywhere';
  return baseLanguage(lang) === 'ko' ? 'endings' : 'words';
}
