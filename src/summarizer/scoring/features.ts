/**
 * What the ranker knows of each sentence. The features are of the kinds that extractive summarizers
 * have used since Edmundson 1969 (“New methods in automatic extracting”): position, length, key
 * terms, title terms and cue phrases, and of graph and centroid centrality. None names a language.
 */

import type { Steps } from '../cooperative.ts';
import { extractTerms, type SegmentedDocument, type Sentence } from '../document/document.ts';
import { insideQuotationSteps } from '../document/inside-quotation.ts';
import { computeQuotedShare, endsAsSentence, isQuestion } from '../document/punctuation.ts';
import {
  containsPhrase,
  countPhrases,
  matchPhraseAtStart,
  type PhraseList,
} from '../lexicon/phrases.ts';
import {
  type ContextDependence,
  contextDependence,
  hardFilters,
  isContradictedNext,
  softFilters,
} from '../selection/filters.ts';
import {
  contextSteps,
  type DocumentStyle,
  type Feature,
  type FeatureContext,
  type FeatureGroup,
  isFirstPerson,
  toFlag,
} from './feature-context.ts';
import { wordFeatures } from './features/word-features.ts';
import { containment, similarity, type Vector } from './vectors.ts';
import type { WordModels } from './word-models.ts';

// How much of the document's content a sentence carries: its centrality, its share of the title,
// of the frequent terms and of what is new.

/** Words at the start of a sentence that are likely to hold its subject. */
const subjectWords = 6;

const contentFeatures = {
  centrality: ({ index }, { centrality }) => centrality[index] ?? 0,
  centralityOrder: ({ index }, { centralityOrder }) => centralityOrder[index] ?? 0,
  lexRank: ({ index }, { lexRank }) => lexRank[index] ?? 0,
  lexRankOrder: ({ index }, { lexRankOrder }) => lexRankOrder[index] ?? 0,
  similarityToFirst: ({ index }, { vectors }) => compareTo(vectors, index, 0),
  similarityToLead: ({ index }, { vectors, lead }) => similarity(vectors[index] ?? new Map(), lead),
  similarityToPrevious: ({ index }, { vectors }) => compareTo(vectors, index, index - 1),
  similarityToNext: ({ index }, { vectors }) => compareTo(vectors, index, index + 1),
  novelty: ({ index }, { novelty }) => novelty[index] ?? 0,
  titleCovered: ({ terms }, { document }) => containment(document.titleTerms, new Set(terms)),
  titleShare: ({ terms }, { title }) => containment(terms, title),
  titleAtStart: ({ text }, context) => containment(getSubjectTerms(text, context), context.title),
  headingAtStart: ({ text, section }, context) =>
    containment(getSubjectTerms(text, context), new Set(context.sections[section]?.headingTerms)),
  termFrequency: ({ terms }, context) => computeMeanFrequency(terms, context),
  keyTerms: ({ terms }, context) => computeKeyTermShare(terms, context),
  density: ({ terms, length }) => terms.length / Math.max(1, length),
  names: ({ tokens }, { names }) => tokens.tokens.filter((token) => names.has(token)).length,
} satisfies FeatureGroup;

function compareTo(vectors: readonly Vector[], one: number, other: number): number {
  const [a, b] = [vectors[one], vectors[other]];
  return a === undefined || b === undefined ? 0 : similarity(a, b);
}

function getSubjectTerms(text: string, { document }: FeatureContext): string[] {
  const start = text.split(/\s+/u, subjectWords).join(' ');
  return extractTerms(start, document.lang);
}

/** How frequent the terms are on average (Nenkova & Vanderwende 2005, “SumBasic”), in percent. */
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

// What the whole document is like: the same for all its sentences, it tells how to read the others.

const documentFeatures = {
  sentences: (_, { vectors }) => Math.log1p(vectors.length),
  words: (_, { style }) => Math.log1p(style.words),
  sections: (_, { sections }) => Math.min(sections.length, 40),
  hasHeadings: (_, { sections }) => toFlag(sections.length > 1),
  hasTitle: (_, { title }) => toFlag(title.size > 0),
  titleTerms: (_, { title }) => title.size,
  hasByline: (_, { document }) => toFlag(document.article.byline !== undefined),
  listItems: (_, { listItems }) => listItems,
  meanLength: ofStyle('meanLength'),
  itemShare: ofStyle('itemShare'),
  quoteShare: ofStyle('quoteShare'),
  questionShare: ofStyle('questionShare'),
  exclamationShare: ofStyle('exclamationShare'),
  numberShare: ofStyle('numberShare'),
  promotionalShare: ofStyle('promotionalShare'),
  reportingShare: ofStyle('reportingShare'),
  firstPersonShare: ofStyle('firstPersonShare'),
  firstPluralShare: ofStyle('firstPluralShare'),
  secondPersonShare: ofStyle('secondPersonShare'),
  thesisShare: ofStyle('thesisShare'),
} satisfies FeatureGroup;

function ofStyle(key: keyof DocumentStyle) {
  return (_: unknown, { style }: FeatureContext): number => style[key];
}

// Where a sentence stands in the document, in its section and in its block (Edmundson 1969).

/** Further from an edge than this, the distance no longer matters. */
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
    return own && centroid ? similarity(own, centroid) : 0;
  },
  headingCovered: ({ section, terms }, { sections }) =>
    containment(sections[section]?.headingTerms ?? [], new Set(terms)),
  headingShare: ({ section, terms }, { sections }) =>
    containment(terms, new Set(sections[section]?.headingTerms)),
  headingsShare: ({ terms }, { headingTerms }) => containment(terms, headingTerms),
  headingTerms: ({ section }, { sections }) => sections[section]?.headingTerms.length ?? 0,
  headingTitleShare: ({ section }, { sections, title }) =>
    containment(sections[section]?.headingTerms ?? [], title),
  inListItem: ({ index }, { inListItem }) => toFlag(inListItem.has(index)),
  opensListItem: ({ index }, { firstInListItem }) => toFlag(firstInListItem.has(index)),
} satisfies FeatureGroup;

// How a sentence is worded: its length, its marks, who speaks, and what it leans on.

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
const filterFeatures: FeatureGroup = Object.fromEntries(
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

/** The columns of a row, in order. */
export const featureNames: readonly string[] = Object.keys(features);

/**
 * Computes the feature matrix: one row a sentence, row after row, `featureNames.length` columns
 * wide; in steps of one sentence. Cost: linear in the text.
 *
 * @param wordModels the ranker's own; without them its columns of words are NaN
 */
export function* featureSteps(
  document: SegmentedDocument,
  vectors: readonly Vector[],
  wordModels?: WordModels,
): Steps<Float32Array> {
  yield* insideQuotationSteps(document);
  const context = yield* contextSteps(document, vectors, wordModels);
  yield;
  const all = Object.values(features);
  const rows = new Float32Array(document.sentences.length * all.length);
  for (const [row, sentence] of document.sentences.entries()) {
    all.forEach((feature, column) => {
      rows[row * all.length + column] = feature(sentence, context);
    });
    yield;
  }
  return rows;
}
