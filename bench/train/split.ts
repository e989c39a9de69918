import { type Derivatives, type Histogram, sumsPerBin } from './histogram.ts';

/** Sums over the rows of a node. */
export interface Sums {
  readonly gradient: number;
  readonly hessian: number;
  readonly rows: number;
}

/**
 * Sums the derivatives of some rows.
 *
 * @param rows indices into the derivatives
 */
export function sumDerivatives({ gradient, hessian }: Derivatives, rows: Uint32Array): Sums {
  let g = 0;
  let h = 0;
  for (const row of rows) {
    g += gradient[row] as number;
    h += hessian[row] as number;
  }
  return { gradient: g, hessian: h, rows: rows.length };
}

/** A split of a node: rows with a bin up to `bin` in `column` go to the left child. */
export interface Split {
  readonly column: number;
  readonly bin: number;
  /** Reduction of twice the loss, to second order. */
  readonly gain: number;
  readonly left: Sums;
  readonly right: Sums;
}

export interface SplitLimits {
  /** Smallest number of rows in a child. */
  readonly minLeafRows: number;
  /** L2 regularization of the leaves: λ in the formulas of XGBoost and LightGBM. */
  readonly l2: number;
}

/** The smallest sum of Hessians in a child, as LightGBM's `min_sum_hessian_in_leaf`. */
const minLeafHessian = 1e-3;

/**
 * Finds the split with the largest gain, G_L²/(H_L + λ) + G_R²/(H_R + λ) − G²/(H + λ), where G and
 * H are the sums of gradients and Hessians (Chen & Guestrin 2016, “XGBoost: a scalable tree
 * boosting system”, equation 7, without its factor ½).
 *
 * @param histogram of the node
 * @param columnStarts offsets from `computeColumnStarts`
 * @param columns indices of the columns that may be split on
 * @param node sums over all rows of the node
 * @returns `undefined` if no split has a gain and children of the required size
 */
export function findBestSplit(
  histogram: Histogram,
  columnStarts: Uint32Array,
  columns: Uint32Array,
  node: Sums,
  limits: SplitLimits,
): Split | undefined {
  let best: Split | undefined;
  for (const column of columns) {
    const sums = histogram.subarray(columnStarts[column], columnStarts[column + 1]);
    const found = findBestThreshold(sums, node, limits, best?.gain ?? 0);
    if (found) best = toSplit(column, found, sums, node);
  }
  return best;
}

/** Returns the best threshold of one column if its gain exceeds `minGain`. */
function findBestThreshold(
  sums: Float64Array,
  node: Sums,
  { minLeafRows, l2 }: SplitLimits,
  minGain: number,
) {
  const whole = (node.gradient * node.gradient) / (node.hessian + l2);
  let bestBin = -1;
  let bestGain = minGain;
  let g = 0;
  let h = 0;
  let rows = 0;
  for (let at = 0; at < sums.length - sumsPerBin; at += sumsPerBin) {
    g += sums[at] as number;
    h += sums[at + 1] as number;
    rows += sums[at + 2] as number;
    if (rows < minLeafRows || h < minLeafHessian) continue;
    if (node.rows - rows < minLeafRows || node.hessian - h < minLeafHessian) break;
    const rest = node.gradient - g;
    const gain = (g * g) / (h + l2) + (rest * rest) / (node.hessian - h + l2) - whole;
    if (gain > bestGain) {
      bestGain = gain;
      bestBin = at / sumsPerBin;
    }
  }
  return bestBin < 0 ? undefined : { bin: bestBin, gain: bestGain };
}

function toSplit(
  column: number,
  { bin, gain }: { bin: number; gain: number },
  sums: Float64Array,
  node: Sums,
): Split {
  let gradient = 0;
  let hessian = 0;
  let rows = 0;
  for (let at = 0; at < (bin + 1) * sumsPerBin; at += sumsPerBin) {
    gradient += sums[at] as number;
    hessian += sums[at + 1] as number;
    rows += sums[at + 2] as number;
  }
  const left = { gradient, hessian, rows };
  const right = {
    gradient: node.gradient - gradient,
    hessian: node.hessian - hessian,
    rows: node.rows - rows,
  };
  return { column, bin, gain, left, right };
}
