/** What the marks of a sentence say: whether it ends, asks, is closed, and how much of it is quoted. */

import { baseLanguage } from '../../nlp/language-tags.ts';

const closers = '["”’»«“)\\]）」』】›]*$';
const sentenceEnd = new RegExp(`[.!?…。！？｡।॥؟۔։።។။]${closers}`, 'u');
const questionEnd = new RegExp(`[?？؟]${closers}`, 'u');
const greekQuestionEnd = new RegExp(`[;\\u037e]${closers}`, 'u');
/** Languages that end no sentence with a mark. */
const unpunctuatedLanguages = new Set(['th', 'lo']);

/** Whether `text` ends as a sentence of its language does. */
export function endsAsSentence(text: string, lang: string): boolean {
  return (
    unpunctuatedLanguages.has(baseLanguage(lang)) ||
    sentenceEnd.test(text) ||
    isGreekQuestion(text, lang)
  );
}

/** Whether `text` is a question, or holds one outside its quotations. */
export function isQuestion(text: string, lang: string): boolean {
  return (
    questionEnd.test(text) || isGreekQuestion(text, lang) || /[?？؟]/u.test(stripQuotations(text))
  );
}

function isGreekQuestion(text: string, lang: string): boolean {
  return baseLanguage(lang) === 'el' && greekQuestionEnd.test(text);
}

/** Most sentences have none of these. */
const paired = /["＂“”„‟«»「」『』([（【)\]）】]/u;

/** Whether quotation marks of each kind come in pairs and every bracket is closed. */
export function isBalanced(text: string): boolean {
  return !paired.test(text) || (hasPairedQuotes(text) && hasClosedBrackets(text));
}

/** Parity, not direction: „so“, “so”, ”so” and »so« are all somebody's way to quote. */
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

/** None goes on past another mark that opens: else each of many unclosed marks is tried to the end. */
const quotation = /"[^"]*"|[“„‟][^“”„‟]*[“”]|[«»][^«»]*[«»]|「[^「」]*」|『[^『』]*』/gu;

/** `text` with each quotation replaced by a space. */
export function stripQuotations(text: string): string {
  return text.replace(quotation, ' ');
}

/** The share of the characters of `text` that stand in quotation marks, 0 to 1. */
export function computeQuotedShare(text: string): number {
  if (text.length === 0) return 0;
  const quoted = (text.match(quotation) ?? []).reduce((sum, one) => sum + one.length, 0);
  return quoted / text.length;
}
