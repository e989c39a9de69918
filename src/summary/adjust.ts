/**
 * Adjustments to a sentence's rank by what makes a point read well or badly. The amounts were set
 * by reading: they cost no ROUGE, and readers preferred the result. A rank is 0 to 1.
 */

import { isInterview } from './interview.ts';
import type { Outline, Sentence } from './outline.ts';
import { isTurnedRound } from './payoff.ts';
import { holdsPhrase, isPhrase, phraseAtStart } from './phrases/phrases.ts';
import { tokensOf } from './phrases/tokens.ts';
import { endsAsSentence, withoutQuotations } from './punctuation.ts';
import { filterSteps, finish, type Steps } from './steps.ts';
import { isAboutStudy, tellsFinding } from './study.ts';
import { containment } from './vectors.ts';

/** What the adjustments know of the article as a whole. */
export interface Voice {
  /** The share of sentences that say “I” outside quotations. */
  readonly firstPerson: number;
  /** The share of sentences that demand or hold something: “must”, “the problem is”. */
  readonly thesis: number;
  readonly isInterview: boolean;
  readonly isStudy: boolean;
}

type Adjustment = (sentence: Sentence, outline: Outline, voice: Voice) => number;

export const adjustments = {
  firstPerson: (sentence, _, voice) => (saysI(sentence) ? firstPersonPenalty(voice) : 0),
  length: ({ length }) => lengthPenalty(length),
  opensQuoted: ({ text }) => (/^["“«„「『]/u.test(text) ? -0.1 : 0),
  teases: (sentence, outline) => (teases(sentence, outline) ? -0.3 : 0),
  turnedRound: (sentence, outline) =>
    sentence.index > 1 && isTurnedRound(sentence, outline) ? -0.08 : 0,
  exclaims: ({ text }) => (/[!！]["”’»]?$/u.test(text) ? -0.06 : 0),
  bracketHeavy: ({ text }) => ((text.match(/[(（[]/gu) ?? []).length >= 4 ? -0.15 : 0),
  bareItem: ({ kind, text, tokens }) =>
    kind === 'item' && !endsAsSentence(text, tokens.lang) ? -0.25 : 0,
  titleOverlap: ({ terms }, { titleTerms }) => 0.14 * containment(titleTerms, new Set(terms)),
  concludes: (sentence, outline) => (concludes(sentence, outline) ? 0.12 : 0),
  inVerdict: ({ section }, { sections, lang }) =>
    isPhrase(sections[section]?.heading ?? '', lang, 'verdictHeadings') ? 0.12 : 0,
  thesis: ({ tokens }, _, voice) =>
    voice.thesis > 0.12 && holdsPhrase(tokens, 'thesis') ? 0.06 : 0,
  finding: (sentence, _, voice) => (tellsFinding(sentence) ? (voice.isStudy ? 0.1 : 0.06) : 0),
  filler: ({ tokens }) => (holdsPhrase(tokens, 'filler') ? -0.15 : 0),
  promotes: ({ tokens }) => (holdsPhrase(tokens, 'promotional') ? -0.12 : 0),
} satisfies Record<string, Adjustment>;

/** The sum of all adjustments to the rank of `sentence`. */
export function adjustmentOf(sentence: Sentence, outline: Outline, voice: Voice): number {
  let sum = 0;
  for (const adjust of Object.values<Adjustment>(adjustments)) {
    sum += adjust(sentence, outline, voice);
  }
  return sum;
}

/** How the article speaks; `outline` is read once. */
export function voiceOf(outline: Outline): Voice {
  return finish(voiceSteps(outline));
}

/** The same in steps. */
export function* voiceSteps(outline: Outline): Steps<Voice> {
  const { sentences } = outline;
  const count = Math.max(1, sentences.length);
  const thesis = yield* filterSteps(sentences, ({ tokens }) => holdsPhrase(tokens, 'thesis'));
  const firstPerson = yield* filterSteps(sentences, saysI);
  yield;
  return {
    firstPerson: firstPerson.length / count,
    thesis: thesis.length / count,
    isInterview: isInterview(outline),
    isStudy: isAboutStudy(outline),
  };
}

/** An anecdote is seldom the message; but who is asked, or tells their own story, says “I”. */
function firstPersonPenalty({ firstPerson, isInterview: asked }: Voice): number {
  if (asked) return 0;
  return firstPerson > 0.3 ? -0.075 : -0.15;
}

/** Whether the writer speaks of themself; what is quoted is somebody else's. */
export function saysI({ text, tokens }: Sentence): boolean {
  if (!holdsPhrase(tokens, 'firstPerson')) return false;
  const own = tokensOf(withoutQuotations(text), tokens.lang);
  return holdsPhrase(own, 'firstPerson') && !holdsPhrase(own, 'notFirstPerson');
}

/** A teaser has fewer words. */
const shortestSaying = 11;

/** “Nobody had planned any of it.”: short, without a name or a number, it makes curious and tells nothing. */
function teases(sentence: Sentence, { titleTerms }: Outline): boolean {
  const { index, length, text, terms, tokens } = sentence;
  if (index === 0 || length >= shortestSaying || /\p{Nd}/u.test(text)) return false;
  if (containment(titleTerms, new Set(terms)) >= 0.5) return false;
  return !tokens.capitals.some((capital, at) => capital && at > 0);
}

function lengthPenalty(length: number): number {
  if (length < 8) return -0.2;
  if (length < 10) return -0.1;
  return -0.004 * Math.max(0, length - 28) - 0.012 * Math.max(0, length - 40);
}

function concludes({ index, tokens }: Sentence, { sentences }: Outline): boolean {
  return index > 0.7 * sentences.length && phraseAtStart(tokens, 'concluding') > 0;
}
