import { describe, expect, it } from 'vitest';
import {
  formatDifference,
  formatMs,
  formatPercent,
  formatShare,
  formatTable,
} from '../../bench/run/table.ts';

describe('table', () => {
  it('aligns columns, as Markdown', () => {
    expect(
      formatTable(
        ['', 'F1'],
        [
          ['ours', '.96'],
          ['peer', 7],
        ],
      ),
    ).toBe(['|      |  F1 |', '| ---- | --: |', '| ours | .96 |', '| peer |   7 |'].join('\n'));
  });
});

describe('the formats of figures', () => {
  it('follow the literature', () => {
    expect([
      formatShare(0.9534),
      formatShare(1),
      formatShare(-0.0123),
      formatShare(undefined),
    ]).toEqual(['.953', '1.000', '-.012', '–']);
    expect([formatPercent(0.3125), formatPercent(undefined)]).toEqual(['31.3', '–']);
    expect([formatMs(9.04), formatMs(42.4)]).toEqual(['9.0', '42']);
    expect(formatDifference({ value: 0.01, low: -0.002, high: 0.022 }, formatShare)).toBe(
      '+.010 [−.002, +.022]',
    );
  });
});
