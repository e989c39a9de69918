import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageOverPages, computeShingleShares } from '../../../bench/metrics/shingles.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 30 })
  .map((words) => words.join(' '));
const written = text.filter((value) => value !== '');

describe('shingleShares', () => {
  it('counts runs of four words', () => {
    // Gold has abcd, bcde, cdef; the text has abcd, bcde, cdex: two found, one added, one missed.
    expect(computeShingleShares('a b c d e f', 'a b c d e x')).toEqual({
      found: 0.5,
      added: 0.25,
      missed: 0.25,
    });
  });

  it('counts a run as often as both texts have it', () => {
    // Gold has abab, baba, abab; the text has abab once.
    expect(computeShingleShares('a b a b a b', 'a b a b')).toEqual({
      found: 1 / 3,
      added: 0,
      missed: 2 / 3,
    });
  });

  it('takes fewer than four words as one run, and each CJK character as a word', () => {
    expect(computeShingleShares('one two', 'one two').found).toBe(1);
    expect(computeShingleShares('one two', 'one two three').found).toBe(0);
    // 港口大, 口大桥 … as runs of four: gold has 港口大桥 and 口大桥关; the text has the first.
    expect(computeShingleShares('港口大桥关', '港口大桥')).toEqual({
      found: 0.5,
      added: 0,
      missed: 0.5,
    });
  });

  it('respects case and ignores punctuation', () => {
    expect(computeShingleShares('Now, then: go home', 'Now then go home').found).toBe(1);
    expect(computeShingleShares('Now then go home', 'now then go home').found).toBe(0);
  });

  it('finds all of a text in itself', () => {
    fc.assert(
      fc.property(written, (gold) => {
        expect(computeShingleShares(gold, gold)).toEqual({ found: 1, added: 0, missed: 0 });
      }),
    );
  });

  it('swaps added and missed if the texts are swapped', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const there = computeShingleShares(a, b);
        const back = computeShingleShares(b, a);
        expect([there.found, there.added, there.missed]).toEqual([
          back.found,
          back.missed,
          back.added,
        ]);
      }),
    );
  });
});

describe('overPages', () => {
  it('is the harmonic mean of mean precision and mean recall', () => {
    const pages = [
      { found: 0.5, added: 0.5, missed: 0 },
      { found: 0.5, added: 0, missed: 0.5 },
    ];
    // Precisions 1/2 and 1, recalls 1 and 1/2.
    expect(averageOverPages(pages)).toEqual({ precision: 0.75, recall: 0.75, f1: 0.75 });
  });

  it('leaves an empty extraction out of the precision but not out of the recall', () => {
    const pages = [
      { found: 1, added: 0, missed: 0 },
      { found: 0, added: 0, missed: 1 },
    ];
    expect(averageOverPages(pages)).toMatchObject({ precision: 1, recall: 0.5 });
  });

  it('does not depend on the order of the pages', () => {
    const pages = fc.array(
      fc.tuple(text, text).map(([a, b]) => computeShingleShares(a, b)),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(pages, (some) => {
        const { precision, recall } = averageOverPages([...some].reverse());
        expect(precision).toBeCloseTo(averageOverPages(some).precision, 12);
        expect(recall).toBeCloseTo(averageOverPages(some).recall, 12);
      }),
    );
  });
});
