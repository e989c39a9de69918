/**
 * Computes the features of each sentence for the ranker. Most are of the kinds that extractive
 * summarizers have used since Edmundson 1969 (“New methods in automatic extracting”): position,
 * length, key terms, title terms and cue phrases. Others are graph and centroid centrality. No
 * feature is the language, so that one model serves all languages. The model in `ranker.data.json`
 * refers to the features by name.
 */

import type { Steps } from '../cooperative.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { findInsideQuotationSteps } from '../document/inside-quotation.ts';
import { computeQuotedShare, endsAsSentence, isQuestion } from '../document/punctuation.ts';
import {
  containsPhrase,
  countPhrases,
  matchPhraseAtStart,
  type PhraseList,
} from '../lexicon/phrases.ts';
import {
  type ContextDependence,
  filterNames,
  findFilters,
  getContextDependence,
  isContradictedNext,
} from '../selection/filters.ts';
import {
  computeContextSteps,
  type DocumentStyle,
  type Feature,
  type FeatureContext,
  type FeatureGroup,
  isFirstPerson,
  toFlag,
} from './feature-context.ts';
import { computeContainment, computeSimilarity, type Vector } from './vectors.ts';
import type { WordModels, WordTarget } from './word-models.ts';

// The scores of the word models as features of the ranker; see `word-models.ts`.

/** The log-odds of each word model. */
const wordFeatures = {
  acceptableWords: createWordFeature('acceptable'),
  bestWords: createWordFeature('best'),
  badWords: createWordFeature('bad'),
} satisfies FeatureGroup;

/** The feature is NaN while the ranker is trained, before there are word models. */
function createWordFeature(target: WordTarget): Feature {
  return ({ index }, { wordScores }) => wordScores?.[target][index] ?? Number.NaN;
}

// Content features measure how much of the document's content a sentence covers.

const contentFeatures = {
  centrality: ({ index }, { centrality }) => centrality[index] ?? 0,
  centralityOrder: ({ index }, { centralityOrder }) => centralityOrder[index] ?? 0,
  lexRank: ({ index }, { lexRank }) => lexRank[index] ?? 0,
  lexRankOrder: ({ index }, { lexRankOrder }) => lexRankOrder[index] ?? 0,
  similarityToFirst: ({ index }, { vectors }) => compareSentences(vectors, index, 0),
  similarityToLead: ({ index }, { vectors, lead }) =>
    computeSimilarity(vectors[index] ?? new Map(), lead),
  similarityToPrevious: ({ index }, { vectors }) => compareSentences(vectors, index, index - 1),
  similarityToNext: ({ index }, { vectors }) => compareSentences(vectors, index, index + 1),
  novelty: ({ index }, { novelty }) => novelty[index] ?? 0,
  titleCovered: ({ terms }, { title }) => computeContainment(title, terms),
  titleShare: ({ terms }, { title }) => computeContainment(terms, title),
  titleAtStart: ({ index }, { subjects, title }) =>
    computeContainment(subjects[index] ?? [], title),
  headingAtStart: ({ index, section }, { subjects, sections }) =>
    computeContainment(subjects[index] ?? [], sections[section]?.headingTerms ?? []),
  termFrequency: ({ terms }, context) => computeMeanFrequency(terms, context),
  keyTerms: ({ terms }, context) => computeKeyTermShare(terms, context),
  density: ({ terms, length }) => terms.length / Math.max(1, length),
  names: ({ tokens }, { names }) => tokens.tokens.filter((token) => names.has(token)).length,
} satisfies FeatureGroup;

function compareSentences(vectors: readonly Vector[], one: number, other: number): number {
  const [a, b] = [vectors[one], vectors[other]];
  return a === undefined || b === undefined ? 0 : computeSimilarity(a, b);
}

/** Returns the mean frequency of the terms in percent (SumBasic, Nenkova & Vanderwende 2005). */
function computeMeanFrequency(
  terms: readonly string[],
  { termFrequency, termCount }: FeatureContext,
): number {
  const sum = terms.reduce((all, term) => all + (termFrequency.get(term) ?? 0), 0);
  return terms.length === 0 ? 0 : (100 * sum) / terms.length / Math.max(1, termCount);
}

function computeKeyTermShare(
  terms: readonly string[],
  { keyTerms, termFrequency, keyTermCount }: FeatureContext,
): number {
  let sum = 0;
  for (const term of new Set(terms)) if (keyTerms.has(term)) sum += termFrequency.get(term) ?? 0;
  return sum / Math.max(1, keyTermCount);
}

// Document features are the same for all sentences. They let the trees weigh the others by genre.

