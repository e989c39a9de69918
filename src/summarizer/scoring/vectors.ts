/**
 * Represents sentences as TF-IDF vectors, with each sentence as a document (Salton & Buckley 1988,
 * “Term-weighting approaches in automatic text retrieval”). Used by the ranker and the selection.
 * All costs are linear in the text: sentences are not compared in pairs, so that a book can be
 * summarized too.
 */

import { mapSteps, type Steps } from '../cooperative.ts';

/** A sparse vector: weights by term. */
export type Vector = ReadonlyMap<string, number>;

/**
 * Computes a unit vector for each sentence in steps, with weights (1 + ln tf) · ln(1 + N / df).
 *
 * @param sentences the terms of each sentence, with repetitions
 */
export function* computeVectorSteps(sentences: readonly (readonly string[])[]): Steps<Vector[]> {
  const documents = new Map<string, number>();
  yield* mapSteps(sentences, (terms) => {
    for (const term of new Set(terms)) documents.set(term, (documents.get(term) ?? 0) + 1);
  });
  return yield* mapSteps(sentences, (terms) => {
    const weights = countTerms(terms);
    for (const [term, count] of weights) {
      const rarity = Math.log(1 + sentences.length / (documents.get(term) ?? 1));
      weights.set(term, (1 + Math.log(count)) * rarity);
    }
    return toUnitVector(weights);
  });
}

/** Returns the number of occurrences of each term. */
export function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Returns the cosine of two unit vectors, 0 to 1. */
export function computeSimilarity(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}

/** Computes the normalized sum of the vectors, a unit vector, in steps. */
export function* computeCentroidSteps(vectors: readonly Vector[]): Steps<Vector> {
  const sum = new Map<string, number>();
  yield* mapSteps(vectors, (vector) => {
    for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  });
  return toUnitVector(sum);
}

/**
 * Returns the share of the distinct terms that are among `others`, 0 to 1; 0 if there are none.
 *
 * @param others a set, or a list that is too short to be worth one
 */
export function computeContainment(
  terms: readonly string[] | ReadonlySet<string>,
  others: readonly string[] | ReadonlySet<string>,
): number {
  const distinct = 'has' in terms ? terms : new Set(terms);
  if (distinct.size === 0) return 0;
  let found = 0;
  for (const term of distinct)
    if ('has' in others ? others.has(term) : others.includes(term)) found += 1;
  return found / distinct.size;
}

function toUnitVector(weights: Map<string, number>): Map<string, number> {
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  const norm = Math.sqrt(squares);
  if (norm > 0) for (const [term, weight] of weights) weights.set(term, weight / norm);
  return weights;
}
