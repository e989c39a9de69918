/**
 * Computes what the features of a document's sentences share: its style, its terms, its sections and
 * the centrality of its sentences. Called once for a document by `features.ts`.
 */

import { countSteps, mapSteps, runToCompletion, type Steps } from '../cooperative.ts';
import { extractTerms, type SegmentedDocument, type Sentence } from '../document/document.ts';
import { isQuestion, stripQuotations } from '../document/punctuation.ts';
import { findListItems } from '../genres/listicle.ts';
import { containsPhrase, type PhraseList } from '../lexicon/phrases.ts';
import { tokenize } from '../lexicon/tokens.ts';
import { computeLexRankSteps } from './lexrank.ts';
import { computeCentroidSteps, computeSimilarity, countTerms, type Vector } from './vectors.ts';
import { scoreSentenceWords, type WordModels, type WordScores } from './word-models.ts';

/** The style of a whole document. Shares are of its sentences, 0 to 1. */
export interface DocumentStyle {
  /** Number of words in all sentences. */
  readonly words: number;
  /** Mean length of a sentence in words. */
  readonly meanLength: number;
  readonly itemShare: number;
  readonly quoteShare: number;
  readonly questionShare: number;
  readonly exclamationShare: number;
  readonly numberShare: number;
  readonly promotionalShare: number;
  readonly reportingShare: number;
  /** Share of sentences in which the author says “I” outside quotations. */
  readonly firstPersonShare: number;
  readonly firstPluralShare: number;
  readonly secondPersonShare: number;
  /** Share of sentences with a phrase of an opinion: “must”, “the problem is”. */
  readonly thesisShare: number;
}

/** Computes the style in steps. Cost: linear in the text. */
function* computeStyleSteps({ sentences, lang }: SegmentedDocument): Steps<DocumentStyle> {
  const words = sentences.reduce((sum, { length }) => sum + length, 0);
  const share = (test: (sentence: Sentence) => boolean) => computeShareSteps(sentences, test);
  const shareWith = (list: PhraseList) => share(({ tokens }) => containsPhrase(tokens, list));
  return {
    words,
    meanLength: words / Math.max(1, sentences.length),
    itemShare: yield* share(({ kind }) => kind === 'item'),
    quoteShare: yield* share(({ kind }) => kind === 'quote'),
    questionShare: yield* share(({ text }) => isQuestion(text, lang)),
    exclamationShare: yield* share(({ text }) => /[!！]/u.test(text)),
    numberShare: yield* share(({ text }) => /\p{Nd}/u.test(text)),
    promotionalShare: yield* shareWith('promotional'),
    reportingShare: yield* shareWith('reportingVerbs'),
    firstPersonShare: yield* share(isFirstPerson),
    firstPluralShare: yield* shareWith('firstPlural'),
    secondPersonShare: yield* shareWith('secondPerson'),
    thesisShare: yield* shareWith('thesis'),
  };
}

/** Returns true if the author says “I”. The first person within a quotation does not count. */
export function isFirstPerson({ text, tokens }: Sentence): boolean {
  if (!containsPhrase(tokens, 'firstPerson')) return false;
  const unquoted = tokenize(stripQuotations(text), tokens.lang);
  return containsPhrase(unquoted, 'firstPerson') && !containsPhrase(unquoted, 'notFirstPerson');
}

function* computeShareSteps(
  sentences: readonly Sentence[],
  test: (sentence: Sentence) => boolean,
): Steps<number> {
  return (yield* countSteps(sentences, test)) / Math.max(1, sentences.length);
}

