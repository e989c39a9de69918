/** How much of the article's message each sentence carries. */

import type { Outline } from './outline.ts';
import { centroidOf, similarity, type Vector } from './vectors.ts';

/**
 * Scores from 0 to 1, one a sentence: nearness to the article's centroid (Radev et al. 2004,
 * “Centroid-based summarization of multiple documents”) times a prior that falls with position,
 * because writers put what matters first.
 */
export function rank(outline: Outline, vectors: readonly Vector[]): number[] {
  const centroid = centroidOf(vectors);
  return scaled(
    outline.sentences.map(({ index }) => {
      const vector = vectors[index];
      return vector === undefined ? 0 : similarity(vector, centroid) * positionPrior(index);
    }),
  );
}

/** 1 for the first sentence, a third for a late one. */
export function positionPrior(index: number): number {
  return 0.35 + 0.65 / (1 + 0.35 * index);
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
