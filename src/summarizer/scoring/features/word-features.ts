/** The scores of the word models as features of the ranker; see `word-models.ts`. */

import type { Feature, FeatureGroup } from '../feature-context.ts';
import type { WordTarget } from '../word-models.ts';

/** The log-odds of each word model. */
export const wordFeatures = {
  acceptableWords: createWordFeature('acceptable'),
  bestWords: createWordFeature('best'),
  badWords: createWordFeature('bad'),
} satisfies FeatureGroup;

/** The feature is NaN while the ranker is trained, before there are word models. */
function createWordFeature(target: WordTarget): Feature {
  return ({ index }, { wordScores }) => wordScores?.[target][index] ?? Number.NaN;
}