/** Facts about a document that the features of its sentences share. */
export interface FeatureContext {
  readonly document: SegmentedDocument;
  readonly vectors: readonly Vector[];
  readonly style: DocumentStyle;
  /** Undefined while the ranker is trained, before there are word models. */
  readonly wordScores: WordScores | undefined;
  /** The terms at the start of each sentence. */
  readonly subjects: readonly (readonly string[])[];
  /** The terms of the title. */
  readonly title: ReadonlySet<string>;
  /** Index of the first sentence with half of the title's terms; 0 if there is none. */
  readonly firstTitleSentence: number;
  /** Cosine of each sentence and the centroid of all sentences, 0 to 1. */
  readonly centrality: readonly number[];
  /** See `lexrank.ts`; 1 is average. */
  readonly lexRank: Float64Array;
  /** 1 for the most central sentence, 0 for the least. */
  readonly centralityOrder: Float64Array;
  readonly lexRankOrder: Float64Array;
  /** Centroid of the first three sentences. */
  readonly lead: Vector;
  /** Number of occurrences of each term in the document. */
  readonly termFrequency: ReadonlyMap<string, number>;
  /** Number of terms in the document, with repetitions. */
  readonly termCount: number;
  /** The ten most frequent terms. */
  readonly keyTerms: ReadonlySet<string>;
  /** Number of occurrences of all key terms. */
  readonly keyTermCount: number;
  /** Share of each sentence's terms that no earlier sentence has, 0 to 1. */
  readonly novelty: Float64Array;
  /** The six most frequent capitalized words that are not at the start of a sentence. */
  readonly names: ReadonlySet<string>;
  readonly sections: readonly SectionFacts[];
  /** The terms of all headings. */
  readonly headingTerms: ReadonlySet<string>;
  /** The sentences of each block, by block index. */
  readonly blocks: ReadonlyMap<number, BlockFacts>;
  /** Number of items of a listicle; 0 for other articles. */
  readonly listItems: number;
  /** Indices of the sentences that belong to an item of a listicle. */
  readonly inListItem: ReadonlySet<number>;
  /** Indices of the first sentence of each item of a listicle. */
  readonly firstInListItem: ReadonlySet<number>;
}

/** The indices of the first and the last sentence of a block or section. */
interface BlockFacts {
  readonly first: number;
  readonly last: number;
}

interface SectionFacts extends BlockFacts {
  readonly headingTerms: readonly string[];
  readonly centroid: Vector;
}

const maxKeyTerms = 10;
const maxNames = 6;
/** The subject of a sentence is probably among its first words. */
const subjectWords = 6;
const leadSentences = 3;
/** A sentence with this share of the title's terms introduces the subject. */
const minTitleShare = 0.5;

/**
 * Computes the context of a document in steps. Cost: linear in the text.
 *
 * @param vectors of all sentences
 * @param wordModels undefined while the ranker is trained
 */
export function* computeContextSteps(
  document: SegmentedDocument,
  vectors: readonly Vector[],
  wordModels: WordModels | undefined,
): Steps<FeatureContext> {
  const { sentences } = document;
  const centroid = yield* computeCentroidSteps(vectors);
  const centrality = yield* mapSteps(vectors, (vector) => computeSimilarity(vector, centroid));
  const lexRank = yield* computeLexRankSteps(vectors);
  yield;
  const termFrequency = yield* countTermSteps(sentences);
  const keyTerms = getMostFrequent(termFrequency, maxKeyTerms);
  const novelty = yield* computeNoveltySteps(sentences);
  const names = yield* findNameSteps(sentences);
  const style = yield* computeStyleSteps(document);
  const subjects = yield* mapSteps(sentences, ({ text }) =>
    extractTerms(text.split(/\s+/u, subjectWords).join(' '), document.lang),
  );
  const sections = yield* describeSectionSteps(document, vectors);
  yield;
  const texts = sentences.map(({ text }) => text);
  const items = findListItems(document) ?? [];
  yield;
  return {
    document,
    vectors,
    style,
    wordScores: wordModels && scoreSentenceWords(wordModels, texts),
    subjects,
    title: new Set(document.titleTerms),
    firstTitleSentence: findFirstTitleSentence(document),
    centrality,
    lexRank,
    centralityOrder: toRelativeRanks(centrality),
    lexRankOrder: toRelativeRanks(lexRank),
    lead: runToCompletion(computeCentroidSteps(vectors.slice(0, leadSentences))),
    termFrequency,
    termCount: sentences.reduce((sum, { terms }) => sum + terms.length, 0),
    keyTerms: new Set(keyTerms),
    keyTermCount: keyTerms.reduce((sum, key) => sum + (termFrequency.get(key) ?? 0), 0),
    novelty,
    names,
    sections,
    headingTerms: new Set(sections.flatMap(({ headingTerms }) => headingTerms)),
    blocks: groupByBlock(sentences),
    listItems: items.length,
    inListItem: new Set(items.flatMap(({ from, to }) => listIndices(from, to))),
    firstInListItem: new Set(items.map(({ from }) => from)),
  };
}

