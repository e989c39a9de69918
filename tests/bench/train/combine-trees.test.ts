import { describe, expect, it } from 'vitest';
import { combineTrees } from '../../../bench/train/combine-trees.ts';
import { loadTrees, score, type TreeFile } from '../../../src/nlp/gbdt.ts';

/** One split of the column, with a leaf on each side. */
function createStump(base: number, column: number, left: number, right: number): TreeFile {
  return {
    provenance: 'test',
    base,
    leafUnit: 0.5,
    features: ['a', 'b'],
    columns: [column, -1, -1],
    values: [10, left, right],
  };
}

describe('combineTrees', () => {
  const first = createStump(-1, 0, 2, -4);
  const second = createStump(-5, 1, 6, 0);
  const combined = loadTrees(combineTrees(first, second, 0.25), ['a', 'b']);

  it('adds the shares of both models to the base of the first', () => {
    expect(score(combined, [0, 0])).toBeCloseTo(-1 + 0.75 * 1 + 0.25 * 3);
    expect(score(combined, [20, 20])).toBeCloseTo(-1 - 0.75 * 2);
  });

  it('leaves the thresholds of splits as they are', () => {
    expect(score(combined, [10, 10])).toBe(score(combined, [0, 0]));
    expect(score(combined, [10.5, 0])).toBeCloseTo(-1 - 0.75 * 2 + 0.25 * 3);
  });
});
