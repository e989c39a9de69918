/**
 * LexRank (Erkan & Radev 2004, “LexRank: graph-based lexical centrality as salience in text
 * summarization”), continuous, without its graph: the matrix of similarities is V·Vᵀ, so a step of
 * the random walk is two products with V, which has as many entries as the text has words.
 */

import { mapSteps, type Steps } from '../cooperative.ts';
import type { Vector } from './vectors.ts';

const damping = 0.85;
const iterations = 15;

/** The share of the walk that each sentence gets, times their number: 1 is average. */
export function* lexRankSteps(vectors: readonly Vector[]): Steps<Float64Array> {
  const count = vectors.length;
  const matrix = yield* matrixSteps(vectors);
  const degrees = matrix.spread(matrix.gather(new Float64Array(count).fill(1)));
  let walk = new Float64Array(count).fill(1);
  for (let step = 0; step < iterations; step += 1) {
    yield;
    const leaving = walk.map((share, at) => {
      const degree = degrees[at] ?? 0;
      return degree > 0 ? share / degree : 0;
    });
    const arriving = matrix.spread(matrix.gather(leaving));
    walk = arriving.map((share) => 1 - damping + damping * share);
  }
  return walk;
}

interface Matrix {
  /** Vᵀ·x: what the sentences give to each term. */
  readonly gather: (shares: Float64Array) => Float64Array;
  /** V·y: what each sentence gets from its terms. */
  readonly spread: (terms: Float64Array) => Float64Array;
}

/** The vectors as one sparse matrix: a number a term, which costs much less than its letters. */
function* matrixSteps(vectors: readonly Vector[]): Steps<Matrix> {
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
    gather: (shares) => {
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
    spread: (given) => {
      const sums = new Float64Array(ends.length);
      for (let row = 0, from = 0; row < ends.length; row += 1) {
        let sum = 0;
        for (const end = ends[row] ?? 0; from < end; from += 1) {
          sum += (weights[from] as number) * (given[terms[from] as number] as number);
        }
        sums[row] = sum;
      }
      return sums;
    },
  };
}
