import type { Binned } from './bins.ts';
import { gather } from './examples.ts';

/** Sums over the rows of a node, three for every bin of every column: gradient, Hessian, rows. */
export type Histogram = Float64Array;
export const sumsPerBin = 3;

/** Which part of a histogram belongs to which column. */
export interface Layout {
  readonly columns: Uint32Array;
  /** Where each of `columns` starts in the histogram; one entry more, for the end of the last. */
  readonly starts: Uint32Array;
}

/** Lays out histograms over some of the columns; those with a single bin are left out. */
export function layOut(binned: Binned, columns: Iterable<number>): Layout {
  const useful = Uint32Array.from(columns).filter((c) => binCount(binned, c) > 1);
  const starts = new Uint32Array(useful.length + 1);
  useful.forEach((column, i) => {
    starts[i + 1] = (starts[i] ?? 0) + binCount(binned, column) * sumsPerBin;
  });
  return { columns: useful, starts };
}

function binCount(binned: Binned, column: number): number {
  return (binned.thresholds[column]?.length ?? 0) + 1;
}

/** First and second derivative of the loss of each row. */
export interface Derivatives {
  readonly gradient: Float32Array;
  readonly hessian: Float32Array;
}

/**
 * Counts the rows of a node into a histogram: the innermost loop of training, run over every row,
 * column and tree. The derivatives are gathered first, so that each column's pass reads them, and
 * its own bins, from front to back.
 */
export function countRows(
  binned: Binned,
  layout: Layout,
  rows: Uint32Array,
  derivatives: Derivatives,
): Histogram {
  const histogram = new Float64Array(layout.starts.at(-1) ?? 0);
  const gradient = gather(derivatives.gradient, rows);
  const hessian = gather(derivatives.hessian, rows);
  for (let i = 0; i < layout.columns.length; i++) {
    const bins = binned.bins[layout.columns[i] ?? 0];
    const sums = histogram.subarray(layout.starts[i], layout.starts[i + 1]);
    if (bins) countColumn(sums, bins, rows, gradient, hessian);
  }
  return histogram;
}

function countColumn(
  sums: Float64Array,
  bins: Uint8Array,
  rows: Uint32Array,
  gradient: Float32Array,
  hessian: Float32Array,
): void {
  for (let i = 0; i < rows.length; i++) {
    const at = (bins[rows[i] as number] as number) * sumsPerBin;
    sums[at] = (sums[at] as number) + (gradient[i] as number);
    sums[at + 1] = (sums[at + 1] as number) + (hessian[i] as number);
    sums[at + 2] = (sums[at + 2] as number) + 1;
  }
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
