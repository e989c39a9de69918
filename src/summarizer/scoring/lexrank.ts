/**
 * Continuous LexRank (Erkan & Radev 2004, “LexRank: graph-based lexical centrality as salience in
 * text summarization”), used as a feature of the ranker. It does not build the graph: the matrix of
 * similarities is V·Vᵀ, so each step of the random walk takes two products with the sparse matrix V.
 * This keeps the cost linear in the text.
 */

import { mapSteps, type Steps } from '../cooperative.ts';
import type { Vector } from './vectors.ts';

const damping = 0.85;
const iterations = 15;

/**
 * Computes the LexRank of each sentence in steps.
 *
 * @param vectors unit vectors of the sentences
 * @returns the stationary probability of each sentence times the number of sentences: 1 is average
 */
export function* computeLexRankSteps(vectors: readonly Vector[]): Steps<Float64Array> {
  const count = vectors.length;
  const matrix = yield* createMatrixSteps(vectors);
  const degrees = matrix.multiply(matrix.multiplyTransposed(new Float64Array(count).fill(1)));
  let walk = new Float64Array(count).fill(1);
  for (let step = 0; step < iterations; step += 1) {
    yield;
    const leaving = walk.map((share, at) => {
      const degree = degrees[at] ?? 0;
      return degree > 0 ? share / degree : 0;
    });
    const arriving = matrix.multiply(matrix.multiplyTransposed(leaving));
    walk = arriving.map((share) => 1 - damping + damping * share);
  }
  return walk;
}

interface Matrix {
  /** Returns Vᵀ·x, for a value of each sentence a value of each term. */
  readonly multiplyTransposed: (shares: Float64Array) => Float64Array;
  /** Returns V·y, for a value of each term a value of each sentence. */
  readonly multiply: (terms: Float64Array) => Float64Array;
}

/** Creates a sparse matrix with numbers as terms, which is much faster than maps of strings. */
function* createMatrixSteps(vectors: readonly Vector[]): Steps<Matrix> {
  const numbers = new Map<string, number>();
  const size = vectors.reduce((sum, vector) => sum + vector.size, 0);
  const terms = new Int32Array(size);
  const weights = new Float64Array(size);
  const ends: number[] = [];
  let at = 0;
  yield* mapSteps(vectors, (vector) => {
    for (const [term, weight] of vector) {
      const number = numbers.get(term) ?? numbers.size;
      numbers.set(term, number);
      terms[at] = number;
      weights[at] = weight;
      at += 1;
    }
    ends.push(at);
  });
  return {
    multiplyTransposed: (shares) => {
      const sums = new Float64Array(numbers.size);
      for (let row = 0, from = 0; row < ends.length; row += 1) {
        const share = shares[row] ?? 0;
        for (const end = ends[row] ?? 0; from < end; from += 1) {
          const term = terms[from] as number;
          sums[term] = (sums[term] as number) + (weights[from] as number) * share;
        }
      }
      return sums;
    },
    multiply: (values) => {
      const sums = new Float64Array(ends.length);
      for (let row = 0, from = 0; row < ends.length; row += 1) {
        let sum = 0;
        for (const end = ends[row] ?? 0; from < end; from += 1) {
          sum += (weights[from] as number) * (values[terms[from] as number] as number);
        }
        sums[row] = sum;
      }
      return sums;
    },
  };
}
