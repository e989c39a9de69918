/**
 * What the ranker looks at in each sentence. The features are of kinds that extractive summarizers
 * have used since Edmundson 1969 (“New methods in automatic extracting”): place, length, key words,
 * title words and cues; and of graph and centroid centrality. None names a language or a word.
 */

import { mapSteps, runToCompletion, type Steps } from '../cooperative.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { isQuestion } from '../document/punctuation.ts';
import { containsPhrase, countPhrases } from '../lexicon/phrases.ts';
import { type ContextDependence, contextDependence } from '../selection/context-dependence.ts';
import { lexRankSteps } from './lexrank.ts';
import {
  centroidSteps,
  computeCentroid,
  containment,
  countTerms,
  similarity,
  type Vector,
} from './vectors.ts';

/** Everything about the article that a feature may need, worked out once. */
interface Context {
  readonly document: SegmentedDocument;
  readonly vectors: readonly Vector[];
  readonly count: number;
  readonly title: ReadonlySet<string>;
  readonly centrality: readonly number[];
  readonly lexRank: Float64Array;
  /** 1 for the most central sentence, 0 for the least. */
  readonly centralityOrder: Float64Array;
  readonly lexRankOrder: Float64Array;
  readonly lead: Vector;
  /** How often each term stands in the article. */
  readonly frequency: ReadonlyMap<string, number>;
  readonly terms: number;
  /** The ten most frequent terms, and how often they stand there together. */
  readonly keys: ReadonlySet<string>;
  readonly keyCount: number;
  /** The share of each sentence's terms that were not seen before it. */
  readonly novelty: Float64Array;
  /** The most frequent capitalized words inside sentences. */
  readonly names: ReadonlySet<string>;
}

type Feature = (sentence: Sentence, context: Context) => number;

