import { describe, expect, it } from 'vitest';
import { boost } from '../../../bench/train/boost.ts';
import { crossValidate } from '../../../bench/train/cross-validate.ts';
import { selectColumns } from '../../../bench/train/select-columns.ts';
import { loadTrees, score } from '../../../src/nlp/gbdt.ts';
import { computeAccuracy, drawExamples } from './synthetic.ts';

const xor = (a: number, b: number) => (a > 0 !== b > 0 ? 0.98 : 0.02);
const small = { rounds: 12, maxLeaves: 6, minLeafRows: 10, learningRate: 0.5, l2: 1 };

describe('crossBoost', () => {
  it('scores each example with a model that has not seen its fold', async () => {
    const examples = drawExamples(1500, 1, xor);
    const folds = Uint8Array.from(examples.labels, (_, i) => i % 3);
    const { boosted, scores } = await crossValidate(examples, folds, small);
    expect(boosted).toHaveLength(3);
    expect(computeAccuracy(examples, scores)).toBeGreaterThan(0.9);
    // The model of fold 1 learns from all other folds.
    const weights = examples.weights.map((weight, i) => (folds[i] === 1 ? 0 : weight));
    const { model } = boost({ ...examples, weights }, small);
    expect(boosted[1]?.model).toEqual(model);
    expect(scores[4]).toBe(Math.fround(score(loadTrees(model, examples.names), examples.rows, 12)));
  });

  it('passes on the error of a process', async () => {
    const examples = drawExamples(20, 2, xor);
    const folds = Uint8Array.from(examples.labels, (_, i) => i % 2);
    await expect(crossValidate(examples, folds, { maxBins: 1 })).rejects.toThrow(
      'Bins are 2 to 255',
    );
  });
});

describe('selectColumns', () => {
  it('returns the informative columns in ascending order', () => {
    const examples = drawExamples(3000, 3, (_, b, c) => (b > 0 !== c > 0 ? 0.98 : 0.02));
    expect(selectColumns(examples, 2, { minLeafRows: 10 })).toEqual([1, 2]);
  });

  it('never returns an uninformative column', () => {
    const examples = drawExamples(300, 4, xor);
    const flat = examples.rows.map((value, i) => (i % 3 === 2 ? 7 : value));
    expect(selectColumns({ ...examples, rows: flat }, 3, { minLeafRows: 10 })).toEqual([0, 1]);
  });
});
