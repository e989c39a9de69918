/**
 * Reads the punctuation of a sentence: whether it is complete, a question, or quoted. Used by the
 * segmentation, the filters, the features of the ranker and the genres.
 */

import { baseLanguage } from '../../nlp/language-tags.ts';

const closers = '["”’»«“)\\]）」』】›]*$';
const sentenceEnd = new RegExp(`[.!?…。！？｡।॥؟۔։።។။]${closers}`, 'u');
const questionEnd = new RegExp(`[?？؟]${closers}`, 'u');
const greekQuestionEnd = new RegExp(`[;\\u037e]${closers}`, 'u');
/** Thai and Lao do not end sentences with punctuation. */
const unpunctuatedLanguages = new Set(['th', 'lo']);

/** Returns true if a text ends like a sentence of its language. */
export function endsAsSentence(text: string, lang: string): boolean {
  return (
    unpunctuatedLanguages.has(baseLanguage(lang)) ||
    sentenceEnd.test(text) ||
    isGreekQuestion(text, lang)
  );
}

/** Returns true if a text is a question or contains one outside its quotations. */
export function isQuestion(text: string, lang: string): boolean {
  return (
    questionEnd.test(text) || isGreekQuestion(text, lang) || /[?？؟]/u.test(stripQuotations(text))
  );
}

function isGreekQuestion(text: string, lang: string): boolean {
  return baseLanguage(lang) === 'el' && greekQuestionEnd.test(text);
}

/** Most sentences contain none of these, and need no counting. */
const paired = /["＂“”„‟«»「」『』([（【)\]）】]/u;

/** Returns true if quotation marks of each kind come in pairs and every bracket is closed. */
export function isBalanced(text: string): boolean {
  return !paired.test(text) || (hasPairedQuotes(text) && hasClosedBrackets(text));
}

/** Compares numbers and not directions, because „so“, “so”, ”so” and »so« are all in use. */
function hasPairedQuotes(text: string): boolean {
  const families = [/["＂]/gu, /[“”„‟]/gu, /[«»]/gu, /[「」]/gu, /[『』]/gu];
  const counts = families.map((family) => (text.match(family) ?? []).length);
  const [straight = 0, curly = 0, ...others] = counts;
  return (straight + curly) % 2 === 0 && others.every((count) => count % 2 === 0);
}

const openingBrackets = '([（【';
const closingBrackets = ')]）】';

function hasClosedBrackets(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (openingBrackets.includes(character)) depth += 1;
    else if (closingBrackets.includes(character)) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/**
 * No alternative continues past another opening mark. Otherwise each of many unclosed marks would be
 * tried to the end of the text, which is quadratic.
 */
const quotation = /"[^"]*"|[“„‟][^“”„‟]*[“”]|[«»][^«»]*[«»]|「[^「」]*」|『[^『』]*』/gu;

/** Returns a text with each quotation replaced by a space. */
export function stripQuotations(text: string): string {
  return text.replace(quotation, ' ');
}

/** Returns the share of the characters of a text that is in quotation marks, 0 to 1. */
export function computeQuotedShare(text: string): number {
  if (text.length === 0) return 0;
  const quoted = (text.match(quotation) ?? []).reduce((sum, { length }) => sum + length, 0);
  return quoted / text.length;
}