function* describeSectionSteps(
  { sections, sentences, lang }: SegmentedDocument,
  vectors: readonly Vector[],
): Steps<SectionFacts[]> {
  const bounds = sections.map(() => ({ first: sentences.length, last: -1 }));
  for (const { section, index } of sentences) {
    const bound = bounds[section];
    if (bound === undefined) continue;
    bound.first = Math.min(bound.first, index);
    bound.last = index;
  }
  yield;
  return yield* mapSteps(sections, ({ heading }, at) => {
    const { first, last } = bounds[at] ?? { first: 0, last: -1 };
    return {
      first,
      last,
      headingTerms: extractTerms(heading, lang),
      centroid: runToCompletion(computeCentroidSteps(vectors.slice(first, last + 1))),
    };
  });
}

function groupByBlock(sentences: readonly Sentence[]): Map<number, BlockFacts> {
  const blocks = new Map<number, { first: number; last: number }>();
  for (const { block, index } of sentences) {
    const facts = blocks.get(block);
    if (facts === undefined) blocks.set(block, { first: index, last: index });
    else facts.last = index;
  }
  return blocks;
}

function findFirstTitleSentence({ sentences, titleTerms }: SegmentedDocument): number {
  const minTerms = minTitleShare * titleTerms.length;
  if (minTerms === 0) return 0;
  const found = sentences.findIndex(({ terms }) => {
    const sentenceTerms = new Set(terms);
    return titleTerms.filter((term) => sentenceTerms.has(term)).length >= minTerms;
  });
  return Math.max(0, found);
}

function* countTermSteps(sentences: readonly Sentence[]): Steps<Map<string, number>> {
  const counts = new Map<string, number>();
  yield* mapSteps(sentences, ({ terms }) => {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  });
  return counts;
}

function* computeNoveltySteps(sentences: readonly Sentence[]): Steps<Float64Array> {
  const seen = new Set<string>();
  const shares = yield* mapSteps(sentences, ({ terms }) => {
    const distinct = new Set(terms);
    let newTerms = 0;
    for (const term of distinct) if (!seen.has(term)) newTerms += 1;
    for (const term of distinct) seen.add(term);
    return distinct.size === 0 ? 0 : newTerms / distinct.size;
  });
  return Float64Array.from(shares);
}

function* findNameSteps(sentences: readonly Sentence[]): Steps<Set<string>> {
  const capitalized = yield* mapSteps(sentences, ({ tokens }) =>
    tokens.tokens.filter((_, at) => at > 0 && tokens.capitals[at]),
  );
  return new Set(getMostFrequent(countTerms(capitalized.flat()), maxNames));
}

/** Returns at most `max` terms that occur more than once, the most frequent first. */
function getMostFrequent(counts: ReadonlyMap<string, number>, max: number): string[] {
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([, a], [, b]) => b - a)
    .slice(0, max)
    .map(([term]) => term);
}

/** Returns the relative rank of each value, from 1 for the largest down to 0 for the smallest. */
function toRelativeRanks(values: ArrayLike<number>): Float64Array {
  const sorted = Array.from(values, (value, at) => ({ value, at }));
  sorted.sort((a, b) => b.value - a.value);
  const ranks = new Float64Array(values.length);
  sorted.forEach(({ at }, rank) => {
    ranks[at] = sorted.length > 1 ? 1 - rank / (sorted.length - 1) : 1;
  });
  return ranks;
}

function listIndices(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}

/** A feature of the ranker: computes a number for a sentence. */
export type Feature = (sentence: Sentence, context: FeatureContext) => number;

/** Features by name. */
export type FeatureGroup = Readonly<Record<string, Feature>>;

/** Returns a condition as a feature value: 1 if it is true, else 0. */
export function toFlag(condition: boolean): number {
  return condition ? 1 : 0;
}
