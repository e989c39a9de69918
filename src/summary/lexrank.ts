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
  const degrees = spread(vectors, gather(vectors, new Float64Array(count).fill(1)));
  let walk = new Float64Array(count).fill(1);
  for (let step = 0; step < steps; step += 1) {
    const leaving = walk.map((share, at) => {
      const degree = degrees[at] ?? 0;
      return degree > 0 ? share / degree : 0;
    });
    const arriving = spread(vectors, gather(vectors, leaving));
    walk = arriving.map((share) => 1 - damping + damping * share);
  }
  return walk;
}

/** Vᵀ·x: what the sentences give to each term. */
function gather(vectors: readonly Vector[], shares: Float64Array): Map<string, number> {
  const terms = new Map<string, number>();
  vectors.forEach((vector, at) => {
    const share = shares[at] ?? 0;
    if (share === 0) return;
    for (const [term, weight] of vector) terms.set(term, (terms.get(term) ?? 0) + share * weight);
  });
  return terms;
}

/** V·y: what each sentence gets from its terms. */
function spread(vectors: readonly Vector[], terms: ReadonlyMap<string, number>): Float64Array {
  return Float64Array.from(vectors, (vector) => {
    let sum = 0;
    for (const [term, weight] of vector) sum += weight * (terms.get(term) ?? 0);
    return sum;
  });
}
