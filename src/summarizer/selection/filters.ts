/**
 * What is never a point. Each gate is a named reason; the first that applies is a sentence's own.
 * A gate that is not `strict` gives way when nothing else is left of a short text.
 */

import { isCjk } from '../../nlp/language-tags.ts';
import { lengthInWords } from '../../nlp/tokenize.ts';
import { findLabelBefore, type SegmentedDocument, type Sentence } from '../document/document.ts';
import { isInsideQuotation } from '../document/inside-quotation.ts';
import {
  computeQuotedShare,
  endsAsSentence,
  isBalanced,
  isQuestion,
  stripQuotations,
} from '../document/punctuation.ts';
import { getTurns, isInterview } from '../genres/interview.ts';
import { containsPhrase, countPhrases, matchPhraseAtStart } from '../lexicon/phrases.ts';
import { tokenize } from '../lexicon/tokens.ts';
import { containment } from '../scoring/vectors.ts';

type Filter = (sentence: Sentence, document: SegmentedDocument) => boolean;

/** Gates whose sentences are not worth showing in any case. */
export const hardFilters = {
  boilerplateSection: ({ section }, document) => document.sections[section]?.isBoilerplate ?? false,
  code: ({ text }, { lang }) => looksLikeCode(text, lang),
  address: ({ text }) => /https?:|www\.|\S@\S|(?:^|\s)[@#]\p{L}/u.test(text),
  boilerplate: ({ tokens }) => containsPhrase(tokens, 'boilerplate'),
  teaser: ({ tokens }) => matchPhraseAtStart(tokens, 'teasers') > 0,
  bracketed: ({ text }) => /^[([（【［].*[)\]）】］][.。]?$/u.test(text),
  caption: ({ text }) => /^\p{L}{2,12}\.?\s?\d{1,3}\s?[.:：]/u.test(text),
  title: (sentence, document) => repeatsTitle(sentence, document),
  questionMark: ({ text }) => /^[QВF]\s?[:.]\s/u.test(text),
  formRow: ({ text }, document) => isFormRow(text, document),
} satisfies Record<string, Filter>;

export const softFilters = {
  question: ({ text }, { lang }) => isQuestion(text, lang),
  introduction: ({ text }) => /[:：,，、–—-]["”’»]?$/u.test(text),
  unended: (sentence, { lang }) => lacksSentenceEnd(sentence, lang),
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
  insideQuotation: (sentence, document) =>
    isInsideQuotation(sentence, document) && !isInterview(document),
  quotedQuestion: ({ text }, { lang }) => isQuotedQuestion(text, lang),
} satisfies Record<string, Filter>;

export type HardFilter = keyof typeof hardFilters;
export type SoftFilter = keyof typeof softFilters;

/** Why `sentence` can never be a point, however little else there is. */
export function findHardFilter(
  sentence: Sentence,
  document: SegmentedDocument,
): HardFilter | undefined {
  return findFirstFilter(hardFilters, sentence, document);
}

/** Why `sentence` makes no good point. */
export function findSoftFilter(
  sentence: Sentence,
  document: SegmentedDocument,
): SoftFilter | undefined {
  return findFirstFilter(softFilters, sentence, document);
}

function findFirstFilter<Name extends string>(
  filters: Record<Name, Filter>,
  sentence: Sentence,
  document: SegmentedDocument,
): Name | undefined {
  for (const name in filters) if (filters[name](sentence, document)) return name;
  return undefined;
}

/** Marks of programs and markup; a Greek question ends with what looks like a semicolon. */
function looksLikeCode(text: string, lang: string): boolean {
  if (/[{}]|=>|::|\w\(\)|\s\|\s|^\$ |!;|=$/u.test(text)) return true;
  if (/[<>]/u.test(text) && !/<\p{Lu}[^<>]{3,60}>/u.test(text)) return true;
  return text.endsWith(';') && !isQuestion(text, lang);
}

/** The shortest item of a list that may go without a full stop: a result in a bullet. */
const minBareItemWords = 7;

function lacksSentenceEnd({ text, kind, length }: Sentence, lang: string): boolean {
  if (endsAsSentence(text, lang)) return false;
  return kind !== 'item' || length < minBareItemWords || !/^\p{Lu}[^:：[\]()]*$/u.test(text);
}

function repeatsTitle({ terms }: Sentence, { titleTerms }: SegmentedDocument): boolean {
  if (titleTerms.length < 3) return false;
  return (
    containment(terms, new Set(titleTerms)) > 0.85 && containment(titleTerms, new Set(terms)) > 0.6
  );
}

/** A row of a form that the article fills in again and again (“Best for: …”); a speaker is none. */
function isFormRow(text: string, document: SegmentedDocument): boolean {
  const label = findLabelBefore(text);
  if (label === undefined || !document.repeatedLabels.has(label)) return false;
  return getTurns(document).length === 0;
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
const maxWordsAroundQuestion = 7;

function isQuotedQuestion(text: string, lang: string): boolean {
  if (!/[?？؟]["”’»」』]/u.test(text)) return false;
  return lengthInWords(stripQuotations(text), lang) <= maxWordsAroundQuestion;
}

/** Mostly somebody's words, and nothing that says whose. */
function isBareQuotation(text: string, lang: string): boolean {
  if (computeQuotedShare(text) <= 0.7) return false;
  return !containsPhrase(tokenize(stripQuotations(text), lang), 'reportingVerbs');
}
