/** How much of the article's message each sentence carries. */

import { loadTrees, probability, scoreRows } from '../../nlp/gbdt.ts';
import { runToCompletion, type Steps } from '../cooperative.ts';
import type { SegmentedDocument } from '../document/document.ts';
import { featureNames, featureSteps } from './features.ts';
import model from './ranker.data.json' with { type: 'json' };
import type { Vector } from './vectors.ts';

const trees = loadTrees(model, featureNames);
const rowsPerStep = 500;

/**
 * Ranks from 0 to 1, one a sentence: how likely it is that a person who sums up the article would
 * use it, by trees that have learned it from human summaries (`bench/train/summary.ts`), stretched
 * so that the article's best sentence has 1. Cost: linear in the text.
 */
export function scoreSentences(document: SegmentedDocument, vectors: readonly Vector[]): number[] {
  return runToCompletion(scoreSentencesSteps(document, vectors));
}

/** The same in steps. */
export function* scoreSentencesSteps(
  document: SegmentedDocument,
  vectors: readonly Vector[],
): Steps<number[]> {
  const rows = yield* featureSteps(document, vectors);
  const logOdds: number[] = [];
  for (let from = 0; from < rows.length; from += rowsPerStep * featureNames.length) {
    const some = rows.subarray(from, from + rowsPerStep * featureNames.length);
    logOdds.push(...scoreRows(trees, some, featureNames.length));
    yield;
  }
  return scaleToUnit(logOdds.map(probability));
}

/** The values moved and stretched to 0…1; all 0 when they are all the same. */
export function scaleToUnit(values: readonly number[]): number[] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return values.map((value) => (max > min ? (value - min) / (max - min) : 0));
}
