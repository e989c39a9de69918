import type { Trees } from './load.ts';

/**
 * The log-odds of one row: the base and one leaf of every tree. The row's columns start at
 * `offset` and are those that the trees were loaded for; a value that is NaN goes right.
 */
export function score(trees: Trees, row: ArrayLike<number>, offset = 0): number {
  const { roots, column, value, right } = trees;
  let sum = trees.base;
  for (let t = 0; t < roots.length; t++) {
    let node = roots[t] as number;
    let c = column[node] as number;
    while (c >= 0) {
      node =
        (row[offset + c] as number) <= (value[node] as number) ? node + 1 : (right[node] as number);
      c = column[node] as number;
    }
    sum += value[node] as number;
  }
  return sum;
}

/** The log-odds of every row of a matrix that is `width` columns wide, row after row. */
export function scoreRows(trees: Trees, rows: Float32Array, width: number): Float32Array {
  const scores = new Float32Array(Math.floor(rows.length / width));
  for (let i = 0; i < scores.length; i++) scores[i] = score(trees, rows, i * width);
  return scores;
}

/** What log-odds mean: a probability from 0 to 1. */
export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
