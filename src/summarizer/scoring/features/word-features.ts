/** What the wording alone says of a sentence, by the ranker's models over hashed words. */

import type { Feature, FeatureGroup } from '../feature-context.ts';
import type { WordTarget } from '../word-models.ts';

export const wordFeatures = {
  acceptableWords: createWordFeature('acceptable'),
  bestWords: createWordFeature('best'),
  badWords: createWordFeature('bad'),
} satisfies FeatureGroup;

/** NaN while there is no model yet, which is how one is trained. */
function createWordFeature(target: WordTarget): Feature {
  return ({ index }, { wordScores }) => wordScores?.[target][index] ?? Number.NaN;
}
