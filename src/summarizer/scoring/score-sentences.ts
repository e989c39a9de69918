/** Scores how good a point each sentence would make. Called by `selection/candidates.ts`. */

import { loadTrees, scoreRows, type TreeModel, toProbability } from '../../nlp/gbdt.ts';
import type { Steps } from '../cooperative.ts';
import type { SegmentedDocument } from '../document/document.ts';
import { computeFeatureSteps, featureNames } from './features.ts';
import model from './ranker.data.json' with { type: 'json' };
import type { Vector } from './vectors.ts';
import { loadWordModel, type WordModels } from './word-models.ts';

/** Decoded when first used: the background starts for many events that need no summary. */
let models: { trees: TreeModel; wordModels: WordModels } | undefined;

function loadModels() {
  models ??= {
    trees: loadTrees(model, featureNames),
    wordModels: {
      acceptable: loadWordModel(model.wordModels.acceptable),
      best: loadWordModel(model.wordModels.best),
      bad: loadWordModel(model.wordModels.bad),
    },
  };
  return models;
}

const rowsPerStep = 500;

/**
 * Scores the sentences of a document in steps, with gradient-boosted trees (`bench/train/summary.ts`).
 * They were trained on the labels of a large language model that judged sentences as an editor who
 * has read the whole page. Cost: linear in the text.
 *
 * @param vectors of all sentences
 * @returns a score from 0 to 1 for each sentence: 1 for one of the best of the page, 0.65 for a good
 *   one, 0 for one that must not be a point
 */
export function* scoreSentencesSteps(
  document: SegmentedDocument,
  vectors: readonly Vector[],
): Steps<number[]> {
  const { trees, wordModels } = loadModels();
  const rows = yield* computeFeatureSteps(document, vectors, wordModels);
  const logOdds: number[] = [];
  for (let from = 0; from < rows.length; from += rowsPerStep * featureNames.length) {
    const slice = rows.subarray(from, from + rowsPerStep * featureNames.length);
    logOdds.push(...scoreRows(trees, slice, featureNames.length));
    yield;
  }
  return logOdds.map(toProbability);
}
