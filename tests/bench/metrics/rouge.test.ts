import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeRouge, splitRougeTokens } from '../../../bench/metrics/rouge.ts';

describe('rougeTokens', () => {
  it('stems English words of more than three letters, and no other language', () => {
    expect(splitRougeTokens('The bridges were closing', 'en')).toEqual([
      'the',
      'bridg',
      'were',
      'close',
    ]);
    expect(splitRougeTokens('Die Brücken closing', 'de')).toEqual(['die', 'brücken', 'closing']);
  });

  it('takes each character of a script without spaces as a token', () => {
    expect(splitRougeTokens('港口 2024年', 'zh')).toEqual(['港', '口', '2024', '年']);
  });
});

describe('rouge', () => {
  it('matches values computed by hand', () => {
    // Reference: police killed the gunman; summary: police kill the gunman (stems agree on kill).
    const exact = computeRouge(['police killed the gunman'], ['police kill the gunman'], 'en');
    expect(exact).toEqual({ r1: 1, r2: 1, rl: 1, rlsum: 1 });

    // the gunman kill police: all four words, one pair (the gunman) of three, subsequence of two.
    const shuffled = computeRouge(['police killed the gunman'], ['the gunman kill police'], 'en');
    expect(shuffled.r1).toBe(1);
    expect(shuffled.r2).toBeCloseTo(1 / 3, 12);
    expect(shuffled.rl).toBeCloseTo(1 / 2, 12);
  });

  it('combines precision and recall', () => {
    // Two of three tokens right, two of four found: F = 2 · (2/3 · 1/2) / (2/3 + 1/2) = 4/7.
    expect(computeRouge(['a b c d'], ['a b x'], 'und').r1).toBeCloseTo(4 / 7, 12);
  });

  it('unites the subsequences of all sentences line by line (the paper’s example)', () => {
    // Reference w1…w5; candidates “w1 w2 w6 w7 w8” and “w1 w3 w8 w9 w5”: the union is w1 w2 w3 w5.
    const score = computeRouge(['w1 w2 w3 w4 w5'], ['w1 w2 w6 w7 w8', 'w1 w3 w8 w9 w5'], 'und');
    // Recall 4/5, precision 4/10.
    expect(score.rlsum).toBeCloseTo((2 * 0.8 * 0.4) / 1.2, 12);
  });

  it('counts no token more often than either text has it', () => {
    // “a” occurs twice in the reference and once in the summary: one hit, recall 1/2, precision 1.
    expect(computeRouge(['a\na'], ['a'], 'und').rlsum).toBeCloseTo(2 / 3, 12);
  });

  it('uses the best of several references', () => {
    expect(computeRouge(['x y', 'a b'], ['a b'], 'und').r2).toBe(1);
  });

  it('is 0 for an empty text', () => {
    expect(computeRouge(['a b'], [], 'en')).toEqual({ r1: 0, r2: 0, rl: 0, rlsum: 0 });
    expect(computeRouge([''], ['a'], 'en').r1).toBe(0);
  });

  it('is symmetric except for lines, and 1 for a summary and itself', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 2, maxLength: 12 })
      .map((t) => t.join(' '));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(computeRouge([a], [a], 'und')).toEqual({ r1: 1, r2: 1, rl: 1, rlsum: 1 });
        const there = computeRouge([a], [b], 'und');
        const back = computeRouge([b], [a], 'und');
        for (const key of ['r1', 'r2', 'rl'] as const)
          expect(there[key]).toBeCloseTo(back[key], 12);
      }),
    );
  });
});
