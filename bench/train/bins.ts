import type { Examples } from './examples.ts';

/** A matrix with every value replaced by the index of its bin. */
export interface Binned {
  /** Row-major, `width` values a row. */
  readonly bins: Uint8Array;
  readonly width: number;
  /**
   * Ascending, for each column: bin b has the values above threshold b − 1 and up to threshold b.
   */
  readonly thresholds: readonly (readonly number[])[];
}

/**
 * Quantizes every column into bins of about equal numbers of rows, as LightGBM does. Equal values
 * share a bin; NaN, a missing value, is in the last one.
 *
 * Any threshold between two neighbouring values separates them, so the one with the fewest digits
 * is taken, which keeps the model file small.
 *
 * @param examples row-major matrix
 * @param maxBins largest number of bins of a column, 2 to 255
 * @returns the bins, row-major, and the thresholds of each column
 * @throws RangeError for an infinite value, or for `maxBins` outside of its range
 */
export function binColumns(examples: Examples, maxBins: number): Binned {
  if (!(maxBins >= 2 && maxBins <= 255)) throw new RangeError('Bins are 2 to 255');
  const width = examples.names.length;
  const bins = new Uint8Array(examples.rows.length);
  const thresholds = examples.names.map((_, column) => {
    const values = getColumn(examples, column);
    const ownThresholds = chooseThresholds(values.toSorted(), maxBins);
    for (let i = 0; i < values.length; i++)
      bins[i * width + column] = findBin(values[i] ?? 0, ownThresholds);
    return ownThresholds;
  });
  return { bins, width, thresholds };
}

function getColumn({ names, rows }: Examples, column: number): Float32Array {
  const values = new Float32Array(rows.length / names.length);
  for (let i = 0; i < values.length; i++) {
    values[i] = rows[i * names.length + column] as number;
  }
  if (values.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY)) {
    throw new RangeError(`“${names[column]}” holds an infinite value`);
  }
  return values;
}

/** @param sorted ascending, with any NaN at its end */
function chooseThresholds(sorted: Float32Array, maxBins: number): number[] {
  const changes = findChanges(sorted);
  const chosen =
    changes.length < maxBins ? changes : chooseQuantiles(changes, sorted.length, maxBins);
  return chosen.map((i) => findRoundestBetween(sorted[i - 1] ?? 0, sorted[i] ?? 0));
}

/** Returns the indices in an ascending array at which a larger value begins; NaN is not larger. */
function findChanges(sorted: Float32Array): number[] {
  const changes: number[] = [];
  for (let i = 1; i < sorted.length; i++) {
    if ((sorted[i] ?? 0) > (sorted[i - 1] ?? 0)) changes.push(i);
  }
  return changes;
}

/**
 * Chooses indices that divide `total` sorted values into at most `maxBins` bins of about one size.
 */
function chooseQuantiles(changes: readonly number[], total: number, maxBins: number): number[] {
  const chosen: number[] = [];
  let last = 0;
  for (const index of changes) {
    const binsLeft = maxBins - chosen.length;
    // A bin ends once it has its equal share of the values that were left at its start.
    if (binsLeft > 1 && (index - last) * binsLeft >= total - last) {
      chosen.push(index);
      last = index;
    }
  }
  return chosen;
}

/**
 * Returns the number with the fewest decimal digits that is at least `low` and less than `high`.
 */
export function findRoundestBetween(low: number, high: number): number {
  if (low <= 0 && high > 0) return 0;
  const middle = low + (high - low) / 2;
  for (let digits = 1; digits <= 17; digits++) {
    // Few digits are tried first: the middle rounded to them, then `low` if it has no more.
    const round = Number(middle.toPrecision(digits));
    if (round >= low && round < high) return round;
    if (Number(low.toPrecision(digits)) === low) return low;
  }
  return low;
}

/** Returns the number of thresholds below a value; all of them for NaN. */
function findBin(value: number, thresholds: readonly number[]): number {
  let low = 0;
  let high = thresholds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (thresholds[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
