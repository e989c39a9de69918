import { type Derivatives, type Histogram, sumsPerBin } from './histogram.ts';

/** Sums over the rows of a node. */
export interface Sums {
  readonly gradient: number;
  readonly hessian: number;
  readonly rows: number;
}

/** Adds up the derivatives of some rows. */
export function sumUp({ gradient, hessian }: Derivatives, rows: Uint32Array): Sums {
  let g = 0;
  let h = 0;
  for (const row of rows) {
    g += gradient[row] as number;
    h += hessian[row] as number;
  }
  return { gradient: g, hessian: h, rows: rows.length };
}

/** One way to cut a node in two: bins up to and including `bin` of `column` go left. */
export interface Split {
  readonly column: number;
  readonly bin: number;
  /** How much the cut lowers twice the loss, to second order. */
  readonly gain: number;
  readonly left: Sums;
  readonly right: Sums;
}

export interface SplitLimits {
  /** A child with fewer rows is not made. */
  readonly minLeafRows: number;
  /** A penalty on large leaves: λ in XGBoost's and LightGBM's formula. */
  readonly l2: number;
}

/** A child with less curvature than this has nothing left to learn. */
const minHessian = 1e-3;

/** Finds the cut of one of the columns with the largest gain; nothing when no cut gains or every child is too small. */
export function bestSplit(
  histogram: Histogram,
  starts: Uint32Array,
  columns: Uint32Array,
  node: Sums,
  limits: SplitLimits,
): Split | undefined {
  let best: Split | undefined;
  for (const column of columns) {
    const sums = histogram.subarray(starts[column], starts[column + 1]);
    const cut = bestCut(sums, node, limits, best?.gain ?? 0);
    if (cut) best = describe(column, cut, sums, node);
  }
  return best;
}

/** The best place to cut one column, if it gains more than `toBeat`. */
function bestCut(sums: Float64Array, node: Sums, { minLeafRows, l2 }: SplitLimits, toBeat: number) {
  const whole = (node.gradient * node.gradient) / (node.hessian + l2);
  let bestBin = -1;
  let bestGain = toBeat;
  let g = 0;
  let h = 0;
  let rows = 0;
  for (let at = 0; at < sums.length - sumsPerBin; at += sumsPerBin) {
    g += sums[at] as number;
    h += sums[at + 1] as number;
    rows += sums[at + 2] as number;
    if (rows < minLeafRows || h < minHessian) continue;
    if (node.rows - rows < minLeafRows || node.hessian - h < minHessian) break;
    const rest = node.gradient - g;
    const gain = (g * g) / (h + l2) + (rest * rest) / (node.hessian - h + l2) - whole;
    if (gain > bestGain) {
      bestGain = gain;
      bestBin = at / sumsPerBin;
    }
  }
  return bestBin < 0 ? undefined : { bin: bestBin, gain: bestGain };
}

function describe(
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
