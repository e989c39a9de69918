/** Text cut up for looking phrases up in it. */

import { baseLanguage, isUnspaced } from '../../text/script.ts';

/**
 * How phrases are found: by whole words; in scripts without spaces anywhere; in Korean, whose
 * words carry endings, anywhere too, but at a start by whole words.
 */
export type Matching = 'words' | 'anywhere' | 'endings';

export interface Tokens {
  readonly lang: string;
  readonly matching: Matching;
  /** Lower case, straight apostrophes; as long as the text. */
  readonly folded: string;
  /** Words (an apostrophe ends one: “it's” is two) and single punctuation marks. */
  readonly tokens: readonly string[];
  /** Where each token ends in the text, UTF-16. */
  readonly ends: readonly number[];
  /** Whether each token begins with a capital. */
  readonly capitals: readonly boolean[];
}

const token = /[\p{L}\p{M}\p{N}]+'?|[^\s\p{L}\p{M}\p{N}]/gu;

/** Cuts `text` up; the cost is linear in its length. */
export function tokensOf(text: string, lang: string): Tokens {
  const folded = foldSameLength(text);
  const tokens: string[] = [];
  const ends: number[] = [];
  const capitals: boolean[] = [];
  for (const match of folded.matchAll(token)) {
    tokens.push(match[0]);
    ends.push(match.index + match[0].length);
    capitals.push(/^\p{Lu}/u.test(text.slice(match.index, match.index + 2)));
  }
  return { lang, matching: matchingOf(lang), folded, tokens, ends, capitals };
}

/** The first token that is a word; 0 when there is none. */
export function firstWord(tokens: readonly string[]): number {
  const at = tokens.findIndex((one) => /[\p{L}\p{N}]/u.test(one));
  return Math.max(0, at);
}

/** A few letters change their length with their case (İ); they are left as they are. */
function foldSameLength(text: string): string {
  const lower = text.toLowerCase();
  const same = lower.length === text.length ? lower : foldEach(text);
  return same.replace(/[’ʼ＇]/g, "'");
}

function foldEach(text: string): string {
  let folded = '';
  for (const character of text) {
    const lower = character.toLowerCase();
    folded += lower.length === character.length ? lower : character;
  }
  return folded;
}

function matchingOf(lang: string): Matching {
  if (isUnspaced(lang)) return 'anywhere';
  return baseLanguage(lang) === 'ko' ? 'endings' : 'words';
}
