import type { Binned } from './bins.ts';

/**
 * Sums over the rows of a node, column by column and bin by bin, three for each bin: gradient,
 * Hessian and number of rows.
 */
export type Histogram = Float64Array;
export const sumsPerBin = 3;

/** First and second derivative of the weighted loss by the score, one for each row. */
export interface Derivatives {
  readonly gradient: Float32Array;
  readonly hessian: Float32Array;
}

/**
 * Computes the offset of each column in a histogram.
 *
 * @returns one entry for each column, and one for the end of the last
 */
export function computeColumnStarts({ thresholds }: Binned): Uint32Array {
  const starts = new Uint32Array(thresholds.length + 1);
  thresholds.forEach(({ length }, column) => {
    starts[column + 1] = (starts[column] ?? 0) + (length + 1) * sumsPerBin;
  });
  return starts;
}

/**
 * Builds the histogram of a node. This is the innermost loop of training, run over every row,
 * column and tree. It is row by row and not column by column: neighbouring rows often share a bin,
 * and two additions to the same sum in succession cannot overlap in the processor.
 *
 * @param columnStarts offsets from `computeColumnStarts`
 * @param rows indices of the rows of the node
 */
export function buildHistogram(
  { bins, width }: Binned,
  columnStarts: Uint32Array,
  rows: Uint32Array,
  { gradient, hessian }: Derivatives,
): Histogram {
  const sums = new Float64Array(columnStarts[width] ?? 0);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const g = gradient[row] as number;
    const h = hessian[row] as number;
    for (let column = 0; column < width; column++) {
      const bin = bins[row * width + column] as number;
      const at = (columnStarts[column] as number) + bin * sumsPerBin;
      sums[at] = (sums[at] as number) + g;
      sums[at + 1] = (sums[at + 1] as number) + h;
      sums[at + 2] = (sums[at + 2] as number) + 1;
    }
  }
  return sums;
}

/**
 * Computes the histogram of a node's other child in place, as the difference of parent and child,
 * so that only the smaller child is built from its rows (Ke et al. 2017).
 *
 * @param parent is overwritten
 * @returns `parent`
 */
export function subtractHistogram(parent: Histogram, child: Histogram): Histogram {
  for (let i = 0; i < parent.length; i++) {
    parent[i] = (parent[i] as number) - (child[i] as number);
  }
  return parent;
}
