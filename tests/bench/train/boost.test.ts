import { describe, expect, it } from 'vitest';
import { boost } from '../../../bench/train/boost.ts';
import type { Examples } from '../../../bench/train/examples.ts';
import { fitLogistic, scoreLinear } from '../../../bench/train/logistic.ts';
import { computeLogisticLoss } from '../../../bench/train/logistic-loss.ts';
import {
  loadTrees,
  score,
  scoreRows,
  type TreeFile,
  toProbability,
} from '../../../src/nlp/gbdt.ts';
import { computeAccuracy, drawExamples } from './synthetic.ts';

/** Likely if exactly one of a and b is positive, which no linear model can learn. */
const xor = (a: number, b: number) => (a > 0 !== b > 0 ? 0.98 : 0.02);
const small = { rounds: 30, maxLeaves: 6, minLeafRows: 10, learningRate: 0.3, l2: 1 };

function predict(model: TreeFile, examples: Examples): Float32Array {
  return scoreRows(loadTrees(model, examples.names), examples.rows, examples.names.length);
}

describe('boost', () => {
  it('learns an interaction of two columns, which a linear model cannot', () => {
    const learned = drawExamples(4000, 1, xor);
    const fresh = drawExamples(2000, 2, xor);
    const trees = computeAccuracy(fresh, predict(boost(learned, small).model, fresh));
    const line = computeAccuracy(fresh, scoreLinear(fitLogistic(learned), fresh.rows));
    expect(line).toBeLessThan(0.6);
    expect(trees).toBeGreaterThan(0.95);
  });

  it('beats a constant and one stump on a curve, on unseen examples', () => {
    const curve = (a: number, b: number) => toProbability(3 * Math.sin(3 * a) + 2 * b * b - 1);
    const learned = drawExamples(6000, 3, curve);
    const fresh = drawExamples(3000, 4, curve);
    const everyRow = Uint32Array.from(fresh.labels.keys());
    const computeLoss = (options: object) => {
      const scores = predict(boost(learned, { ...small, ...options }).model, fresh);
      return computeLogisticLoss(fresh, Float64Array.from(scores), everyRow);
    };
    const constant = computeLoss({ rounds: 0 });
    const stump = computeLoss({ rounds: 1, maxLeaves: 2, learningRate: 1 });
    const trees = computeLoss({});
    expect(stump).toBeLessThan(constant * 0.9);
    expect(trees).toBeLessThan(stump * 0.9);
  });

  it('lowers the loss with every tree', () => {
    const { losses } = boost(drawExamples(3000, 5, xor), small);
    expect(losses).toHaveLength(31);
    for (let i = 1; i < losses.length; i++) {
      expect(losses[i]).toBeLessThan(losses[i - 1] ?? 0);
    }
  });

  it('packs the model that it trained: it has the loss of the last round', () => {
    const examples = drawExamples(3000, 6, xor);
    const { model, losses } = boost(examples, small);
    const trees = loadTrees(model, examples.names);
    const scores = Float64Array.from(examples.labels, (_, i) => score(trees, examples.rows, i * 3));
    const everyRow = Uint32Array.from(examples.labels.keys());
    expect(computeLogisticLoss(examples, scores, everyRow)).toBe(losses.at(-1));
  });

  it('gives the same bytes for the same seed, and others for another', () => {
    const examples = drawExamples(2000, 7, xor);
    const drawn = { ...small, rowShare: 0.5, columnShare: 0.7 };
    const boostToJson = (seed: number) => JSON.stringify(boost(examples, { ...drawn, seed }).model);
    expect(boostToJson(1)).toBe(boostToJson(1));
    expect(boostToJson(1)).not.toBe(boostToJson(2));
  });

  it('treats a row of weight 3 as three rows, and one of weight 0 as none', () => {
    const once = drawExamples(600, 8, xor);
    const weights = Float32Array.from(once.labels, (_, i) => [1, 3, 0][i % 3] ?? 0);
    const copies = Array.from(once.labels.keys()).flatMap((i) => Array(weights[i]).fill(i));
    const repeated: Examples = {
      names: once.names,
      rows: Float32Array.from(copies.flatMap((i) => [...once.rows.subarray(i * 3, i * 3 + 3)])),
      labels: Float32Array.from(copies, (i) => once.labels[i] ?? 0),
      weights: new Float32Array(copies.length).fill(1),
    };
    // With leaves of any size and a bin for every value, only the weights make a difference.
    const options = { ...small, rounds: 8, maxLeaves: 4, minLeafRows: 1, maxBins: 255 };
    const few = { ...once, rows: once.rows.map((value) => Math.round(value * 50) / 50) };
    const same = { ...repeated, rows: repeated.rows.map((value) => Math.round(value * 50) / 50) };
    expect(boost({ ...few, weights }, options).model).toEqual(boost(same, options).model);
  });

  it('ignores rows without a label', () => {
    const examples = drawExamples(1000, 9, xor);
    const half = { ...examples, labels: examples.labels.map((l, i) => (i < 500 ? l : Number.NaN)) };
    const first = {
      names: examples.names,
      rows: examples.rows.slice(0, 1500),
      labels: examples.labels.slice(0, 500),
      weights: examples.weights.slice(0, 500),
    };
    expect(boost(half, small).model).toEqual(boost(first, small).model);
  });

  it('learns a label between 0 and 1 as a probability', () => {
    const examples = drawExamples(1000, 10, () => 1);
    const labels = examples.labels.map((_, i) => ((examples.rows[i * 3] ?? 0) > 0 ? 0.8 : 0.3));
    const { model } = boost({ ...examples, labels }, { ...small, rounds: 60 });
    const trees = loadTrees(model, examples.names);
    expect(toProbability(score(trees, [0.5, 0, 0]))).toBeCloseTo(0.8, 2);
    expect(toProbability(score(trees, [-0.5, 0, 0]))).toBeCloseTo(0.3, 2);
  });

  it('respects the limits on the size and number of leaves', () => {
    const examples = drawExamples(500, 11, xor);
    const { model } = boost(examples, { ...small, minLeafRows: 200 });
    const trees = loadTrees(model, examples.names);
    // 500 rows split into at least 200, so a tree has at most one split.
    expect(trees.columns.filter((column) => column >= 0).length).toBeLessThanOrEqual(30);
    expect(trees.roots).toHaveLength(30);
  });

  it('uses only the columns that it may', () => {
    const { model, gains } = boost(drawExamples(1000, 12, xor), { ...small, columns: [0, 2] });
    expect(model.columns).toContain(2);
    expect(model.columns).not.toContain(1);
    expect(gains[1]).toBe(0);
  });

  it('credits the informative columns, not the other one', () => {
    const [a = 0, b = 0, c = 0] = boost(drawExamples(4000, 13, xor), small).gains;
    expect(Math.min(a, b)).toBeGreaterThan(10 * c);
  });

  it('stops when the validation loss no longer falls, and keeps the best round', () => {
    const examples = drawExamples(600, 14, (a) => (a > 0 ? 0.7 : 0.3));
    const validation = Uint8Array.from(examples.labels, (_, i) => i % 2);
    const options = { ...small, rounds: 200, stop: { validation, patience: 5 } };
    const { model, validationLosses } = boost(examples, options);
    const best = validationLosses.indexOf(Math.min(...validationLosses));
    expect(validationLosses).toHaveLength(best + 6);
    expect(best).toBeLessThan(100);
    expect(loadTrees(model, examples.names).roots).toHaveLength(best);
  });

  it('rejects infinite values', () => {
    const examples = drawExamples(10, 15, xor);
    examples.rows[4] = Number.POSITIVE_INFINITY;
    expect(() => boost(examples, small)).toThrow('“b” holds an infinite value');
  });
});
