import { describe, expect, it } from 'vitest';
import { difference, milliseconds, points, share, table } from '../../bench/run/table.ts';

describe('table', () => {
  it('aligns columns, as Markdown', () => {
    expect(
      table(
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
    expect([share(0.9534), share(1), share(-0.0123), share(undefined)]).toEqual([
      '.953',
      '1.000',
      '-.012',
      '–',
    ]);
    expect([points(0.3125), points(undefined)]).toEqual(['31.3', '–']);
    expect([milliseconds(9.04), milliseconds(42.4)]).toEqual(['9.0', '42']);
    expect(difference({ value: 0.01, low: -0.002, high: 0.022 }, share)).toBe(
      '+.010 [−.002, +.022]',
    );
  });
});
