/**
 * Adjustments to a sentence's rank by what makes a point read well or badly. The amounts were set
 * by reading: they cost no ROUGE, and readers preferred the result. A rank is 0 to 1.
 */

import { filterSteps, runToCompletion, type Steps } from '../cooperative.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { endsAsSentence, stripQuotations } from '../document/punctuation.ts';
import { isInterview } from '../genres/interview.ts';
import { isAboutStudy, isFinding } from '../genres/study.ts';
import { containsPhrase, isPhrase, matchPhraseAtStart } from '../lexicon/phrases.ts';
import { tokenize } from '../lexicon/tokens.ts';
import { isContradictedNext } from '../selection/contrast.ts';
import { containment } from './vectors.ts';

/** What the adjustments know of the article as a whole. */
export interface DocumentStyle {
  /** The share of sentences that say “I” outside quotations. */
  readonly firstPerson: number;
  /** The share of sentences that demand or hold something: “must”, “the problem is”. */
  readonly thesis: number;
  readonly isInterview: boolean;
  readonly isStudy: boolean;
}

type Adjustment = (sentence: Sentence, document: SegmentedDocument, style: DocumentStyle) => number;

export const adjustments = {
  firstPerson: (sentence, _, style) =>
    isFirstPerson(sentence) ? computeFirstPersonPenalty(style) : 0,
  length: ({ length }) => computeLengthPenalty(length),
  opensQuoted: ({ text }) => (/^["“«„「『]/u.test(text) ? -0.1 : 0),
  teaser: (sentence, document) => (isTeaser(sentence, document) ? -0.3 : 0),
  contradictedNext: (sentence, document) =>
    sentence.index > 1 && isContradictedNext(sentence, document) ? -0.08 : 0,
  exclamation: ({ text }) => (/[!！]["”’»]?$/u.test(text) ? -0.06 : 0),
  bracketHeavy: ({ text }) => ((text.match(/[(（[]/gu) ?? []).length >= 4 ? -0.15 : 0),
  bareItem: ({ kind, text, tokens }) =>
    kind === 'item' && !endsAsSentence(text, tokens.lang) ? -0.25 : 0,
  titleOverlap: ({ terms }, { titleTerms }) => 0.14 * containment(titleTerms, new Set(terms)),
  conclusion: (sentence, document) => (isConclusion(sentence, document) ? 0.12 : 0),
  inVerdict: ({ section }, { sections, lang }) =>
    isPhrase(sections[section]?.heading ?? '', lang, 'verdictHeadings') ? 0.12 : 0,
  thesis: ({ tokens }, _, style) =>
    style.thesis > 0.12 && containsPhrase(tokens, 'thesis') ? 0.06 : 0,
  finding: (sentence, _, style) => (isFinding(sentence) ? (style.isStudy ? 0.1 : 0.06) : 0),
  filler: ({ tokens }) => (containsPhrase(tokens, 'filler') ? -0.15 : 0),
  promotion: ({ tokens }) => (containsPhrase(tokens, 'promotional') ? -0.12 : 0),
} satisfies Record<string, Adjustment>;

/** The sum of all adjustments to the rank of `sentence`. */
export function computeAdjustment(
  sentence: Sentence,
  document: SegmentedDocument,
  style: DocumentStyle,
): number {
  let sum = 0;
  for (const adjust of Object.values<Adjustment>(adjustments)) {
    sum += adjust(sentence, document, style);
  }
  return sum;
}

/** How the article speaks; `outline` is read once. */
export function analyzeStyle(document: SegmentedDocument): DocumentStyle {
  return runToCompletion(analyzeStyleSteps(document));
}

/** The same in steps. */
export function* analyzeStyleSteps(document: SegmentedDocument): Steps<DocumentStyle> {
  const { sentences } = document;
  const count = Math.max(1, sentences.length);
  const thesis = yield* filterSteps(sentences, ({ tokens }) => containsPhrase(tokens, 'thesis'));
  const firstPerson = yield* filterSteps(sentences, isFirstPerson);
  yield;
  return {
    firstPerson: firstPerson.length / count,
    thesis: thesis.length / count,
    isInterview: isInterview(document),
    isStudy: isAboutStudy(document),
  };
}

/** An anecdote is seldom the message; but who is asked, or tells their own story, says “I”. */
function computeFirstPersonPenalty({ firstPerson, isInterview: asked }: DocumentStyle): number {
  if (asked) return 0;
  return firstPerson > 0.3 ? -0.075 : -0.15;
}

/** Whether the writer speaks of themself; what is quoted is somebody else's. */
export function isFirstPerson({ text, tokens }: Sentence): boolean {
  if (!containsPhrase(tokens, 'firstPerson')) return false;
  const own = tokenize(stripQuotations(text), tokens.lang);
  return containsPhrase(own, 'firstPerson') && !containsPhrase(own, 'notFirstPerson');
}

/** A teaser has fewer words. */
const minSayingWords = 11;

/** “Nobody had planned any of it.”: short, without a name or a number, it makes curious and tells nothing. */
function isTeaser(sentence: Sentence, { titleTerms }: SegmentedDocument): boolean {
  const { index, length, text, terms, tokens } = sentence;
  if (index === 0 || length >= minSayingWords || /\p{Nd}/u.test(text)) return false;
  if (containment(titleTerms, new Set(terms)) >= 0.5) return false;
  return !tokens.capitals.some((capital, at) => capital && at > 0);
}

function computeLengthPenalty(length: number): number {
  if (length < 8) return -0.2;
  if (length < 10) return -0.1;
  return -0.004 * Math.max(0, length - 28) - 0.012 * Math.max(0, length - 40);
}

function isConclusion({ index, tokens }: Sentence, { sentences }: SegmentedDocument): boolean {
  return index > 0.7 * sentences.length && matchPhraseAtStart(tokens, 'concluding') > 0;
}
