import { describe, expect, it } from 'vitest';
import {
  addTime,
  computeRatio,
  formatLimitTable,
  formatSpeedTable,
  type Times,
} from '../../../bench/speed/report.ts';

describe('speedTable', () => {
  it('gives median, 95th percentile and the ratio to the yardstick', () => {
    const times: Times = new Map();
    for (const time of [10, 20, 30]) addTime(times, 'empty', time);
    for (const time of [30, 50, undefined]) addTime(times, 'ours', time);
    expect(formatSpeedTable('popup', times, 'empty').split('\n').slice(2)).toEqual([
      '| empty |     3 |  20 |  29 |     1.00 |',
      '| ours  |     2 |  40 |  49 |     2.00 |',
    ]);
  });
});

describe('barTable', () => {
  it('says what passes; a missing measurement fails', () => {
    const bars = [
      { what: 'at the bar', figure: 1.25, max: 1.25 },
      { what: 'over', figure: 51, max: 50, isTime: true },
      { what: 'missing', figure: Number.NaN, max: 1 },
    ];
    expect(formatLimitTable(bars).split('\n').slice(2)).toEqual([
      '| at the bar |   1.25 |    1.25 | pass |',
      '| over       |  51 ms |   50 ms | FAIL |',
      '| missing    |    NaN |       1 | FAIL |',
    ]);
  });
});

describe('ratio', () => {
  it('compares two names at a percentile of their times', () => {
    const times: Times = new Map([
      ['ours', [10, 20, 90]],
      ['theirs', [5, 40, 30]],
    ]);
    expect(computeRatio(times, 'ours', 'theirs')).toBeCloseTo(20 / 30);
    expect(computeRatio(times, 'ours', 'theirs', 1)).toBeCloseTo(90 / 40);
    expect(computeRatio(times, 'ours', 'none')).toBeNaN();
  });
});
