/**
 * What is never a point. Each gate is a named reason; the first that applies is a sentence's own.
 * A gate that is not `strict` gives way when nothing else is left of a short text.
 */

import { isCjk } from '../text/script.ts';
import { wordLength } from '../text/words.ts';
import { isInsideQuotation } from './inside-quotation.ts';
import { isInterview, turnsOf } from './interview.ts';
import { labelBefore, type Outline, type Sentence } from './outline.ts';
import { countPhrases, holdsPhrase, phraseAtStart } from './phrases/phrases.ts';
import { tokensOf } from './phrases/tokens.ts';
import { asks, endsAsSentence, isBalanced, quotedShare, withoutQuotations } from './punctuation.ts';
import { containment } from './vectors.ts';

type Gate = (sentence: Sentence, outline: Outline) => boolean;

/** Gates whose sentences are not worth showing in any case. */
const strictGates = {
  aside: ({ section }, outline) => outline.sections[section]?.aside ?? false,
  code: ({ text }, { lang }) => looksLikeCode(text, lang),
  address: ({ text }) => /https?:|www\.|\S@\S|(?:^|\s)[@#]\p{L}/u.test(text),
  furniture: ({ tokens }) => holdsPhrase(tokens, 'furniture'),
  opener: ({ tokens }) => phraseAtStart(tokens, 'openers') > 0,
  bracketed: ({ text }) => /^[([（【［].*[)\]）】］][.。]?$/u.test(text),
  caption: ({ text }) => /^\p{L}{2,12}\.?\s?\d{1,3}\s?[.:：]/u.test(text),
  title: (sentence, outline) => repeatsTitle(sentence, outline),
  questionMark: ({ text }) => /^[QВF]\s?[:.]\s/u.test(text),
  formRow: ({ text }, outline) => isFormRow(text, outline),
} satisfies Record<string, Gate>;

const softGates = {
  question: ({ text }, { lang }) => asks(text, lang),
  introduction: ({ text }) => /[:：,，、–—-]["”’»]?$/u.test(text),
  unended: (sentence, { lang }) => isUnended(sentence, lang),
  short: ({ length }, { lang }) => length < (isCjk(lang) ? 7 : 6),
  long: ({ length }, { lang }) => length > (isCjk(lang) ? 75 : 60),
  fragment: ({ text }) => /^\[?(?:…|\.\.\.)|(?:\.{3}|…)["”’»\]]?$/u.test(text),
  unbalanced: ({ text }) => !isBalanced(text),
  lowercase: ({ text }) => /^["“«„]?\p{Ll}/u.test(text) && !/^["“«„]?\p{Ll}{1,2}\p{Lu}/u.test(text),
  numbered: ({ text }) =>
    /^#?\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.)、）]\s?\P{Nd}/u.test(text),
  exclamation: ({ text, length }) => length < 10 && /[!！]["”’»]?$/u.test(text),
  figures: ({ text, length }) => isRowOfFigures(text, length),
  enumeration: ({ text, length }) => isEnumeration(text, length),
  advertising: ({ tokens }) => countPhrases(tokens, 'promotional') >= 2,
  quotation: ({ text }, { lang }) => isBareQuotation(text, lang),
  insideQuotation: (sentence, outline) =>
    isInsideQuotation(sentence, outline) && !isInterview(outline),
  quotedQuestion: ({ text }, { lang }) => isQuotedQuestion(text, lang),
} satisfies Record<string, Gate>;

export type StrictGate = keyof typeof strictGates;
export type SoftGate = keyof typeof softGates;

/** Why `sentence` can never be a point, however little else there is. */
export function strictGateOf(sentence: Sentence, outline: Outline): StrictGate | undefined {
  return firstGate(strictGates, sentence, outline);
}

/** Why `sentence` makes no good point. */
export function softGateOf(sentence: Sentence, outline: Outline): SoftGate | undefined {
  return firstGate(softGates, sentence, outline);
}

function firstGate<Name extends string>(
  gates: Record<Name, Gate>,
  sentence: Sentence,
  outline: Outline,
): Name | undefined {
  for (const name in gates) if (gates[name](sentence, outline)) return name;
  return undefined;
}

/** Marks of programs and markup; a Greek question ends with what looks like a semicolon. */
function looksLikeCode(text: string, lang: string): boolean {
  if (/[{}]|=>|::|\w\(\)|\s\|\s|^\$ |!;|=$/u.test(text)) return true;
  if (/[<>]/u.test(text) && !/<\p{Lu}[^<>]{3,60}>/u.test(text)) return true;
  return text.endsWith(';') && !asks(text, lang);
}

/** The shortest item of a list that may go without a full stop: a result in a bullet. */
const shortestBareItem = 7;

function isUnended({ text, kind, length }: Sentence, lang: string): boolean {
  if (endsAsSentence(text, lang)) return false;
  return kind !== 'item' || length < shortestBareItem || !/^\p{Lu}[^:：[\]()]*$/u.test(text);
}

function repeatsTitle({ terms }: Sentence, { titleTerms }: Outline): boolean {
  if (titleTerms.length < 3) return false;
  return (
    containment(terms, new Set(titleTerms)) > 0.85 && containment(titleTerms, new Set(terms)) > 0.6
  );
}

/** A row of a form that the article fills in again and again (“Best for: …”); a speaker is none. */
function isFormRow(text: string, outline: Outline): boolean {
  const label = labelBefore(text);
  if (label === undefined || !outline.repeatedLabels.has(label)) return false;
  return turnsOf(outline).length === 0;
}

/** Five or more things with hardly a word between them: ingredients, tools, key words. */
function isEnumeration(text: string, length: number): boolean {
  const commas = (text.match(/[,،;]\s/gu) ?? []).length;
  return commas >= 4 && commas * 3 >= length;
}

/** A line-up, a table, a list of prices: as many numbers as that are no sentence. */
function isRowOfFigures(text: string, length: number): boolean {
  const numbers = (text.match(/(?<![\p{L}\p{N}.,])\p{Nd}+/gu) ?? []).length;
  return numbers >= 7 && numbers * 4 >= length;
}

/** Words that may stand beside a question that somebody asks: “‘Why us?’, she asked herself.” */
const aroundQuestion = 7;

function isQuotedQuestion(text: string, lang: string): boolean {
  if (!/[?？؟]["”’»」』]/u.test(text)) return false;
  return wordLength(withoutQuotations(text), lang) <= aroundQuestion;
}

/** Mostly somebody's words, and nothing that says whose. */
function isBareQuotation(text: string, lang: string): boolean {
  if (quotedShare(text) <= 0.7) return false;
  return !holdsPhrase(tokensOf(withoutQuotations(text), lang), 'speech');
}
