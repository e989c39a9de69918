/** The learned block model: how likely each block of a page is to be of its article. */

import { loadTrees, type Trees } from '../trees/load.ts';
import type { TreeModel } from '../trees/model.ts';
import { probability, score } from '../trees/score.ts';
import data from './block-model.data.json' with { type: 'json' };
import { isMenuBlock } from './features/menu-blocks.ts';
import type { PageMeasures } from './features/page-measures.ts';
import { type PackedVocabulary, unpackVocabulary, type Vocabulary } from './features/vocabulary.ts';
import { featureNames, featureRows } from './features.ts';

/** The model as a file; made by `npm run train:article`, see `block-model.md`. */
export interface BlockModelData {
  readonly vocabulary: PackedVocabulary;
  readonly trees: TreeModel;
}

/** The model made ready to run. */
export interface BlockModel {
  readonly vocabulary: Vocabulary;
  readonly trees: Trees;
}

/** Makes a model ready; throws when it needs features that are not measured. */
export function loadBlockModel({ vocabulary, trees }: BlockModelData): BlockModel {
  return { vocabulary: unpackVocabulary(vocabulary), trees: loadTrees(trees, featureNames) };
}

let shipped: BlockModel | undefined;

/** The model that ships, made ready when it is first asked for. */
export function shippedBlockModel(): BlockModel {
  // A JSON file has wider types than what was written to it.
  shipped ??= loadBlockModel(data as BlockModelData);
  return shipped;
}

/** For each block the probability that it is of the article. */
export function blockProbabilities(page: PageMeasures, { trees }: BlockModel): Float32Array {
  const rows = featureRows(page);
  const width = featureNames.length;
  return Float32Array.from(page.outline.blocks, (_, i) =>
    isMenuBlock(page, i) ? 0 : probability(score(trees, rows, i * width)),
  );
}
