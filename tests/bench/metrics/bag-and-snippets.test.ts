import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeBagF1 } from '../../../bench/metrics/bag.ts';
import { countSnippets, poolCounts } from '../../../bench/metrics/snippets.ts';

describe('bagF1', () => {
  it('compares word counts regardless of case', () => {
    // Shared: the, cat. Precision 2/3, recall 2/4, F1 4/7.
    expect(computeBagF1('The cat sat down', 'cat the dog')).toBeCloseTo(4 / 7, 12);
    // A word counts as often as both texts have it: precision 1/3, recall 1.
    expect(computeBagF1('cat', 'cat cat cat')).toBeCloseTo(0.5, 12);
  });

  it('is 1 for two empty texts and 0 for one', () => {
    expect(computeBagF1('', '')).toBe(1);
    expect(computeBagF1('cat', '')).toBe(0);
    expect(computeBagF1('', 'cat')).toBe(0);
  });

  it('is symmetric, and 1 for a text and itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(computeBagF1(a, a)).toBe(1);
        expect(computeBagF1(a, b)).toBeCloseTo(computeBagF1(b, a), 12);
      }),
    );
  });
});

describe('snippets', () => {
  it('finds strings across any white space', () => {
    const text = 'The bridge\n will close.\nSubscribe now';
    expect(
      countSnippets(text, ['bridge will close', 'on Monday'], ['Subscribe now', 'Log in']),
    ).toEqual({ found: 1, missed: 1, added: 1 });
  });

  it('sums the counts of all pages before dividing', () => {
    const pages = [
      { found: 3, missed: 0, added: 0 },
      { found: 0, missed: 1, added: 1 },
    ];
    expect(poolCounts(pages)).toEqual({ precision: 0.75, recall: 0.75, f1: 0.75 });
  });
});
