/** Whether a text starts with, or holds, a phrase of one of the lists. */

import { trimEnd } from '../../nlp/trim-end.ts';
import { getPhraseList, type PhraseList } from './lists.ts';
import { findFirstWord, type Matching, type Tokens, tokenize } from './tokens.ts';

/** A list made ready: phrases by their first word, so that a look-up costs one step a word. */
interface Index {
  readonly plain: readonly string[];
  readonly byFirst: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Phrases of one word with any ending, written `word*`. */
  readonly prefixes: readonly string[];
}

/** By language and list: looked up several times a word, so no key is put together for it. */
const indexes = new Map<string, Map<PhraseList, Index>>();

/**
 * How many characters of `text` the longest phrase of `list` takes that stands at its start,
 * counted from the start of the text (an opening quotation mark before it is passed over);
 * 0 when none stands there.
 */
export function matchPhraseAtStart(text: Tokens, list: PhraseList): number {
  const index = getIndex(text.lang, list, text.matching);
  if (text.matching === 'anywhere') return matchPlainAtStart(text, index);
  const first = findFirstWord(text.tokens);
  return Math.max(matchPhrase(text, first, index), first > 0 ? matchPhrase(text, 0, index) : 0);
}

/** The longest phrase of `list` at the token with this index, in characters from the text's start. */
export function matchPhraseAtToken(text: Tokens, at: number, list: PhraseList): number {
  return matchPhrase(text, at, getIndex(text.lang, list, text.matching));
}

/** Whether a phrase of `list` stands anywhere in `text`. */
export function containsPhrase(text: Tokens, list: PhraseList): boolean {
  const index = getIndex(text.lang, list, text.matching);
  if (text.matching !== 'words') return index.plain.some((phrase) => text.folded.includes(phrase));
  return text.tokens.some((_, at) => matchPhrase(text, at, index) > 0);
}

/** In how many places of `text` a phrase of `list` begins. */
export function countPhrases(text: Tokens, list: PhraseList): number {
  const index = getIndex(text.lang, list, text.matching);
  if (text.matching !== 'words') {
    return index.plain.reduce((sum, phrase) => sum + text.folded.split(phrase).length - 1, 0);
  }
  return text.tokens.filter((_, at) => matchPhrase(text, at, index) > 0).length;
}

/** Whether `text`, a heading or a label, is nothing but a phrase of `list`. */
export function isPhrase(text: string, lang: string, list: PhraseList): boolean {
  const tokens = tokenize(trimEnd(text, ':：.。!！'), lang);
  const index = getIndex(lang, list, tokens.matching);
  if (tokens.matching === 'anywhere') return index.plain.includes(tokens.folded.trim());
  return tokens.folded.length > 0 && matchPhrase(tokens, 0, index) === tokens.folded.length;
}

function matchPlainAtStart(text: Tokens, index: Index): number {
  const start = text.folded.length - text.folded.replace(/^[\s"“”‘’«»「『（(【《]+/u, '').length;
  const found = index.plain.filter((phrase) => text.folded.startsWith(phrase, start));
  const maxLength = Math.max(0, ...found.map((phrase) => phrase.length));
  return maxLength === 0 ? 0 : start + maxLength;
}

function matchPhrase(text: Tokens, at: number, index: Index): number {
  const token = text.tokens[at];
  if (token === undefined) return 0;
  let last = -1;
  for (const prefix of index.prefixes) if (token.startsWith(prefix)) last = at;
  const phrases = index.byFirst.get(token);
  if (phrases === undefined) return last < 0 ? 0 : (text.ends[last] ?? 0);
  for (const phrase of phrases) {
    const fits = phrase.every((word, offset) => text.tokens[at + offset] === word);
    if (fits) last = Math.max(last, at + phrase.length - 1);
  }
  return last < 0 ? 0 : (text.ends[last] ?? 0);
}

function getIndex(lang: string, list: PhraseList, matching: Matching): Index {
  const ofLanguage = indexes.get(lang) ?? new Map<PhraseList, Index>();
  indexes.set(lang, ofLanguage);
  const known = ofLanguage.get(list);
  if (known !== undefined) return known;
  const made = createIndex(getPhraseList(lang, list), lang, matching);
  ofLanguage.set(list, made);
  return made;
}

function createIndex(phrases: readonly string[], lang: string, matching: Matching): Index {
  const byFirst = new Map<string, (readonly string[])[]>();
  const prefixes: string[] = [];
  for (const phrase of phrases) {
    const { tokens } = tokenize(phrase, lang);
    const [first] = tokens;
    if (first === undefined) continue;
    if (phrase.endsWith('*')) prefixes.push(first);
    else byFirst.set(first, [...(byFirst.get(first) ?? []), tokens]);
  }
  const plain = matching === 'words' ? [] : phrases.map((phrase) => tokenize(phrase, lang).folded);
  return { plain, byFirst, prefixes };
}
