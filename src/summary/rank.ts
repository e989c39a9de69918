/** How much of the article's message each sentence carries. */

import { loadTrees } from '../trees/load.ts';
import { probability, scoreRows } from '../trees/score.ts';
import { featureNames, featureSteps } from './features.ts';
import type { Outline } from './outline.ts';
import model from './ranker.data.json' with { type: 'json' };
import { finish, type Steps } from './steps.ts';
import type { Vector } from './vectors.ts';

const trees = loadTrees(model, featureNames);
const rowsAtOnce = 500;

/**
 * Ranks from 0 to 1, one a sentence: how likely it is that a person who sums up the article would
 * use it, by trees that have learned it from human summaries (`bench/train/summary.ts`), stretched
 * so that the article's best sentence has 1. Cost: linear in the text.
 */
export function rank(outline: Outline, vectors: readonly Vector[]): number[] {
  return finish(rankSteps(outline, vectors));
}

/** The same in steps. */
export function* rankSteps(outline: Outline, vectors: readonly Vector[]): Steps<number[]> {
  const rows = yield* featureSteps(outline, vectors);
  const logOdds: number[] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce * featureNames.length) {
    const some = rows.subarray(from, from + rowsAtOnce * featureNames.length);
    logOdds.push(...scoreRows(trees, some, featureNames.length));
    yield;
  }
  return scaled(logOdds.map(probability));
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
