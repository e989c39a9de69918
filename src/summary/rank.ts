/**
 * How much of the article's message each sentence carries: trees that have learned it from human
 * summaries, together with plain centrality. Either alone does worse than both: the trees know
 * news, and centrality knows nothing, wherever the article comes from.
 */

import { loadTrees } from '../trees/load.ts';
import { probability, scoreRows } from '../trees/score.ts';
import { featureNames, featuresOf } from './features.ts';
import type { Outline } from './outline.ts';
import model from './ranker.data.json' with { type: 'json' };
import { centroidOf, similarity, type Vector } from './vectors.ts';

/** The share of the trees in the rank. Chosen on held-out training articles in two languages. */
const treeShare = 0.8;

const trees = loadTrees(model, featureNames);

/** Ranks from 0 to 1, one a sentence. Cost: linear in the text. */
export function rank(outline: Outline, vectors: readonly Vector[]): number[] {
  const learned = learnedRank(outline, vectors);
  const central = centralRank(vectors);
  return scaled(learned.map((one, at) => treeShare * one + (1 - treeShare) * (central[at] ?? 0)));
}

/** What the trees say, 0 to 1. */
function learnedRank(outline: Outline, vectors: readonly Vector[]): number[] {
  const logOdds = scoreRows(trees, featuresOf(outline, vectors), featureNames.length);
  return scaled(Array.from(logOdds, probability));
}

/**
 * Nearness to the article's centroid (Radev et al. 2004, “Centroid-based summarization of multiple
 * documents”) times a prior that falls with position, because writers put first what matters.
 */
export function centralRank(vectors: readonly Vector[]): number[] {
  const centroid = centroidOf(vectors);
  return scaled(vectors.map((vector, at) => similarity(vector, centroid) * positionPrior(at)));
}

/** 1 for the first sentence, a third for a late one. */
export function positionPrior(index: number): number {
  return 0.35 + 0.65 / (1 + 0.35 * index);
}

/** The values moved and stretched to 0…1; all 0 when they are all the same. */
export function scaled(values: readonly number[]): number[] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return values.map((value) => (most > least ? (value - least) / (most - least) : 0));
}
