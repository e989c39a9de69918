/**
 * Selects the best sentences for a summary greedily. Each step takes the candidate with the highest
 * score after costs for context dependence and for redundancy with those taken before, as in maximal
 * marginal relevance (Carbonell & Goldstein 1998). Called by `summarize.ts` and `choose.ts`.
 */

import { mapSteps, type Steps } from '../cooperative.ts';
import type { Sentence } from '../document/document.ts';
import type { HeadingLabel } from '../rewriting/labels.ts';
import type { Support } from '../rewriting/points.ts';
import { computeContainment, computeSimilarity, type Vector } from '../scoring/vectors.ts';
import {
  type ContextDependence,
  getContextDependence,
  maxTwoSentenceWords,
  startsWithDroppable,
} from './filters.ts';

/** A sentence that may become a point. */
export interface Candidate {
  readonly sentence: Sentence;
  /** The context that its point contains. */
  readonly support?: Support;
  readonly vector: Vector;
  /** Identifies its section, list item, turn or post. */
  readonly group: number;
  /** True if the group is an item of a listicle. */
  readonly isInItem?: boolean;
  /** How good a point it makes: the score of `scoreSentencesSteps` less the costs of soft filters. */
  readonly score: number;
  /** Returns the number of words of its point. */
  readonly countWords: () => number;
}

/** The largest number of sentences, or of words in the points. */
export type Budget = { readonly sentences: number } | { readonly words: number };

/** The costs, in units of the score, of a sentence that depends on another which is not shown. */
const contextCosts: Record<ContextDependence, number> = {
  none: 0,
  pronoun: 0.3,
  connective: 0.1,
  inside: 0.04,
};
/** A connective that is removed from the point leaves hardly any dependence. */
const droppedConnectiveCost = 0.02;
/** With its context a sentence can be understood, but the point is longer. */
const supportedCost = 0.02;
/** The cost for each sentence that was taken from the same section before. */
const sectionCost = 0.01;
/** The same for list items, since a summary of a list should name many of them. */
const itemCost = 0.08;
/** The same for paragraphs. */
const paragraphCost = 0.06;
/** With fewer sections or paragraphs, they say too little about the structure of the text. */
const minSections = 3;
/** Paragraphs are treated as sections if they have this many candidates on average. */
const minParagraphSentences = 3.5;
/** A text without sections that is at least this long is divided into fifths. */
const minFifthsSentences = 60;
const fifthCost = 0.02;
/** The cost of a similarity of 1 to a sentence that was taken before. */
const similarityCost = 0.1;
/** A sentence above one of these limits is redundant and is not taken. */
const maxCosine = 0.5;
const maxTermOverlap = 0.6;
const maxReverseTermOverlap = 0.75;

/** The heading above a point takes room, so two sentences below it may have fewer words. */
const maxPairWordsBelowHeading = 32;
/** Two sentences are joined only if both score this much; others are better left apart. */
const minPairScore = 0.5;
/** A point that is extended by an adjacent sentence must not have more words. */
const maxExtendedWords = 42;
/** Adding an adjacent sentence that scores less does not improve a point. */
const minExtensionScore = 0.35;

/**
 * Joins sentences of a paragraph that follow each other and are short and good enough to be one
 * point, in pairs. A single point says what belongs together, and leaves room for another.
 *
 * @param chosen in text order
 * @returns one candidate for each point; that of a pair has the first sentence as its context
 */
export function joinAdjacent(chosen: readonly Candidate[]): Candidate[] {
  const joined: Candidate[] = [];
  const pairs = new Set<Candidate>();
  for (const candidate of chosen) {
    const previous = joined.at(-1);
    if (previous === undefined || pairs.has(previous) || !canPair(previous, candidate)) {
      joined.push(candidate);
      continue;
    }
    const pair = pairUp(previous, candidate, previous.support?.heading);
    pairs.add(pair);
    joined.splice(-1, 1, pair);
  }
  return joined;
}

/**
 * Extends each point of one sentence by an adjacent sentence of its paragraph, the better one of two,
 * if it is good and short enough. The point then often contains what its sentence refers to, and
 * blind judges grade it higher.
 *
 * @param points in text order; those of two sentences stay as they are
 * @param candidates of the document
 */
export function extendPoints(
  points: readonly Candidate[],
  candidates: readonly Candidate[],
): Candidate[] {
  const byIndex = new Map(candidates.map((candidate) => [candidate.sentence.index, candidate]));
  for (const { sentence, support } of points) {
    byIndex.delete(sentence.index);
    if (support?.before !== undefined) byIndex.delete(support.before.index);
  }
  return points.map((point) => {
    const pair = findExtension(point, byIndex);
    if (pair === undefined) return point;
    for (const { sentence } of pair) byIndex.delete(sentence.index);
    return pairUp(...pair, point.support?.heading);
  });
}

