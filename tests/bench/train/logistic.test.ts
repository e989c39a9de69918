import { describe, expect, it } from 'vitest';
import { solveSymmetric } from '../../../bench/train/cholesky.ts';
import type { Examples } from '../../../bench/train/examples.ts';
import { fitLogistic, scoreLinear } from '../../../bench/train/logistic.ts';
import { toProbability } from '../../../src/nlp/gbdt.ts';
import { computeAccuracy, drawExamples } from './synthetic.ts';

/** One column of 0 or 1, and how often each value occurs with a yes. */
function createTable(counts: readonly { x: number; yes: number; no: number }[]): Examples {
  const cells = counts.flatMap(({ x, yes, no }) => [
    { x, label: 1, weight: yes },
    { x, label: 0, weight: no },
  ]);
  return {
    names: ['x'],
    rows: Float32Array.from(cells, (cell) => cell.x),
    labels: Float32Array.from(cells, (cell) => cell.label),
    weights: Float32Array.from(cells, (cell) => cell.weight),
  };
}

describe('fitLogistic', () => {
  it('finds the odds of a two-by-two table, including weights', () => {
    const examples = createTable([
      { x: 0, yes: 2, no: 8 },
      { x: 1, yes: 30, no: 10 },
    ]);
    const model = fitLogistic(examples, { l2: 0 });
    const [at0 = 0, at1 = 0] = scoreLinear(model, Float32Array.of(0, 1));
    expect(at0).toBeCloseTo(Math.log(2 / 8), 5);
    expect(at1).toBeCloseTo(Math.log(30 / 10), 5);
    expect(model.centres).toEqual([40 / 50]);
  });

  it('finds the line from which the examples were drawn', () => {
    const examples = drawExamples(40_000, 1, (a, b) => toProbability(2 * a - b + 0.5));
    const { bias, weights, centres } = fitLogistic(examples);
    expect(weights[0]).toBeCloseTo(2, 0.8);
    expect(weights[1]).toBeCloseTo(-1, 0.8);
    expect(weights[2]).toBeCloseTo(0, 0.8);
    const atZero = centres.reduce((sum, centre, c) => sum - centre * (weights[c] ?? 0), bias);
    expect(atZero).toBeCloseTo(0.5, 0.8);
  });

  it('stays finite if a line separates the examples perfectly', () => {
    const examples = drawExamples(500, 2, (a) => (a > 0 ? 1 : 0));
    const model = fitLogistic(examples, { l2: 1 });
    expect(model.weights.every(Number.isFinite)).toBe(true);
    expect(computeAccuracy(examples, scoreLinear(model, examples.rows))).toBeGreaterThan(0.98);
  });

  it('makes weights smaller with a stronger penalty', () => {
    const examples = drawExamples(500, 3, (a) => toProbability(2 * a));
    const [weak = 0] = fitLogistic(examples, { l2: 1 }).weights;
    const [strong = 0] = fitLogistic(examples, { l2: 100 }).weights;
    expect(strong).toBeGreaterThan(0);
    expect(strong).toBeLessThan(weak / 1.5);
  });

  it('replaces NaN by the mean, and ignores a constant column', () => {
    const examples = createTable([
      { x: 0, yes: 1, no: 3 },
      { x: 1, yes: 3, no: 1 },
      { x: Number.NaN, yes: 2, no: 2 },
    ]);
    const model = fitLogistic(examples, { l2: 0 });
    const [at0 = 0, missing = 0] = scoreLinear(model, Float32Array.of(0, Number.NaN));
    expect(at0).toBeCloseTo(-Math.log(3), 5);
    expect(missing).toBeCloseTo(0, 5);
    const flat = fitLogistic(createTable([{ x: 7, yes: 3, no: 1 }]));
    expect(flat.weights[0]).toBeCloseTo(0, 6);
    expect(flat.bias).toBeCloseTo(Math.log(3), 5);
  });
});

describe('solveSymmetric', () => {
  it('solves a small system', () => {
    // 4x + 2y = 10 and 2x + 3y = 11 meet in x = 1, y = 3. The upper half is not used.
    const a = Float64Array.of(4, Number.NaN, 2, 3);
    const [x = 0, y = 0] = solveSymmetric(a, Float64Array.of(10, 11));
    expect(x).toBeCloseTo(1, 12);
    expect(y).toBeCloseTo(3, 12);
  });

  it('rejects a matrix that is not positive definite', () => {
    expect(() => solveSymmetric(Float64Array.of(1, 0, 2, 1), Float64Array.of(1, 1))).toThrow(
      RangeError,
    );
  });
});