const documentFeatures = {
  sentences: (_, { vectors }) => Math.log1p(vectors.length),
  words: (_, { style }) => Math.log1p(style.words),
  sections: (_, { sections }) => Math.min(sections.length, 40),
  hasHeadings: (_, { sections }) => toFlag(sections.length > 1),
  hasTitle: (_, { title }) => toFlag(title.size > 0),
  titleTerms: (_, { title }) => title.size,
  hasByline: (_, { document }) => toFlag(document.article.byline !== undefined),
  listItems: (_, { listItems }) => listItems,
  meanLength: createStyleFeature('meanLength'),
  itemShare: createStyleFeature('itemShare'),
  quoteShare: createStyleFeature('quoteShare'),
  questionShare: createStyleFeature('questionShare'),
  exclamationShare: createStyleFeature('exclamationShare'),
  numberShare: createStyleFeature('numberShare'),
  promotionalShare: createStyleFeature('promotionalShare'),
  reportingShare: createStyleFeature('reportingShare'),
  firstPersonShare: createStyleFeature('firstPersonShare'),
  firstPluralShare: createStyleFeature('firstPluralShare'),
  secondPersonShare: createStyleFeature('secondPersonShare'),
  thesisShare: createStyleFeature('thesisShare'),
} satisfies FeatureGroup;

function createStyleFeature(key: keyof DocumentStyle) {
  return (_: unknown, { style }: FeatureContext): number => style[key];
}

// Position features: in the document, in the section and in the block (Edmundson 1969).

/** Caps distances in sentences; beyond it, further distance does not matter. */
const maxDistance = 30;

const positionFeatures = {
  position: ({ index }, { vectors }) => (vectors.length > 1 ? index / (vectors.length - 1) : 0),
  fromStart: ({ index }) => Math.min(index, maxDistance),
  fromEnd: ({ index }, { vectors }) => Math.min(vectors.length - 1 - index, maxDistance),
  paragraph: ({ paragraph }) => Math.min(paragraph, maxDistance),
  sinceTitleSentence: ({ index }, { firstTitleSentence }) =>
    Math.max(-maxDistance, Math.min(index - firstTitleSentence, 2 * maxDistance)),
  opensBlock: ({ isFirstInBlock }) => toFlag(isFirstInBlock),
  closesBlock: ({ block, index }, { blocks }) => toFlag(blocks.get(block)?.last === index),
  positionInBlock: ({ block, index }, { blocks }) => index - (blocks.get(block)?.first ?? index),
  sentencesInBlock: ({ block }, { blocks }) => {
    const { first = 0, last = -1 } = blocks.get(block) ?? {};
    return last - first + 1;
  },
  isItem: ({ kind }) => toFlag(kind === 'item'),
  isQuote: ({ kind }) => toFlag(kind === 'quote'),
  afterHeading: ({ block }, { document }) =>
    toFlag(document.article.blocks[block - 1]?.kind === 'heading'),
  beforeHeading: ({ block }, { document: { article } }) => {
    const next = article.blocks[block + 1];
    return toFlag(next === undefined || next.kind === 'heading');
  },
  afterItem: ({ block }, { document }) =>
    toFlag(document.article.blocks[block - 1]?.kind === 'item'),
  beforeItem: ({ block }, { document }) =>
    toFlag(document.article.blocks[block + 1]?.kind === 'item'),
} satisfies FeatureGroup;

const sectionFeatures = {
  section: ({ section }) => Math.min(section, maxDistance),
  sectionPosition: ({ section }, { sections }) =>
    sections.length > 1 ? section / (sections.length - 1) : 0,
  sectionLevel: ({ section }, { document }) => document.sections[section]?.level ?? 0,
  sectionSentences: ({ section }, { sections }) => {
    const { first = 0, last = -1 } = sections[section] ?? {};
    return last - first + 1;
  },
  positionInSection: ({ section, index }, { sections }) =>
    Math.min(index - (sections[section]?.first ?? index), maxDistance),
  relativePositionInSection: ({ section, index }, { sections }) => {
    const { first = index, last = index } = sections[section] ?? {};
    return (index - first) / (last - first + 1);
  },
  fromSectionEnd: ({ section, index }, { sections }) =>
    Math.min((sections[section]?.last ?? index) - index, maxDistance),
  similarityToSection: ({ section, index }, { sections, vectors }) => {
    const [own, centroid] = [vectors[index], sections[section]?.centroid];
    return own && centroid ? computeSimilarity(own, centroid) : 0;
  },
  headingCovered: ({ section, terms }, { sections }) =>
    computeContainment(sections[section]?.headingTerms ?? [], terms),
  headingShare: ({ section, terms }, { sections }) =>
    computeContainment(terms, sections[section]?.headingTerms ?? []),
  headingsShare: ({ terms }, { headingTerms }) => computeContainment(terms, headingTerms),
  headingTerms: ({ section }, { sections }) => sections[section]?.headingTerms.length ?? 0,
  headingTitleShare: ({ section }, { sections, title }) =>
    computeContainment(sections[section]?.headingTerms ?? [], title),
  inListItem: ({ index }, { inListItem }) => toFlag(inListItem.has(index)),
  opensListItem: ({ index }, { firstInListItem }) => toFlag(firstInListItem.has(index)),
} satisfies FeatureGroup;