/** Returns the point with the sentence that extends it, in text order. */
function findExtension(
  point: Candidate,
  others: ReadonlyMap<number, Candidate>,
): readonly [Candidate, Candidate] | undefined {
  const { sentence, support } = point;
  if (support?.before !== undefined) return undefined;
  const isBelowHeading = support?.heading !== undefined;
  const isFit = (first: Candidate, second: Candidate) =>
    Math.min(first.score, second.score) >= minExtensionScore &&
    areShortNeighbours(first, second, maxExtendedWords, isBelowHeading);
  const [before, after] = [others.get(sentence.index - 1), others.get(sentence.index + 1)];
  const isBeforeFit = before !== undefined && isFit(before, point);
  const isAfterFit = after !== undefined && isFit(point, after);
  if (isBeforeFit && !(isAfterFit && after.score >= before.score)) return [before, point];
  return isAfterFit ? [point, after] : undefined;
}

/** Combines two sentences into one candidate: the second, with the first as its context. */
function pairUp(
  { sentence: before }: Candidate,
  second: Candidate,
  heading: HeadingLabel | undefined,
): Candidate {
  return { ...second, support: { before, ...(heading !== undefined && { heading }) } };
}

/** Returns true if the sentences follow each other in a paragraph and are short enough together. */
function areShortNeighbours(
  { sentence: before }: Candidate,
  { sentence: after }: Candidate,
  maxWords: number,
  isBelowHeading: boolean,
): boolean {
  if (after.block !== before.block || after.index !== before.index + 1) return false;
  const words = before.length + after.length;
  return words <= (isBelowHeading ? Math.min(maxWords, maxPairWordsBelowHeading) : maxWords);
}

function countPairs(candidates: readonly Candidate[]): number {
  return candidates.length - joinAdjacent(sortByIndex(candidates)).length;
}

function sortByIndex(candidates: readonly Candidate[]): Candidate[] {
  return candidates.toSorted((a, b) => a.sentence.index - b.sentence.index);
}

function canPair(first: Candidate, second: Candidate): boolean {
  return (
    first.support?.before === undefined &&
    Math.min(first.score, second.score) >= minPairScore &&
    areShortNeighbours(first, second, maxTwoSentenceWords, first.support?.heading !== undefined)
  );
}

/** What a selection starts from and accepts. */
export interface SelectOptions {
  /** Candidates that are in the summary already. They affect the costs and are not returned. */
  readonly chosen?: readonly Candidate[];
  /** A candidate is taken only if its score after costs is higher; default: no limit. */
  readonly minScore?: number;
  /**
   * The last candidate that a budget of sentences has room for is taken only if its score after
   * costs is higher; default: `minScore`.
   */
  readonly minLastScore?: number;
  /** Counts two sentences that `joinAdjacent` joins as one; default: false. */
  readonly countsPairsOnce?: boolean;
}

/**
 * Selects candidates within a budget, in steps. Cost: candidates × selected ones, not all pairs.
 *
 * @returns the selected candidates in text order
 */
export function* selectSteps(
  candidates: readonly Candidate[],
  budget: Budget,
  options: SelectOptions = {},
): Steps<Candidate[]> {
  const { chosen = [], minScore = Number.NEGATIVE_INFINITY, countsPairsOnce = false } = options;
  const { minLastScore = minScore } = options;
  const selector = new GreedySelector(
    yield* mapSteps(candidates, toRemainingCandidate),
    groupIntoSections(candidates),
  );
  for (const candidate of chosen) selector.take(candidate);
  const taken: Candidate[] = [];
  for (;;) {
    yield;
    const pairs = countsPairsOnce ? countPairs([...chosen, ...taken]) : 0;
    const maxWords = countRemainingWords(budget, taken, pairs);
    const isLast = 'sentences' in budget && isLastPlace(taken.length, pairs, budget.sentences);
    const best =
      maxWords > 0 ? selector.findBest(maxWords, isLast ? minLastScore : minScore) : undefined;
    if (best === undefined) break;
    selector.take(best);
    taken.push(best);
  }
  return sortByIndex(taken);
}

/** Returns true for the last point, and for one that takes a place that joined pairs leave free. */
function isLastPlace(taken: number, pairs: number, limit: number): boolean {
  return taken - pairs >= limit - 1 || taken >= limit;
}

/** Returns how many words the next point may have; 0 if the budget is used up. */
function countRemainingWords(budget: Budget, taken: readonly Candidate[], pairs: number): number {
  if ('sentences' in budget) {
    return taken.length - pairs < budget.sentences ? Number.POSITIVE_INFINITY : 0;
  }
  return budget.words - taken.reduce((sum, { countWords }) => sum + countWords(), 0);
}

