/** The learned block model: how likely each block of a page is to be of its article. */

import { loadTrees, score, type TreeFile, type TreeModel, toProbability } from '../../nlp/gbdt.ts';
import type { Vocabulary } from './block-measures.ts';
import data from './block-model.data.json' with { type: 'json' };
import { featureNames, featureRows, isMenuBlock } from './features.ts';
import type { PageMeasures } from './page-measures.ts';

/** The model as a file; made by `npm run train:article`, see `block-model.md`. */
export interface BlockModelFile {
  readonly vocabulary: Vocabulary;
  readonly trees: TreeFile;
}

/** The model made ready. */
export interface BlockModel extends BlockModelFile {
  readonly trees: TreeModel;
}

/** Takes a model as it stands in its file; throws when it needs features that are not measured. */
export function loadBlockModel({ vocabulary, trees }: BlockModelFile): BlockModel {
  return { vocabulary, trees: loadTrees(trees, featureNames) };
}

let shippedModel: BlockModel | undefined;

/** The model that ships, made ready when it is first asked for. */
export function getShippedBlockModel(): BlockModel {
  // A JSON file has wider types than what was written to it.
  shippedModel ??= loadBlockModel(data as BlockModelFile);
  return shippedModel;
}

/** For each block the probability that it is of the article. */
export function blockProbabilities(page: PageMeasures, { trees }: BlockModel): Float32Array {
  const isMenu = page.tree.blocks.map((_, i) => isMenuBlock(page, i));
  const rows = featureRows(page, (i) => !isMenu[i]);
  const width = featureNames.length;
  const probabilities = new Float32Array(isMenu.length);
  for (let i = 0; i < isMenu.length; i++)
    if (!isMenu[i]) probabilities[i] = toProbability(score(trees, rows, i * width));
  return probabilities;
}
