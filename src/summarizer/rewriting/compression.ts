/**
 * What a point can do without. Never a number, never who said it, never what makes it weaker
 * (“allegedly”, “unless”), so that a shorter sentence does not say more than the long one did.
 */

import { lengthInWords, type Span } from '../../nlp/tokenize.ts';
import type { Sentence } from '../document/document.ts';
import { isBalanced } from '../document/punctuation.ts';
import { containsPhrase, matchPhraseAtStart } from '../lexicon/phrases.ts';
import { tokenize } from '../lexicon/tokens.ts';
import { applyCuts } from './apply-cuts.ts';

/** One way to shorten: stretches of the sentence, as offsets into its text. */
interface CompressionRule {
  readonly find: (text: string, lang: string) => readonly Span[];
  /** Words from which it is tried. */
  readonly minSentenceWords: number;
  /** Words that must be left. */
  readonly minWordsLeft: number;
}

const compressionRules: readonly CompressionRule[] = [
  { find: findSpareBrackets, minSentenceWords: 0, minWordsLeft: 6 },
  { find: findPairedDashes, minSentenceWords: 32, minWordsLeft: 10 },
  { find: findAfterSemicolon, minSentenceWords: 40, minWordsLeft: 12 },
  { find: findTrailingClause, minSentenceWords: 40, minWordsLeft: 12 },
];

const connective: CompressionRule = {
  find: findLeadingConnective,
  minSentenceWords: 0,
  minWordsLeft: 6,
};

/**
 * Stretches of the block's text to leave out of `sentence`, its noise among them. `joined` says
 * that the sentence before is shown as well, so that “But” has something to join on to.
 */
export function findCuts(sentence: Sentence, source: string, joined: boolean): readonly Span[] {
  const { start, end } = sentence;
  const { lang } = sentence.tokens;
  const text = source.slice(start, end);
  let cuts = sentence.noise;
  let length = sentence.length;
  for (const step of joined ? compressionRules : [connective, ...compressionRules]) {
    if (length <= step.minSentenceWords) continue;
    const found = step
      .find(text, lang)
      .map((cut) => ({ start: start + cut.start, end: start + cut.end }));
    if (found.length === 0) continue;
    const tried = [...cuts, ...found];
    const left = applyCuts(source, { start, end }, tried, lang);
    const leftLength = lengthInWords(left, lang);
    if (leftLength < step.minWordsLeft || leftLength < 0.4 * sentence.length || !isBalanced(left))
      continue;
    cuts = tried;
    length = leftLength;
  }
  return cuts;
}

/** “But the …” → “The …”. */
export function findLeadingConnective(text: string, lang: string): Span[] {
  const tokens = tokenize(text.slice(0, 80), lang);
  const end = matchPhraseAtStart(tokens, 'droppable');
  if (end === 0 || matchPhraseAtStart(tokens, 'notDropped') > 0 || /^["“«„「『]/u.test(text))
    return [];
  const space = /^\s*/u.exec(text.slice(end))?.[0].length ?? 0;
  return [{ start: 0, end: end + space }];
}

/** Brackets without numbers, abbreviations or hedges: “the mayor (a keen cyclist)”. */
export function findSpareBrackets(text: string, lang: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(/\s?[(（]([^()（）]{2,90})[)）]/gu)) {
    const [whole, inside = ''] = match;
    // “Springfield (Daily News)A fire …”: without it, two words would be one.
    if (/^[\p{L}\p{N}]/u.test(text.slice(match.index + whole.length))) continue;
    if (match.index === 0 || /[\d%$€£¥]|^[\p{Lu}\d&.-]{2,10}$/u.test(inside)) continue;
    // “only (just now) begun”: without its bracket “only” would speak of something else.
    const before = text.slice(0, match.index).split(/\s/u).at(-1) ?? '';
    if (isEssential(inside, lang) || isEssential(before, lang)) continue;
    found.push({ start: match.index, end: match.index + whole.length });
  }
  return found;
}

/** What stands between two dashes: “the plan – his third this year – failed”. */
export function findPairedDashes(text: string, lang: string): Span[] {
  const dashed = /\s[—–]\s([^—–.]{3,140})\s[—–](?=\s)|—([^—.]{3,140})—/u.exec(text);
  if (dashed === null) return [];
  const inside = dashed[1] ?? dashed[2] ?? '';
  if (/\d/u.test(inside) || isEssential(inside, lang)) return [];
  // Between two words that touched their dashes one space has to stay; there is none to keep.
  if (dashed[2] !== undefined) return [];
  return [{ start: dashed.index, end: dashed.index + dashed[0].length }];
}

/** The second of two statements that a semicolon joins; the full stop stays. */
export function findAfterSemicolon(text: string, lang: string): Span[] {
  const at = text.search(/[;；]/u);
  const stop = /[.。!！][”"’»]?$/u.exec(text);
  if (at < 0 || stop === null) return [];
  const rest = text.slice(at + 1, stop.index);
  return isEssential(rest, lang) ? [] : [{ start: at, end: stop.index }];
}

/** A clause at the end that a comma and “which” open; the full stop stays. */
export function findTrailingClause(text: string, lang: string): Span[] {
  const stop = /[.!]$/u.exec(text);
  const comma = text.lastIndexOf(', ');
  if (stop === null || comma < 0) return [];
  const clause = text.slice(comma + 2, stop.index);
  if (clause.length < 8 || clause.length > 200 || /[.;:“”"«»\d]/u.test(clause)) return [];
  const opens = matchPhraseAtStart(tokenize(clause.slice(0, 60), lang), 'clauses') > 0;
  return opens && !isEssential(clause, lang) ? [{ start: comma, end: stop.index }] : [];
}

/** Whether it says who says so, or makes the rest weaker. */
function isEssential(text: string, lang: string): boolean {
  const tokens = tokenize(text, lang);
  return containsPhrase(tokens, 'reportingVerbs') || containsPhrase(tokens, 'hedges');
}