/** A candidate that is not taken yet, with its relation to those that are. */
interface RemainingCandidate {
  readonly candidate: Candidate;
  readonly terms: ReadonlySet<string>;
  readonly contextCost: number;
  /** The largest similarity to a candidate that is taken. */
  maxSimilarity: number;
  isRedundant: boolean;
}

function toRemainingCandidate(candidate: Candidate): RemainingCandidate {
  return {
    candidate,
    terms: new Set(candidate.sentence.terms),
    contextCost: computeContextCost(candidate),
    maxSimilarity: 0,
    isRedundant: false,
  };
}

/** Holds the state of one selection. */
class GreedySelector {
  private remaining: RemainingCandidate[];
  /** Indices of the sentences that are taken. */
  private readonly taken = new Set<number>();
  private readonly takenBySection = new Map<number, number>();

  constructor(
    candidates: RemainingCandidate[],
    private readonly sections: Sections,
  ) {
    this.remaining = candidates;
  }

  /** Returns the remaining candidate with the highest score after costs, if any is good enough. */
  findBest(maxWords: number, minScore: number): Candidate | undefined {
    let best: Candidate | undefined;
    let bestScore = minScore;
    for (const remaining of this.remaining) {
      const { candidate, isRedundant } = remaining;
      if (isRedundant) continue;
      if (Number.isFinite(maxWords) && candidate.countWords() > maxWords) continue;
      const score = this.computeScore(remaining);
      if (score <= bestScore) continue;
      bestScore = score;
      best = candidate;
    }
    return best;
  }

  /** Adds a candidate to the summary and updates the remaining ones. */
  take(taken: Candidate): void {
    const { sentence, support } = taken;
    this.taken.add(sentence.index);
    const section = this.sections.getSection(taken);
    this.takenBySection.set(section, (this.takenBySection.get(section) ?? 0) + 1);
    const shown = new Set([sentence.index, support?.before?.index]);
    this.remaining = this.remaining.filter(({ candidate }) => !shown.has(candidate.sentence.index));
    const terms = new Set(sentence.terms);
    for (const other of this.remaining) {
      const similarity = computeSimilarity(other.candidate.vector, taken.vector);
      other.maxSimilarity = Math.max(other.maxSimilarity, similarity);
      const overlap = computeContainment(other.terms, terms);
      const reverseOverlap = computeContainment(terms, other.terms);
      other.isRedundant ||=
        similarity > maxCosine ||
        overlap > maxTermOverlap ||
        reverseOverlap > maxReverseTermOverlap;
    }
  }

  /** Returns the score of a candidate less all costs. */
  private computeScore({ candidate, contextCost, maxSimilarity }: RemainingCandidate): number {
    const { sentence, score } = candidate;
    const dependenceCost = this.taken.has(sentence.index - 1) ? 0 : contextCost;
    const sectionCount = this.takenBySection.get(this.sections.getSection(candidate)) ?? 0;
    const redundancyCost = similarityCost * maxSimilarity;
    return (
      score - dependenceCost - this.sections.getCost(candidate) * sectionCount - redundancyCost
    );
  }
}

/** Returns the cost that applies unless the sentence before the candidate is a point too. */
function computeContextCost({ sentence: { index, tokens }, support }: Candidate): number {
  if (index === 0) return 0;
  if (support?.before !== undefined || support?.heading !== undefined) return supportedCost;
  if (startsWithDroppable(tokens)) return droppedConnectiveCost;
  return contextCosts[getContextDependence(tokens)];
}

/** A division of the text into sections over which the selection spreads. */
interface Sections {
  readonly getSection: (candidate: Candidate) => number;
  /** Returns the cost for each sentence that was taken from the same section before. */
  readonly getCost: (candidate: Candidate) => number;
}

/**
 * Divides the text into its groups if it has three or more, else into its paragraphs if they are
 * long enough, else a long text into fifths. A short text is one section.
 */
function groupIntoSections(candidates: readonly Candidate[]): Sections {
  const last = candidates.at(-1)?.sentence.index ?? 0;
  const groups = new Set(candidates.map(({ group }) => group)).size;
  const paragraphs = new Set(candidates.map(({ sentence }) => sentence.paragraph)).size;
  if (groups >= minSections) {
    return {
      getSection: ({ group }) => group,
      getCost: ({ isInItem = false }) => (isInItem ? itemCost : sectionCost),
    };
  }
  if (paragraphs >= minSections && candidates.length >= minParagraphSentences * paragraphs) {
    return { getSection: ({ sentence }) => sentence.paragraph, getCost: () => paragraphCost };
  }
  if (last + 1 < minFifthsSentences) return { getSection: () => 0, getCost: () => 0 };
  return {
    getSection: ({ sentence }) => Math.floor((5 * sentence.index) / (last + 1)),
    getCost: () => fifthCost,
  };
}
