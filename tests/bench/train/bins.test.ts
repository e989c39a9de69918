import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binColumns, findRoundestBetween } from '../../../bench/train/bins.ts';

function binOne(values: readonly number[], maxBins: number) {
  const rows = Float32Array.from(values);
  const { bins, thresholds } = binColumns(
    { names: ['a'], rows, labels: new Float32Array(), weights: new Float32Array() },
    maxBins,
  );
  return { bins: [...bins], thresholds: thresholds[0] ?? [] };
}

describe('binColumns', () => {
  it('gives every value its own bin if there are few', () => {
    expect(binOne([3, 1, 2, 1, 3], 4)).toEqual({ thresholds: [1, 2], bins: [2, 0, 1, 0, 2] });
  });

  it('distributes the rows over bins if there are many values', () => {
    const { bins } = binOne([8, 7, 6, 5, 4, 3, 2, 1], 4);
    expect(bins).toEqual([3, 3, 2, 2, 1, 1, 0, 0]);
  });

  it('gives a value that most rows share one bin, and the rest to the others', () => {
    expect(binOne([0, 0, 0, 0, 0, 0, 1, 2, 3, 4], 3).bins).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 2, 2]);
  });

  it('puts NaN last', () => {
    expect(binOne([1, Number.NaN, 2], 5).bins).toEqual([0, 1, 1]);
    expect(binOne([Number.NaN, Number.NaN], 5).bins).toEqual([0, 0]);
  });

  it('agrees with its thresholds', () => {
    const values = fc.array(fc.float({ noDefaultInfinity: true, noNaN: true }));
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 255 }), (column, maxBins) => {
        const { bins, thresholds } = binOne(column, maxBins);
        expect(thresholds.length).toBeLessThan(maxBins);
        expect(bins).toEqual(column.map((value) => thresholds.filter((t) => value > t).length));
      }),
    );
  });

  it.each([1, 256])('rejects %d bins', (maxBins) => {
    expect(() => binOne([1], maxBins)).toThrow(RangeError);
  });
});

describe('roundestBetween', () => {
  it.each([
    [1, 2, 1],
    [0.31, 0.35, 0.33],
    [0.5, 1, 0.8],
    [-3, 5, 0],
    [0, 1e-9, 0],
    [98, 131, 100],
    [-0.26, -0.14, -0.2],
  ])('returns, from %d up to %d, %d', (low, high, round) => {
    expect(findRoundestBetween(low, high)).toBe(round);
  });

  it('separates any two neighbours', () => {
    const float = fc.float({ noDefaultInfinity: true, noNaN: true });
    fc.assert(
      fc.property(float, float, (a, b) => {
        fc.pre(a !== b);
        const [low, high] = a < b ? [a, b] : [b, a];
        const round = findRoundestBetween(low, high);
        expect(round >= low && round < high).toBe(true);
      }),
    );
  });
});
