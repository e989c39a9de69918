/**
 * What the ranker knows of each sentence. The features are of the kinds that extractive summarizers
 * have used since Edmundson 1969 (“New methods in automatic extracting”): position, length, key
 * terms, title terms and cue phrases, and of graph and centroid centrality. None names a language.
 */

import type { Steps } from '../cooperative.ts';
import type { SegmentedDocument } from '../document/document.ts';
import { insideQuotationSteps } from '../document/inside-quotation.ts';
import { contentFeatures } from './features/content-features.ts';
import { contextSteps } from './features/context.ts';
import { documentFeatures } from './features/document-features.ts';
import type { Feature } from './features/feature.ts';
import { positionFeatures, sectionFeatures } from './features/position-features.ts';
import { wordFeatures } from './features/word-features.ts';
import {
  filterFeatures,
  lengthFeatures,
  markFeatures,
  phraseFeatures,
} from './features/wording-features.ts';
import type { Vector } from './vectors.ts';
import type { WordModels } from './word-models.ts';

const features: Readonly<Record<string, Feature>> = {
  ...positionFeatures,
  ...sectionFeatures,
  ...contentFeatures,
  ...lengthFeatures,
  ...markFeatures,
  ...phraseFeatures,
  ...filterFeatures,
  ...documentFeatures,
  ...wordFeatures,
};

/** The columns of a row, in order. */
export const featureNames: readonly string[] = Object.keys(features);

/**
 * Computes the feature matrix: one row a sentence, row after row, `featureNames.length` columns
 * wide; in steps of one sentence. Cost: linear in the text.
 *
 * @param wordModels the ranker's own; without them its columns of words are NaN
 */
export function* featureSteps(
  document: SegmentedDocument,
  vectors: readonly Vector[],
  wordModels?: WordModels,
): Steps<Float32Array> {
  yield* insideQuotationSteps(document);
  const context = yield* contextSteps(document, vectors, wordModels);
  yield;
  const all = Object.values(features);
  const rows = new Float32Array(document.sentences.length * all.length);
  for (const [row, sentence] of document.sentences.entries()) {
    all.forEach((feature, column) => {
      rows[row * all.length + column] = feature(sentence, context);
    });
    yield;
  }
  return rows;
}
