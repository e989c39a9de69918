import { describe, expect, it } from 'vitest';
import { computePairedDifference } from '../../../bench/metrics/bootstrap.ts';
import { mean, median, quantile } from '../../../bench/metrics/statistics.ts';

const means = (drawn: readonly (readonly [number, number])[]): [number, number] => [
  mean(drawn.map(([a]) => a)),
  mean(drawn.map(([, b]) => b)),
];

describe('pairedDifference', () => {
  it('has a zero interval if every item shows the same difference', () => {
    const items = [0.1, 0.5, 0.9].map((b) => [b + 0.25, b] as const);
    const { value, low, high } = computePairedDifference(items, means);
    for (const figure of [value, low, high]) expect(figure).toBeCloseTo(0.25, 12);
  });

  it('covers chance: half of the items at 0, half at 1', () => {
    const items = Array.from({ length: 100 }, (_, i) => [i % 2, 0] as const);
    const { value, low, high } = computePairedDifference(items, means);
    expect(value).toBe(0.5);
    // The mean of 100 such items has a standard error of .05: ± 1.96 of it, plus resampling noise.
    expect(low).toBeGreaterThan(0.37);
    expect(low).toBeLessThan(0.43);
    expect(high).toBeGreaterThan(0.57);
    expect(high).toBeLessThan(0.63);
  });

  it('gives the same interval every time', () => {
    const items = Array.from({ length: 20 }, (_, i) => [i, 2] as const);
    expect(computePairedDifference(items, means)).toEqual(computePairedDifference(items, means));
  });
});

describe('quantile', () => {
  it('interpolates between neighbours', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([10, 20], 0.95)).toBeCloseTo(19.5, 12);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([])).toBeNaN();
  });
});
