/**
 * Shortens long sentences for points. It never removes a number, a source or a hedge (“allegedly”,
 * “unless”), so that the short sentence does not claim more than the article. Called by `points.ts`.
 */

import { lengthInWords, type Span } from '../../nlp/tokenize.ts';
import type { Sentence } from '../document/document.ts';
import { isBalanced } from '../document/punctuation.ts';
import { containsPhrase, matchPhraseAtStart } from '../lexicon/phrases.ts';
import { tokenize } from '../lexicon/tokens.ts';
import { applyCuts } from './apply-cuts.ts';

/** A way to shorten a sentence. */
interface CompressionRule {
  /** Returns the ranges to remove, as UTF-16 offsets into the sentence. */
  readonly find: (text: string, lang: string) => readonly Span[];
  /** The rule applies to sentences with more words than this. */
  readonly minSentenceWords: number;
  /** The rule is not applied if fewer words would be left. */
  readonly minWordsLeft: number;
}

const compressionRules: readonly CompressionRule[] = [
  { find: findRemovableBrackets, minSentenceWords: 0, minWordsLeft: 6 },
  { find: findPairedDashes, minSentenceWords: 32, minWordsLeft: 10 },
  { find: findAfterSemicolon, minSentenceWords: 40, minWordsLeft: 12 },
  { find: findTrailingClause, minSentenceWords: 40, minWordsLeft: 12 },
];

const connectiveRule: CompressionRule = {
  find: findLeadingConnective,
  minSentenceWords: 0,
  minWordsLeft: 6,
};

/**
 * Finds what to leave out of a sentence: its noise, and what compression removes.
 *
 * @param source the text of the sentence's block
 * @param followsPrevious true if the sentence before is shown too, so that a “But” makes sense
 * @returns UTF-16 ranges of `source`, in no particular order
 */
export function findCuts(
  sentence: Sentence,
  source: string,
  followsPrevious: boolean,
): readonly Span[] {
  const { start, end } = sentence;
  const { lang } = sentence.tokens;
  const text = source.slice(start, end);
  let cuts = sentence.noise;
  let length = sentence.length;
  const rules = followsPrevious ? compressionRules : [connectiveRule, ...compressionRules];
  for (const rule of rules) {
    if (length <= rule.minSentenceWords) continue;
    const found = rule
      .find(text, lang)
      .map((cut) => ({ start: start + cut.start, end: start + cut.end }));
    if (found.length === 0) continue;
    const moreCuts = [...cuts, ...found];
    const shortened = applyCuts(source, { start, end }, moreCuts, lang);
    const wordsLeft = lengthInWords(shortened, lang);
    if (wordsLeft < rule.minWordsLeft || wordsLeft < 0.4 * sentence.length) continue;
    if (!isBalanced(shortened)) continue;
    cuts = moreCuts;
    length = wordsLeft;
  }
  return cuts;
}

/** Finds a connective at the start that the sentence can do without: “But the …” → “The …”. */
export function findLeadingConnective(text: string, lang: string): Span[] {
  const tokens = tokenize(text.slice(0, 80), lang);
  const end = matchPhraseAtStart(tokens, 'droppable');
  if (end === 0 || matchPhraseAtStart(tokens, 'notDropped') > 0 || /^["“«„「『]/u.test(text))
    return [];
  const space = /^\s*/u.exec(text.slice(end))?.[0].length ?? 0;
  return [{ start: 0, end: end + space }];
}

const europeanLetter = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]$/u;

/** Variables and signs of a formula: no word of three letters. */
const variables = /^(?:\P{L}|(?<!\p{L}{2})[\p{sc=Latin}\p{sc=Greek}\p{Lm}])+$/u;

/** Finds brackets without numbers, abbreviations or hedges: “the mayor (a keen cyclist)”. */
export function findRemovableBrackets(text: string, lang: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(/\s?[(（]([^()（）]{2,90})[)）]/gu)) {
    const [whole, inside = ''] = match;
    // In “Springfield (Daily News)A fire …”, two words would become one.
    if (/^[\p{L}\p{N}]/u.test(text.slice(match.index + whole.length))) continue;
    if (match.index === 0 || /[\d%$€£¥]|^[\p{Lu}\d&.-]{2,10}$/u.test(inside)) continue;
    if (variables.test(inside)) continue;
    // In “Stadt(werke)”, the bracket is a part of the word. Korean and Chinese set no space before it.
    if (whole.startsWith('(') && europeanLetter.test(text.slice(0, match.index))) continue;
    // In “only (just now) begun”, “only” would refer to another word.
    const before = text.slice(0, match.index).split(/\s/u).at(-1) ?? '';
    if (isEssential(inside, lang) || isEssential(before, lang)) continue;
    // In “keys, (if any), are …”, one of the two commas goes too.
    const end = match.index + whole.length;
    const isBetweenCommas = /,$/u.test(text.slice(0, match.index)) && text[end] === ',';
    found.push({ start: match.index, end: isBetweenCommas ? end + 1 : end });
  }
  return found;
}

/** Finds a parenthesis between two dashes: “the plan – his third this year – failed”. */
export function findPairedDashes(text: string, lang: string): Span[] {
  const dashed = /\s[—–]\s([^—–.]{3,140})\s[—–](?=\s)|—([^—.]{3,140})—/u.exec(text);
  if (dashed === null) return [];
  const inside = dashed[1] ?? dashed[2] ?? '';
  if (/\d/u.test(inside) || isEssential(inside, lang)) return [];
  // Dashes without spaces cannot be removed, because no space would be left between the words.
  if (dashed[2] !== undefined) return [];
  return [{ start: dashed.index, end: dashed.index + dashed[0].length }];
}

/** Finds the second of two statements that a semicolon joins, without the full stop. */
export function findAfterSemicolon(text: string, lang: string): Span[] {
  const at = text.search(/[;；]/u);
  const stop = /[.。!！][”"’»]?$/u.exec(text);
  if (at < 0 || stop === null) return [];
  const rest = text.slice(at + 1, stop.index);
  return isEssential(rest, lang) ? [] : [{ start: at, end: stop.index }];
}

/** Finds a relative clause at the end, with its comma and without the full stop. */
export function findTrailingClause(text: string, lang: string): Span[] {
  const stop = /[.!]$/u.exec(text);
  const comma = text.lastIndexOf(', ');
  if (stop === null || comma < 0) return [];
  const clause = text.slice(comma + 2, stop.index);
  if (clause.length < 8 || clause.length > 200 || /[.;:“”"«»\d]/u.test(clause)) return [];
  const isRelative = matchPhraseAtStart(tokenize(clause.slice(0, 60), lang), 'clauses') > 0;
  return isRelative && !isEssential(clause, lang) ? [{ start: comma, end: stop.index }] : [];
}

/** Returns true if a text names a source or contains a hedge. */
function isEssential(text: string, lang: string): boolean {
  const tokens = tokenize(text, lang);
  return containsPhrase(tokens, 'reportingVerbs') || containsPhrase(tokens, 'hedges');
}
