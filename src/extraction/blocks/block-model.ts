/**
 * Applies the block model, gradient-boosted trees that give the probability that a block belongs to
 * the article. Called from `classify-blocks.ts`; trained by `bench/train/article.ts`.
 */

import { loadTrees, score, type TreeFile, type TreeModel, toProbability } from '../../nlp/gbdt.ts';
import type { Vocabulary } from './block-measures.ts';
import data from './block-model.data.json' with { type: 'json' };
import { computeFeatureRows, featureNames, isMenuBlock } from './features.ts';
import type { PageMeasures } from './page-measures.ts';

/** The model as it is stored, written by `npm run train:article`; see `block-model.md`. */
export interface BlockModelFile {
  readonly vocabulary: Vocabulary;
  readonly trees: TreeFile;
}

/** The model with its trees loaded. */
export interface BlockModel extends BlockModelFile {
  readonly trees: TreeModel;
}

/** Loads a model; throws if it needs a feature that does not exist. */
export function loadBlockModel({ vocabulary, trees }: BlockModelFile): BlockModel {
  return { vocabulary, trees: loadTrees(trees, featureNames) };
}

let shippedModel: BlockModel | undefined;

/** Returns the shipped model, which is loaded on the first call. */
export function getShippedBlockModel(): BlockModel {
  // TypeScript infers wider types for a JSON file.
  shippedModel ??= loadBlockModel(data as BlockModelFile);
  return shippedModel;
}

/**
 * Returns for each block the probability that it belongs to the article. Menu items get 0 without
 * being scored, because they are nearly half of all blocks.
 */
export function computeBlockProbabilities(page: PageMeasures, { trees }: BlockModel): Float32Array {
  const isMenu = page.tree.blocks.map((_, i) => isMenuBlock(page, i));
  const rows = computeFeatureRows(page, (i) => !isMenu[i]);
  const width = featureNames.length;
  const probabilities = new Float32Array(isMenu.length);
  for (let i = 0; i < isMenu.length; i++)
    if (!isMenu[i]) probabilities[i] = toProbability(score(trees, rows, i * width));
  return probabilities;
}
