import { mapSteps, runToCompletion, type Steps } from '../cooperative.ts';
import { extractTerms, type SegmentedDocument, type Sentence } from '../document/document.ts';
import { isQuestion, stripQuotations } from '../document/punctuation.ts';
import { findListItems } from '../genres/listicle.ts';
import { containsPhrase, type PhraseList } from '../lexicon/phrases.ts';
import { tokenize } from '../lexicon/tokens.ts';
import { lexRankSteps } from './lexrank.ts';
import { centroidSteps, countTerms, similarity, type Vector } from './vectors.ts';
import { scoreSentenceWords, type WordModels, type WordScores } from './word-models.ts';

// How a document is written as a whole: how often it asks, sells, quotes or speaks of itself.

/** Shares are of the document's sentences, 0 to 1. */
export interface DocumentStyle {
  /** Words of all sentences. */
  readonly words: number;
  /** Words of a sentence, on average. */
  readonly meanLength: number;
  readonly itemShare: number;
  readonly quoteShare: number;
  readonly questionShare: number;
  readonly exclamationShare: number;
  readonly numberShare: number;
  readonly promotionalShare: number;
  readonly reportingShare: number;
  /** Sentences in which the author says “I”, quotations aside. */
  readonly firstPersonShare: number;
  readonly firstPluralShare: number;
  readonly secondPersonShare: number;
  /** Sentences that demand or maintain something: “must”, “the problem is”. */
  readonly thesisShare: number;
}

