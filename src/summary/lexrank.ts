/**
 * LexRank (Erkan & Radev 2004, “LexRank: graph-based lexical centrality as salience in text
 * summarization”), continuous, without its graph: the matrix of similarities is V·Vᵀ, so a step of
 * the random walk is two products with V, which has as many entries as the text has words.
 */

import type { Vector } from './vectors.ts';

const damping = 0.85;
const steps = 15;

/** The share of the walk that each sentence gets, times their number: 1 is average. */
export function lexRank(vectors: readonly Vector[]): Float64Array {
  const count = vectors.length;
  const matrix = matrixOf(vectors);
  const degrees = matrix.spread(matrix.gather(new Float64Array(count).fill(1)));
  let walk = new Float64Array(count).fill(1);
  for (let step = 0; step < steps; step += 1) {
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
function matrixOf(vectors: readonly Vector[]): Matrix {
  const numbers = new Map<string, number>();
  const size = vectors.reduce((sum, vector) => sum + vector.size, 0);
  const terms = new Int32Array(size);
  const weights = new Float64Array(size);
  const ends: number[] = [];
  let at = 0;
  for (const vector of vectors) {
    for (const [term, weight] of vector) {
      const number = numbers.get(term) ?? numbers.size;
      numbers.set(term, number);
      terms[at] = number;
      weights[at] = weight;
      at += 1;
    }
    ends.push(at);
  }
  const entries = (visit: (row: number, term: number, weight: number) => void): void => {
    let from = 0;
    ends.forEach((end, row) => {
      for (; from < end; from += 1) visit(row, terms[from] ?? 0, weights[from] ?? 0);
    });
  };
  return {
    gather: (shares) => {
      const sums = new Float64Array(numbers.size);
      entries((row, term, weight) => {
        sums[term] = (sums[term] ?? 0) + weight * (shares[row] ?? 0);
      });
      return sums;
    },
    spread: (given) => {
      const sums = new Float64Array(vectors.length);
      entries((row, term, weight) => {
        sums[row] = (sums[row] ?? 0) + weight * (given[term] ?? 0);
      });
      return sums;
    },
  };
}
