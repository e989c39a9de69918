import { quantile } from './statistics.ts';

/** A difference with its 95 % confidence interval. */
export interface Difference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const resamplings = 1_000;

/**
 * Computes the difference of a figure between two systems on the same items, with its 95 % interval
 * by the paired percentile bootstrap (Efron & Tibshirani 1993, chapter 13): items are drawn with
 * replacement, the same for both systems, and the figure is computed again.
 *
 * @param items measurements, one per item for both systems
 * @param figures computes both figures over a sample of the items
 * @param draws number of samples
 * @returns first − second; the generator has a fixed seed, so the same items give the same interval
 */
export function computePairedDifference<T>(
  items: readonly T[],
  figures: (drawn: readonly T[]) => readonly [first: number, second: number],
  draws = resamplings,
): Difference {
  const computeDifference = (drawn: readonly T[]): number => {
    const [first, second] = figures(drawn);
    return first - second;
  };
  const random = createXorshift(20_260_801);
  const seen: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const drawn: T[] = [];
    for (let i = 0; i < items.length; i++) {
      const item = items[Math.floor(random() * items.length)];
      if (item !== undefined) drawn.push(item);
    }
    seen.push(computeDifference(drawn));
  }
  return {
    value: computeDifference(items),
    low: quantile(seen, 0.025),
    high: quantile(seen, 0.975),
  };
}

/**
 * Creates a generator of uniform numbers in [0, 1): Marsaglia's xorshift32 (2003). It is not that
 * of `train/random.ts`, because the published intervals were drawn with it.
 */
function createXorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