/** Computes the style in steps. Cost: linear in the text. */
function* computeStyleSteps({ sentences, lang }: SegmentedDocument): Steps<DocumentStyle> {
  const words = sentences.reduce((sum, { length }) => sum + length, 0);
  const share = (test: (sentence: Sentence) => boolean) => shareSteps(sentences, test);
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

/** Whether the author speaks of themself; somebody who is quoted does not count. */
export function isFirstPerson({ text, tokens }: Sentence): boolean {
  if (!containsPhrase(tokens, 'firstPerson')) return false;
  const own = tokenize(stripQuotations(text), tokens.lang);
  return containsPhrase(own, 'firstPerson') && !containsPhrase(own, 'notFirstPerson');
}

function* shareSteps(
  sentences: readonly Sentence[],
  test: (sentence: Sentence) => boolean,
): Steps<number> {
  const hits = yield* mapSteps(sentences, test);
  return hits.filter(Boolean).length / Math.max(1, sentences.length);
}

// Facts about the whole document that the features of its sentences share, computed once.

export interface FeatureContext {
  readonly document: SegmentedDocument;
  readonly vectors: readonly Vector[];
  readonly style: DocumentStyle;
  readonly wordScores: WordScores | undefined;
  readonly title: ReadonlySet<string>;
  /** Index of the first sentence that names half of the title's terms; 0 when none does. */
  readonly firstTitleSentence: number;
  readonly centrality: readonly number[];
  readonly lexRank: Float64Array;
  /** 1 for the most central sentence, 0 for the least. */
  readonly centralityOrder: Float64Array;
  readonly lexRankOrder: Float64Array;
  /** The direction of the first three sentences. */
  readonly lead: Vector;
  readonly termFrequency: ReadonlyMap<string, number>;
  readonly termCount: number;
  /** The ten most frequent terms, and how often they occur together. */
  readonly keyTerms: ReadonlySet<string>;
  readonly keyTermCount: number;
  /** The share of each sentence's terms that no earlier sentence has. */
  readonly novelty: Float64Array;
  /** The most frequent capitalized words inside sentences. */
  readonly names: ReadonlySet<string>;
  readonly sections: readonly SectionFacts[];
  readonly headingTerms: ReadonlySet<string>;
  /** Sentences in each block, by block index. */
  readonly blocks: ReadonlyMap<number, BlockFacts>;
  /** How many items the article lists; 0 when it is no listicle. */
  readonly listItems: number;
  /** Sentences that belong to an item of the list, and those that open one. */
  readonly inListItem: ReadonlySet<number>;
  readonly firstInListItem: ReadonlySet<number>;
}

/** Sentences `first` to `last` of the document, both included. */
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
const leadSentences = 3;
/** The share of the title's terms with which a sentence counts as naming the subject. */
const minTitleShare = 0.5;

/** Computes the context in steps. Cost: linear in the text. */
export function* contextSteps(
  document: SegmentedDocument,
  vectors: readonly Vector[],
  wordModels: WordModels | undefined,
): Steps<FeatureContext> {
  const { sentences } = document;
  const centroid = yield* centroidSteps(vectors);
  const centrality = yield* mapSteps(vectors, (vector) => similarity(vector, centroid));
  const lexRank = yield* lexRankSteps(vectors);
  yield;
  const termFrequency = yield* frequencySteps(sentences);
  const keyTerms = getMostFrequent(termFrequency, maxKeyTerms);
  const novelty = yield* noveltySteps(sentences);
  const names = yield* nameSteps(sentences);
  const style = yield* computeStyleSteps(document);
  const sections = yield* sectionSteps(document, vectors);
  yield;
  const texts = sentences.map(({ text }) => text);
  const items = findListItems(document) ?? [];
  yield;
  return {
    document,
    vectors,
    style,
    wordScores: wordModels && scoreSentenceWords(wordModels, texts),
    title: new Set(document.titleTerms),
    firstTitleSentence: findFirstTitleSentence(document),
    centrality,
    lexRank,
    centralityOrder: toOrder(centrality),
    lexRankOrder: toOrder(lexRank),
    lead: runToCompletion(centroidSteps(vectors.slice(0, leadSentences))),
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
    inListItem: new Set(items.flatMap(({ from, to }) => range(from, to))),
    firstInListItem: new Set(items.map(({ from }) => from)),
  };
}

function* sectionSteps(
  { sections, sentences, lang }: SegmentedDocument,
  vectors: readonly Vector[],
): Steps<SectionFacts[]> {
  const bounds = sections.map(() => ({ first: sentences.length, last: -1 }));
  for (const { section, index } of sentences) {
    const own = bounds[section];
    if (own === undefined) continue;
    own.first = Math.min(own.first, index);
    own.last = index;
  }
  yield;
  return yield* mapSteps(sections, ({ heading }, at) => {
    const { first, last } = bounds[at] ?? { first: 0, last: -1 };
    return {
      first,
      last,
      headingTerms: extractTerms(heading, lang),
      centroid: runToCompletion(centroidSteps(vectors.slice(first, last + 1))),
    };
  });
}

function groupByBlock(sentences: readonly Sentence[]): Map<number, BlockFacts> {
  const blocks = new Map<number, { first: number; last: number }>();
  for (const { block, index } of sentences) {
    const known = blocks.get(block);
    if (known === undefined) blocks.set(block, { first: index, last: index });
    else known.last = index;
  }
  return blocks;
}

function findFirstTitleSentence({ sentences, titleTerms }: SegmentedDocument): number {
  const needed = minTitleShare * titleTerms.length;
  if (needed === 0) return 0;
  const found = sentences.findIndex(({ terms }) => {
    const own = new Set(terms);
    return titleTerms.filter((term) => own.has(term)).length >= needed;
  });
  return Math.max(0, found);
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
  return new Set(getMostFrequent(countTerms(capitalized.flat()), maxNames));
}

/** The terms that occur more than once, most frequent first, at most `max`. */
function getMostFrequent(counts: ReadonlyMap<string, number>, max: number): string[] {
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([, a], [, b]) => b - a)
    .slice(0, max)
    .map(([term]) => term);
}

/** The rank of each value, from 1 for the largest down to 0 for the smallest. */
function toOrder(values: ArrayLike<number>): Float64Array {
  const sorted = Array.from(values, (value, at) => ({ value, at }));
  sorted.sort((a, b) => b.value - a.value);
  const order = new Float64Array(values.length);
  sorted.forEach(({ at }, rank) => {
    order[at] = sorted.length > 1 ? 1 - rank / (sorted.length - 1) : 1;
  });
  return order;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}

/** One column of the ranker: a number for each sentence. */
export type Feature = (sentence: Sentence, context: FeatureContext) => number;

/** Columns by name. */
export type FeatureGroup = Readonly<Record<string, Feature>>;

/** 1 where something holds, else 0. */
export function toFlag(holds: boolean): number {
  return holds ? 1 : 0;
}
