import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../../bench/train/random.ts';
import { fitSparseLogistic } from '../../../bench/train/sparse-logistic.ts';

const random = createSeededRandom(3);
const rows = Array.from({ length: 400 }, () => ({
  buckets: [0, 1, 2].filter(() => random() < 0.5),
  values: [1, 1, 1],
}));
const weights = new Float32Array(rows.length).fill(1);

describe('fitSparseLogistic', () => {
  it('finds the column that decides, and its direction', () => {
    const labels = Float32Array.from(rows, ({ buckets }) => (buckets.includes(1) ? 1 : 0));
    const model = fitSparseLogistic({ rows, width: 3, labels, weights });
    expect(model.weights[1]).toBeGreaterThan(3);
    expect(model.bias).toBeLessThan(-1.5);
    expect(Math.abs(model.weights[0] ?? 9)).toBeLessThan(0.5);
  });

  it('ends where the penalized loss has no slope', () => {
    const labels = Float32Array.from(rows, () => (random() < 0.3 ? 1 : 0));
    const model = fitSparseLogistic({ rows, width: 3, labels, weights });
    const slopes = [0, 1, 2].map((column) => {
      const sum = rows.reduce((total, { buckets }, row) => {
        const score = buckets.reduce((all, at) => all + (model.weights[at] ?? 0), model.bias);
        const excess = 1 / (1 + Math.exp(-score)) - (labels[row] ?? 0);
        return buckets.includes(column) ? total + excess : total;
      }, 0);
      return sum + (model.weights[column] ?? 0);
    });
    for (const slope of slopes) expect(Math.abs(slope)).toBeLessThan(0.5);
  });

  it('learns nothing from rows without weight', () => {
    const labels = Float32Array.from(rows, ({ buckets }) => (buckets.includes(1) ? 1 : 0));
    const model = fitSparseLogistic({ rows, width: 3, labels, weights: weights.map(() => 0) });
    expect([...model.weights, model.bias]).toEqual([0, 0, 0, 0]);
  });
});
