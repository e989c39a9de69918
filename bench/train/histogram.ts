import type { Binned } from './bins.ts';

/** Sums over the rows of a node, three for every bin of every column: gradient, Hessian, rows. */
export type Histogram = Float64Array;
export const sumsPerBin = 3;

/** First and second derivative of the loss of each row. */
export interface Derivatives {
  readonly gradient: Float32Array;
  readonly hessian: Float32Array;
}

/** Where in a histogram each column starts; one entry more, for the end of the last. */
export function columnStarts({ thresholds }: Binned): Uint32Array {
  const starts = new Uint32Array(thresholds.length + 1);
  thresholds.forEach((cuts, column) => {
    starts[column + 1] = (starts[column] ?? 0) + (cuts.length + 1) * sumsPerBin;
  });
  return starts;
}

/**
 * Counts the rows of a node into a histogram: the innermost loop of training, run over every row,
 * column and tree. It goes row by row and not column by column: neighbouring rows often share a
 * bin, and adding to the same place twice in a row has to wait for the first sum.
 */
export function countRows(
  { bins, width }: Binned,
  starts: Uint32Array,
  rows: Uint32Array,
  { gradient, hessian }: Derivatives,
): Histogram {
  const sums = new Float64Array(starts[width] ?? 0);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const g = gradient[row] as number;
    const h = hessian[row] as number;
    for (let column = 0; column < width; column++) {
      const at = (starts[column] as number) + (bins[row * width + column] as number) * sumsPerBin;
      sums[at] = (sums[at] as number) + g;
      sums[at + 1] = (sums[at + 1] as number) + h;
      sums[at + 2] = (sums[at + 2] as number) + 1;
    }
  }
  return sums;
}

/**
 * The histogram of a node's other child, made from the node's own in place: what is not in one
 * child is in the other, so only the smaller child is ever counted (Ke et al. 2017).
 */
export function subtract(parent: Histogram, child: Histogram): Histogram {
  for (let i = 0; i < parent.length; i++) {
    parent[i] = (parent[i] as number) - (child[i] as number);
  }
  return parent;
}
