import type { Examples } from './examples.ts';

/** A matrix with every value replaced by the number of its bin. */
export interface Binned {
  /** Row after row, as in the examples. */
  readonly bins: Uint8Array;
  readonly width: number;
  /** Bin b of a column holds what is above threshold b − 1, and not above threshold b. */
  readonly thresholds: readonly (readonly number[])[];
}

/**
 * Sorts the values of every column into at most `maxBins` (2 to 255) bins of about as many
 * rows each; equal values never part. NaN falls into the last bin.
 *
 * A threshold may stand anywhere between two neighbouring values: it is the roundest number there,
 * which costs nothing in exactness and little in the file.
 */
export function binColumns(examples: Examples, maxBins: number): Binned {
  if (!(maxBins >= 2 && maxBins <= 255)) throw new RangeError('Bins are 2 to 255');
  const width = examples.names.length;
  const bins = new Uint8Array(examples.rows.length);
  const thresholds = examples.names.map((_, column) => {
    const values = columnValues(examples, column);
    const cuts = placeThresholds(values.toSorted(), maxBins);
    for (let i = 0; i < values.length; i++)
      bins[i * width + column] = findBin(values[i] ?? 0, cuts);
    return cuts;
  });
  return { bins, width, thresholds };
}

function columnValues({ names, rows }: Examples, column: number): Float32Array {
  const values = new Float32Array(rows.length / names.length);
  for (let i = 0; i < values.length; i++) {
    values[i] = rows[i * names.length + column] as number;
  }
  if (values.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY)) {
    throw new RangeError(`“${names[column]}” holds an infinite value`);
  }
  return values;
}

/** `sorted` rises; NaN, if any, stands at its end. */
function placeThresholds(sorted: Float32Array, maxBins: number): number[] {
  const places = changes(sorted);
  const chosen = places.length < maxBins ? places : spread(places, sorted.length, maxBins);
  return chosen.map((place) => roundestBetween(sorted[place - 1] ?? 0, sorted[place] ?? 0));
}

/** Where in a rising array another value begins. Where NaN begins there is nothing to cut. */
function changes(sorted: Float32Array): number[] {
  const places: number[] = [];
  for (let i = 1; i < sorted.length; i++) {
    if ((sorted[i] ?? 0) > (sorted[i - 1] ?? 0)) places.push(i);
  }
  return places;
}

/** Takes a place whenever an equal share of what was left at the last one has passed. */
function spread(places: readonly number[], total: number, maxBins: number): number[] {
  const chosen: number[] = [];
  let last = 0;
  for (const place of places) {
    const binsLeft = maxBins - chosen.length;
    if (binsLeft > 1 && (place - last) * binsLeft >= total - last) {
      chosen.push(place);
      last = place;
    }
  }
  return chosen;
}

/** The number with the fewest digits from `low`, which it may be, up to `high`, which it may not. */
export function roundestBetween(low: number, high: number): number {
  if (low <= 0 && high > 0) return 0;
  const middle = low + (high - low) / 2;
  for (let digits = 1; digits <= 17; digits++) {
    // The roundest number nearest to the middle; at the very ends only `low` itself is allowed.
    const round = Number(middle.toPrecision(digits));
    if (round >= low && round < high) return round;
    if (Number(low.toPrecision(digits)) === low) return low;
  }
  return low;
}

/** How many thresholds the value is above; all of them for NaN. */
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