const features = {
  position: ({ index }, { count }) => (count > 1 ? index / (count - 1) : 0),
  fromStart: ({ index }) => Math.min(index, 30),
  fromEnd: ({ index }, { count }) => Math.min(count - 1 - index, 30),
  sentences: (_, { count }) => Math.log1p(count),
  paragraph: ({ paragraph }) => Math.min(paragraph, 30),
  opensParagraph: ({ isFirstInBlock }) => Number(isFirstInBlock),
  length: ({ length }) => Math.min(length, 80),
  wordLength: ({ text, length }) => text.length / Math.max(1, length),
  lengthBefore: ({ index }, { document }) => document.sentences[index - 1]?.length ?? 0,
  lengthAfter: ({ index }, { document }) => document.sentences[index + 1]?.length ?? 0,
  centrality: ({ index }, { centrality }) => centrality[index] ?? 0,
  centralityOrder: ({ index }, { centralityOrder }) => centralityOrder[index] ?? 0,
  lexRank: ({ index }, { lexRank }) => lexRank[index] ?? 0,
  lexRankOrder: ({ index }, { lexRankOrder }) => lexRankOrder[index] ?? 0,
  similarityToFirst: ({ index }, { vectors }) => computeSimilarity(vectors, index, 0),
  similarityToLead: ({ index }, { vectors, lead }) => similarity(vectors[index] ?? new Map(), lead),
  similarityToPrevious: ({ index }, { vectors }) => computeSimilarity(vectors, index, index - 1),
  similarityToNext: ({ index }, { vectors }) => computeSimilarity(vectors, index, index + 1),
  novelty: ({ index }, { novelty }) => novelty[index] ?? 0,
  titleCovered: ({ terms }, { document }) => containment(document.titleTerms, new Set(terms)),
  titleShare: ({ terms }, { title }) => containment(terms, title),
  hasTitle: (_, { title }) => Number(title.size > 0),
  frequency: ({ terms }, context) => computeMeanFrequency(terms, context),
  keys: ({ terms }, context) => computeKeyShare(terms, context),
  density: ({ terms, length }) => terms.length / Math.max(1, length),
  names: ({ tokens }, { names }) => tokens.tokens.filter((token) => names.has(token)).length,
  capitals: ({ tokens }) => tokens.capitals.filter((capital, at) => capital && at > 0).length,
  capitalShare: ({ tokens, length }) =>
    tokens.capitals.filter((capital, at) => capital && at > 0).length / Math.max(1, length),
  numbers: ({ text }) => (text.match(/\p{Nd}+/gu) ?? []).length,
  quotes: ({ text }) => Number(/["“”«»„「]/u.test(text)),
  opensQuoted: ({ text }) => Number(/^["“«„「]/u.test(text)),
  isQuestion: ({ text, tokens }) => Number(isQuestion(text, tokens.lang)),
  exclaims: ({ text }) => Number(/[!！]/u.test(text)),
  colon: ({ text }) => Number(/[:;：；]/u.test(text)),
  brackets: ({ text }) => Number(/[([（]/u.test(text)),
  speech: ({ tokens }) => Number(containsPhrase(tokens, 'reportingVerbs')),
  firstPerson: ({ tokens, length }) => countPhrases(tokens, 'firstPerson') / Math.max(1, length),
  contextDependence: ({ tokens }) => contextDependenceRanks[contextDependence(tokens)],
} satisfies Record<string, Feature>;

const contextDependenceRanks: Record<ContextDependence, number> = {
  none: 0,
  inside: 1,
  connective: 2,
  pronoun: 3,
};

/** The columns of a row, in order. */
export const featureNames: readonly string[] = Object.keys(features);

/** One row a sentence of the outline, one after the other. Cost: linear in the text. */
export function computeFeatures(
  document: SegmentedDocument,
  vectors: readonly Vector[],
): Float32Array {
  return runToCompletion(featureSteps(document, vectors));
}

/** The same in steps, one a sentence. */
export function* featureSteps(
  document: SegmentedDocument,
  vectors: readonly Vector[],
): Steps<Float32Array> {
  const context = yield* contextSteps(document, vectors);
  yield;
  const all = Object.values<Feature>(features);
  const rows = new Float32Array(document.sentences.length * all.length);
  for (const [row, sentence] of document.sentences.entries()) {
    all.forEach((feature, column) => {
      rows[row * all.length + column] = feature(sentence, context);
    });
    yield;
  }
  return rows;
}

function* contextSteps(document: SegmentedDocument, vectors: readonly Vector[]): Steps<Context> {
  const { sentences } = document;
  const centroid = yield* centroidSteps(vectors);
  const centrality = yield* mapSteps(vectors, (vector) => similarity(vector, centroid));
  const lexRank = yield* lexRankSteps(vectors);
  yield;
  const frequency = yield* frequencySteps(sentences);
  yield;
  const keys = findMostFrequent(frequency, 10);
  const novelty = yield* noveltySteps(sentences);
  const names = yield* nameSteps(sentences);
  yield;
  return {
    document,
    vectors,
    count: sentences.length,
    title: new Set(document.titleTerms),
    centrality,
    lexRank,
    centralityOrder: normalizedRanks(centrality),
    lexRankOrder: normalizedRanks(lexRank),
    lead: computeCentroid(vectors.slice(0, 3)),
    frequency,
    terms: sentences.reduce((sum, { terms }) => sum + terms.length, 0),
    keys: new Set(keys),
    keyCount: keys.reduce((sum, key) => sum + (frequency.get(key) ?? 0), 0),
    novelty,
    names,
  };
}

function computeSimilarity(vectors: readonly Vector[], one: number, other: number): number {
  const [a, b] = [vectors[one], vectors[other]];
  return a === undefined || b === undefined ? 0 : similarity(a, b);
}

/** How frequent the terms are on average (Nenkova & Vanderwende 2005, “SumBasic”), in percent. */
function computeMeanFrequency(
  terms: readonly string[],
  { frequency, terms: total }: Context,
): number {
  const sum = terms.reduce((all, term) => all + (frequency.get(term) ?? 0), 0);
  return terms.length === 0 ? 0 : (100 * sum) / terms.length / Math.max(1, total);
}

function computeKeyShare(terms: readonly string[], { keys, frequency, keyCount }: Context): number {
  let sum = 0;
  for (const term of new Set(terms)) if (keys.has(term)) sum += frequency.get(term) ?? 0;
  return sum / Math.max(1, keyCount);
}

function findMostFrequent(counts: ReadonlyMap<string, number>, max: number): string[] {
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([, a], [, b]) => b - a)
    .slice(0, max)
    .map(([term]) => term);
}

function normalizedRanks(values: ArrayLike<number>): Float64Array {
  const order = Array.from(values, (value, at) => ({ value, at }));
  order.sort((a, b) => b.value - a.value);
  const places = new Float64Array(values.length);
  order.forEach(({ at }, place) => {
    places[at] = order.length > 1 ? 1 - place / (order.length - 1) : 1;
  });
  return places;
}

function* frequencySteps(sentences: readonly Sentence[]): Steps<Map<string, number>> {
  const counts = new Map<string, number>();
  yield* mapSteps(sentences, ({ terms }) => {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  });
  return counts;
}

function* noveltySteps(sentences: readonly Sentence[]): Steps<Float64Array> {
  const seen = new Set<string>();
  const shares = yield* mapSteps(sentences, ({ terms }) => {
    const distinct = new Set(terms);
    let fresh = 0;
    for (const term of distinct) if (!seen.has(term)) fresh += 1;
    for (const term of distinct) seen.add(term);
    return distinct.size === 0 ? 0 : fresh / distinct.size;
  });
  return Float64Array.from(shares);
}

function* nameSteps(sentences: readonly Sentence[]): Steps<Set<string>> {
  const capitalized = yield* mapSteps(sentences, ({ tokens }) =>
    tokens.tokens.filter((_, at) => at > 0 && tokens.capitals[at]),
  );
  return new Set(findMostFrequent(countTerms(capitalized.flat()), 6));
}