// Wording features: length, punctuation, grammatical person, phrases and context dependence.

/** Caps the length feature, in words. */
const maxLength = 80;

const dependenceRank: Record<ContextDependence, number> = {
  none: 0,
  inside: 1,
  connective: 2,
  pronoun: 3,
};

const lengthFeatures = {
  length: ({ length }) => Math.min(length, maxLength),
  characters: ({ text }) => text.length,
  wordLength: ({ text, length }) => text.length / Math.max(1, length),
  lengthBefore: ({ index }, { document }) => document.sentences[index - 1]?.length ?? 0,
  lengthAfter: ({ index }, { document }) => document.sentences[index + 1]?.length ?? 0,
  commas: ({ text }) => (text.match(/[,;،，、；]/gu) ?? []).length,
} satisfies FeatureGroup;

const markFeatures = {
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

const phraseFeatures = {
  firstPerson: ({ tokens, length }) => countPhrases(tokens, 'firstPerson') / Math.max(1, length),
  isFirstPerson: (sentence) => toFlag(isFirstPerson(sentence)),
  firstPlural: createCountFeature('firstPlural'),
  secondPerson: createCountFeature('secondPerson'),
  pronouns: createCountFeature('pronouns'),
  possessives: createCountFeature('possessives'),
  connectives: createCountFeature('connectives'),
  hedges: createCountFeature('hedges'),
  thesis: createCountFeature('thesis'),
  boilerplate: createCountFeature('boilerplate'),
  promotional: createCountFeature('promotional'),
  finding: createCountFeature('finding'),
  reportingVerb: ({ tokens }) => toFlag(containsPhrase(tokens, 'reportingVerbs')),
  concludes: ({ tokens }) => toFlag(matchPhraseAtStart(tokens, 'concluding') > 0),
  contextDependence: ({ tokens }) => dependenceRank[getContextDependence(tokens)],
  nextContextDependence: ({ index }, { document }) => {
    const next = document.sentences[index + 1];
    return next === undefined ? 0 : dependenceRank[getContextDependence(next.tokens)];
  },
  isContradictedNext: (sentence, { document }) =>
    toFlag(sentence.index > 1 && isContradictedNext(sentence, document)),
  isVague: (sentence, { document }) => toFlag(isVague(sentence, document.titleTerms)),
} satisfies FeatureGroup;

/** Every filter is a feature too, so that the trees can weigh it together with others. */
const filterFeatures: FeatureGroup = Object.fromEntries(
  filterNames.map((name) => [
    name,
    ((sentence, { document }) =>
      toFlag(findFilters(sentence, document).has(name))) satisfies Feature,
  ]),
);

function createCountFeature(list: PhraseList): Feature {
  return ({ tokens }) => countPhrases(tokens, list);
}

function countInnerCapitals({ tokens }: Sentence): number {
  return tokens.capitals.filter((capital, at) => capital && at > 0).length;
}

const maxVagueWords = 11;

/**
 * Returns true for a short sentence without a name, a number or much of the title, such as “Nobody
 * had planned any of it.” It arouses curiosity without saying anything.
 */
function isVague(sentence: Sentence, titleTerms: readonly string[]): boolean {
  const { index, length, text, terms } = sentence;
  if (index === 0 || length >= maxVagueWords || /\p{Nd}/u.test(text)) return false;
  return computeContainment(titleTerms, new Set(terms)) < 0.5 && countInnerCapitals(sentence) === 0;
}

const features: Readonly<Record<string, Feature>> = {
  ...positionFeatures,
  ...sectionFeatures,
  ...contentFeatures,
  ...lengthFeatures,
  ...markFeatures,
  ...phraseFeatures,
  ...filterFeatures,
  ...documentFeatures,
  ...wordFeatures,
};

/** The names of the features in the order of the matrix columns. */
export const featureNames: readonly string[] = Object.keys(features);

/**
 * Computes the feature matrix in steps. Cost: linear in the text.
 *
 * @param vectors of all sentences
 * @param wordModels of the ranker; without them the word features are NaN
 * @returns the rows of all sentences one after another, each with `featureNames.length` values
 */
export function* computeFeatureSteps(
  document: SegmentedDocument,
  vectors: readonly Vector[],
  wordModels?: WordModels,
): Steps<Float32Array> {
  yield* findInsideQuotationSteps(document);
  const context = yield* computeContextSteps(document, vectors, wordModels);
  yield;
  const all = Object.values(features);
  const rows = new Float32Array(document.sentences.length * all.length);
  let at = 0;
  for (const sentence of document.sentences) {
    for (const feature of all) rows[at++] = feature(sentence, context);
    yield;
  }
  return rows;
}
