import { describe, expect, it } from 'vitest';
import { type Baseline, judge } from '../../../bench/baseline/judge.ts';

const baseline: Baseline = {
  'extract/a': { data: 'd1', figures: { f1: 0.95, title: 0.7, bag: 0.8 } },
};

const judged = (measured: Baseline) =>
  judge(baseline, measured).map((verdict) => [verdict.figure, verdict.judged]);

describe('judge', () => {
  it('separates a drop beyond the tolerance from one within it and from a rise', () => {
    expect(
      judged({ 'extract/a': { data: 'd1', figures: { f1: 0.946, title: 0.698, bag: 0.81 } } }),
    ).toEqual([
      ['f1', 'worse'],
      ['title', 'same'],
      ['bag', 'better'],
    ]);
  });

  it('does not compare figures of different data', () => {
    expect(judged({ 'extract/a': { data: 'd2', figures: { f1: 0.1 } } })).toEqual([
      ['f1', 'other data'],
    ]);
  });

  it('treats a figure without a baseline as new', () => {
    expect(
      judged({
        'extract/a': { data: 'd1', figures: { date: 0.1 } },
        'extract/b': { data: 'd', figures: { f1: 0 } },
      }),
    ).toEqual([
      ['date', 'new'],
      ['f1', 'new'],
    ]);
  });
});
