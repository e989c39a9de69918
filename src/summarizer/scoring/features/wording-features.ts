/** How a sentence is worded: its length, its marks, who speaks, and what it leans on. */

import type { Sentence } from '../../document/document.ts';
import { computeQuotedShare, endsAsSentence, isQuestion } from '../../document/punctuation.ts';
import type { PhraseList } from '../../lexicon/lists.ts';
import { containsPhrase, countPhrases, matchPhraseAtStart } from '../../lexicon/phrases.ts';
import { type ContextDependence, contextDependence } from '../../selection/context-dependence.ts';
import { isContradictedNext } from '../../selection/contrast.ts';
import { hardFilters, softFilters } from '../../selection/filters.ts';
import { containment } from '../vectors.ts';
import { type Feature, type FeatureGroup, toFlag } from './feature.ts';
import { isFirstPerson } from './style.ts';

const maxLength = 80;

const dependenceRank: Record<ContextDependence, number> = {
  none: 0,
  inside: 1,
  connective: 2,
  pronoun: 3,
};

export const lengthFeatures = {
  length: ({ length }) => Math.min(length, maxLength),
  characters: ({ text }) => text.length,
  wordLength: ({ text, length }) => text.length / Math.max(1, length),
  lengthBefore: ({ index }, { document }) => document.sentences[index - 1]?.length ?? 0,
  lengthAfter: ({ index }, { document }) => document.sentences[index + 1]?.length ?? 0,
  commas: ({ text }) => (text.match(/[,;،，、；]/gu) ?? []).length,
} satisfies FeatureGroup;

export const markFeatures = {
  isQuestion: ({ text, tokens }) => toFlag(isQuestion(text, tokens.lang)),
  endsAsSentence: ({ text, tokens }) => toFlag(endsAsSentence(text, tokens.lang)),
  exclaims: ({ text }) => toFlag(/[!！]/u.test(text)),
  ellipsis: ({ text }) => toFlag(/…|\.{3}/u.test(text)),
  colon: ({ text }) => toFlag(/[:;：；]/u.test(text)),
  brackets: ({ text }) => toFlag(/[([（]/u.test(text)),
  quotes: ({ text }) => toFlag(/["“”«»„「]/u.test(text)),
  opensQuoted: ({ text }) => toFlag(/^["“«„「]/u.test(text)),
  quotedShare: ({ text }) => computeQuotedShare(text),
  numbers: ({ text }) => (text.match(/\p{Nd}+/gu) ?? []).length,
  percent: ({ text }) => toFlag(/[%٪％]/u.test(text)),
  money: ({ text }) => toFlag(/\p{Sc}/u.test(text)),
  capitals: (sentence) => countInnerCapitals(sentence),
  capitalShare: (sentence) => countInnerCapitals(sentence) / Math.max(1, sentence.length),
  opensWithName: ({ text }) => toFlag(/^\p{Lu}\S*\s\p{Lu}/u.test(text)),
} satisfies FeatureGroup;

export const phraseFeatures = {
  firstPerson: ({ tokens, length }) => countPhrases(tokens, 'firstPerson') / Math.max(1, length),
  isFirstPerson: (sentence) => toFlag(isFirstPerson(sentence)),
  firstPlural: count('firstPlural'),
  secondPerson: count('secondPerson'),
  pronouns: count('pronouns'),
  possessives: count('possessives'),
  connectives: count('connectives'),
  hedges: count('hedges'),
  thesis: count('thesis'),
  boilerplate: count('boilerplate'),
  promotional: count('promotional'),
  finding: count('finding'),
  reportingVerb: ({ tokens }) => toFlag(containsPhrase(tokens, 'reportingVerbs')),
  concludes: ({ tokens }) => toFlag(matchPhraseAtStart(tokens, 'concluding') > 0),
  contextDependence: ({ tokens }) => dependenceRank[contextDependence(tokens)],
  nextContextDependence: ({ index }, { document }) => {
    const next = document.sentences[index + 1];
    return next === undefined ? 0 : dependenceRank[contextDependence(next.tokens)];
  },
  isContradictedNext: (sentence, { document }) =>
    toFlag(sentence.index > 1 && isContradictedNext(sentence, document)),
  isCurious: (sentence, { document }) => toFlag(isCurious(sentence, document.titleTerms)),
} satisfies FeatureGroup;

/** The reasons for which a sentence makes no good point are columns, and weighed by the trees. */
export const filterFeatures: FeatureGroup = Object.fromEntries(
  Object.entries({ ...hardFilters, ...softFilters }).map(([name, test]) => [
    name,
    ((sentence, { document }) => toFlag(test(sentence, document))) satisfies Feature,
  ]),
);

function count(list: PhraseList): Feature {
  return ({ tokens }) => countPhrases(tokens, list);
}

function countInnerCapitals({ tokens }: Sentence): number {
  return tokens.capitals.filter((capital, at) => capital && at > 0).length;
}

/** A sentence that only arouses curiosity has fewer words than this. */
const maxCuriousWords = 11;

/** “Nobody had planned any of it.”: short, without a name, a number or a word of the title. */
function isCurious(sentence: Sentence, titleTerms: readonly string[]): boolean {
  const { index, length, text, terms } = sentence;
  if (index === 0 || length >= maxCuriousWords || /\p{Nd}/u.test(text)) return false;
  return containment(titleTerms, new Set(terms)) < 0.5 && countInnerCapitals(sentence) === 0;
}
