/** How good a point each sentence would make. */

import { loadTrees, scoreRows, toProbability } from '../../nlp/gbdt.ts';
import type { Steps } from '../cooperative.ts';
import type { SegmentedDocument } from '../document/document.ts';
import { featureNames, featureSteps } from './features.ts';
import model from './ranker.data.json' with { type: 'json' };
import type { Vector } from './vectors.ts';
import { loadWordModel, type WordModels } from './word-models.ts';

const trees = loadTrees(model, featureNames);
const wordModels: WordModels = {
  acceptable: loadWordModel(model.wordModels.acceptable),
  best: loadWordModel(model.wordModels.best),
  bad: loadWordModel(model.wordModels.bad),
};
const rowsPerStep = 500;

/**
 * Scores from 0 to 1, one a sentence: how good a point it would make in the eyes of an editor who
 * has read the whole page, by boosted trees that were trained on such labels, which a large language
 * model made (`bench/train/summary.ts`). 1 is one of the best sentences of the page, 0.65 a good one, 0 one that
 * would embarrass. Cost: linear in the text.
 */
export function* scoreSentencesSteps(
  document: SegmentedDocument,
  vectors: readonly Vector[],
): Steps<number[]> {
  const rows = yield* featureSteps(document, vectors, wordModels);
  const logOdds: number[] = [];
  for (let from = 0; from < rows.length; from += rowsPerStep * featureNames.length) {
    const some = rows.subarray(from, from + rowsPerStep * featureNames.length);
    logOdds.push(...scoreRows(trees, some, featureNames.length));
    yield;
  }
  return logOdds.map(toProbability);
}
