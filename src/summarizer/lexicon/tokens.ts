/** Text cut up for looking phrases up in it. */

import { baseLanguage, isUnspaced } from '../../nlp/language-tags.ts';

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
export function tokenize(text: string, lang: string): Tokens {
  const folded = foldSameLength(text);
  const tokens = folded.match(token) ?? [];
  const ends: number[] = [];
  const capitals: boolean[] = [];
  let from = 0;
  for (const one of tokens) {
    // Between two tokens there is only white space, so the next place is the right one.
    const start = folded.indexOf(one, from);
    from = start + one.length;
    ends.push(from);
    capitals.push(isUpperCase(text, start));
  }
  return { lang, matching: getMatching(lang), folded, tokens, ends, capitals };
}

/** Most letters are of ASCII, and told without a pattern. */
function isUpperCase(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 128 ? unit >= 65 && unit <= 90 : /^\p{Lu}/u.test(text.slice(at, at + 2));
}

/** The first token that is a word; 0 when there is none. */
export function findFirstWord(tokens: readonly string[]): number {
  const at = tokens.findIndex((one) => /[\p{L}\p{N}]/u.test(one));
  return Math.max(0, at);
}

/** A few letters change their length with their case (İ); they are left as they are. */
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
