import type { TreeModel } from './model.ts';

/**
 * The log-odds of one row: the base and one leaf of every tree. The row's columns start at
 * `offset` and are those that the trees were loaded for; a value that is NaN goes right.
 */
export function score(trees: TreeModel, row: ArrayLike<number>, offset = 0): number {
  const { roots, columns, values, rightOffsets } = trees;
  let units = 0;
  for (let t = 0; t < roots.length; t++) {
    let node = roots[t] as number;
    let column = columns[node] as number;
    while (column >= 0) {
      const isLeft = (row[offset + column] as number) <= (values[node] as number);
      node += isLeft ? 1 : (rightOffsets[node] as number);
      column = columns[node] as number;
    }
    units += values[node] as number;
  }
  return trees.base + units * trees.leafUnit;
}

/** The log-odds of every row of a matrix that is `width` columns wide, row after row. */
export function scoreRows(trees: TreeModel, rows: Float32Array, width: number): Float32Array {
  const scores = new Float32Array(Math.floor(rows.length / width));
  for (let i = 0; i < scores.length; i++) scores[i] = score(trees, rows, i * width);
  return scores;
}

/** What log-odds mean: a probability from 0 to 1. */
export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
