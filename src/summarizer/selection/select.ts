/**
 * Choosing sentences: always the best that is left, judged by what has been chosen already, as in
 * maximal marginal relevance (Carbonell & Goldstein 1998).
 */

import { mapSteps, type Steps } from '../cooperative.ts';
import type { Sentence } from '../document/document.ts';
import { matchPhraseAtStart } from '../lexicon/phrases.ts';
import type { Support } from '../rewriting/points.ts';
import { containment, similarity, type Vector } from '../scoring/vectors.ts';
import { type ContextDependence, contextDependence } from './filters.ts';

export interface Candidate {
  readonly sentence: Sentence;
  /** What is said beside it. */
  readonly support?: Support;
  readonly vector: Vector;
  /** What it speaks for: a section, an item of a list, or an answer of an interview. */
  readonly part: number;
  /** How good a point it makes; see `scoreSentences`. */
  readonly score: number;
  /** Words of the point that it would make. */
  readonly words: () => number;
}

/** How much may be chosen: so many sentences, or so many words. */
export type Budget = { readonly sentences: number } | { readonly words: number };

/** What it costs that a sentence depends on another which is not shown. */
const contextCosts: Record<ContextDependence, number> = {
  none: 0,
  pronoun: 0.3,
  connective: 0.1,
  inside: 0.04,
};
/** A connective that is cut from the point leaves little to miss. */
const droppedConnectiveCost = 0.02;
/** With its support a sentence is understood, and longer. */
const supportedCost = 0.02;
/** What each sentence chosen from the same section costs the next. */
const sectionCost = 0.01;
/** A paragraph that is as good as a section is nearer to its neighbours, and crowds more easily. */
const paragraphCost = 0.06;
const minSections = 3;
/** Sentences that a paragraph has on average when it is as good as a section. */
const minParagraphSentences = 3.5;
/** From this many sentences a text without sections is taken in fifths, each as a section. */
const minFifthsSentences = 60;
const fifthCost = 0.02;
const similarityCost = 0.1;
/** Beyond these a sentence says what has been said. */
const maxCosine = 0.5;
const maxTermOverlap = 0.6;

export interface SelectOptions {
  /** Taken before, and not given back. */
  readonly chosen?: readonly Candidate[];
  /** What a sentence has to be worth, with all costs, to be taken at all. */
  readonly floor?: number;
}

/**
 * The candidates that make the best summary within `budget`, in reading order. Cost: candidates ×
 * chosen, never all pairs.
 */
export function* selectSteps(
  candidates: readonly Candidate[],
  budget: Budget,
  { chosen = [], floor = Number.NEGATIVE_INFINITY }: SelectOptions = {},
): Steps<Candidate[]> {
  const choice = new GreedySelector(
    yield* mapSteps(candidates, toOpenCandidate),
    groupIntoSections(candidates),
    floor,
  );
  for (const one of chosen) choice.take(one);
  const taken: Candidate[] = [];
  for (;;) {
    yield;
    const room = countRemainingWords(budget, taken);
    const best = room > 0 ? choice.best(room) : undefined;
    if (best === undefined) break;
    choice.take(best);
    taken.push(best);
  }
  return taken.sort((a, b) => a.sentence.index - b.sentence.index);
}

/** Words that the next sentence may have; none when the budget is used up. */
function countRemainingWords(budget: Budget, taken: readonly Candidate[]): number {
  if ('sentences' in budget) {
    return taken.length < budget.sentences ? Number.POSITIVE_INFINITY : 0;
  }
  return budget.words - taken.reduce((sum, { words }) => sum + words(), 0);
}

/** What the sentences taken so far make of one that is left. */
interface OpenCandidate {
  readonly candidate: Candidate;
  readonly terms: ReadonlySet<string>;
  readonly lean: number;
  /** The largest similarity to one that is taken. */
  nearest: number;
  repeats: boolean;
}

function toOpenCandidate(candidate: Candidate): OpenCandidate {
  return {
    candidate,
    terms: new Set(candidate.sentence.terms),
    lean: computeContextCost(candidate),
    nearest: 0,
    repeats: false,
  };
}

class GreedySelector {
  private remaining: OpenCandidate[];
  private readonly taken = new Set<number>();
  private readonly inSection = new Map<number, number>();

  constructor(
    candidates: OpenCandidate[],
    private readonly sections: Sections,
    private readonly floor: number,
  ) {
    this.remaining = candidates;
  }

  best(room: number): Candidate | undefined {
    let best: Candidate | undefined;
    let bestScore = this.floor;
    for (const open of this.remaining) {
      if (open.repeats || (Number.isFinite(room) && open.candidate.words() > room)) continue;
      const worth = this.worth(open);
      if (worth <= bestScore) continue;
      bestScore = worth;
      best = open.candidate;
    }
    return best;
  }

  take(one: Candidate): void {
    const { sentence, support } = one;
    this.taken.add(sentence.index);
    const section = this.sections.of(one);
    this.inSection.set(section, (this.inSection.get(section) ?? 0) + 1);
    const said = new Set([sentence.index, support?.before?.index]);
    this.remaining = this.remaining.filter(({ candidate }) => !said.has(candidate.sentence.index));
    const terms = new Set(sentence.terms);
    for (const open of this.remaining) {
      const near = similarity(open.candidate.vector, one.vector);
      open.nearest = Math.max(open.nearest, near);
      const within = containment(open.terms, terms);
      const around = containment(terms, open.terms);
      open.repeats ||= near > maxCosine || within > maxTermOverlap || around > 0.75;
    }
  }

  private worth({ candidate, lean, nearest }: OpenCandidate): number {
    const { sentence, score } = candidate;
    const leans = this.taken.has(sentence.index - 1) ? 0 : lean;
    const crowd = this.inSection.get(this.sections.of(candidate)) ?? 0;
    return score - leans - this.sections.cost * crowd - similarityCost * nearest;
  }
}

/** What it costs that the sentence before the candidate is not shown as a point of its own. */
function computeContextCost({ sentence: { index, tokens }, support }: Candidate): number {
  if (index === 0) return 0;
  if (support?.before !== undefined || support?.heading !== undefined) return supportedCost;
  const dependence = contextDependence(tokens);
  const isDropped = dependence === 'connective' && matchPhraseAtStart(tokens, 'droppable') > 0;
  return isDropped ? droppedConnectiveCost : contextCosts[dependence];
}

interface Sections {
  readonly of: (candidate: Candidate) => number;
  readonly cost: number;
}

/**
 * The sections of the text, if it has three or more; else its paragraphs, where they are as long
 * as sections; else fifths of a long text; else it is one.
 */
function groupIntoSections(candidates: readonly Candidate[]): Sections {
  const last = candidates.at(-1)?.sentence.index ?? 0;
  const sections = new Set(candidates.map(({ part }) => part)).size;
  const paragraphs = new Set(candidates.map(({ sentence }) => sentence.paragraph)).size;
  if (sections >= minSections) return { of: ({ part }) => part, cost: sectionCost };
  if (paragraphs >= minSections && candidates.length >= minParagraphSentences * paragraphs) {
    return { of: ({ sentence }) => sentence.paragraph, cost: paragraphCost };
  }
  if (last + 1 < minFifthsSentences) return { of: () => 0, cost: 0 };
  return { of: ({ sentence }) => Math.floor((5 * sentence.index) / (last + 1)), cost: fifthCost };
}
