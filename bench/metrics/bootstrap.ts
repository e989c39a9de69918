import { quantile } from './statistics.ts';

/** A difference with the interval that holds it in 95 of 100 resamplings. */
export interface Difference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const resamplings = 1_000;

/**
 * The difference of a figure between two systems that worked on the same items, with its 95 %
 * interval by the paired percentile bootstrap (Efron & Tibshirani 1993, chapter 13): the items are
 * drawn with replacement, the same draw for both, and the figure is computed anew.
 *
 * @param items What was measured, one entry an item, both systems in it.
 * @param figures The two figures over a draw of items.
 * @param draws How often to draw.
 * @returns first − second. The generator has a fixed seed: the same items give the same interval.
 */
export function pairedDifference<T>(
  items: readonly T[],
  figures: (drawn: readonly T[]) => readonly [first: number, second: number],
  draws = resamplings,
): Difference {
  const difference = (drawn: readonly T[]): number => {
    const [first, second] = figures(drawn);
    return first - second;
  };
  const random = seeded(20_260_801);
  const seen: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const drawn: T[] = [];
    for (let i = 0; i < items.length; i++) {
      const item = items[Math.floor(random() * items.length)];
      if (item !== undefined) drawn.push(item);
    }
    seen.push(difference(drawn));
  }
  return {
    value: difference(items),
    low: quantile(seen, 0.025),
    high: quantile(seen, 0.975),
  };
}

/** Marsaglia's xorshift32 (2003): uniform numbers in [0, 1), the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
