import { describe, expect, it } from 'vitest';
import { add, speedTable, type Times } from '../../../bench/speed/report.ts';

describe('speedTable', () => {
  it('gives median, 95th percentile and the ratio to the yardstick', () => {
    const times: Times = new Map();
    for (const time of [10, 20, 30]) add(times, 'empty', time);
    for (const time of [30, 50, undefined]) add(times, 'ours', time);
    expect(speedTable('popup', times, 'empty').split('\n').slice(2)).toEqual([
      '| empty |     3 |  20 |  29 |     1.00 |',
      '| ours  |     2 |  40 |  49 |     2.00 |',
    ]);
  });
});
