import { describe, expect, it } from 'vitest';
import { computeFigures, decisionF1 } from '../../../bench/extract/figures.ts';
import { nothingRead, type Reading } from '../../../bench/extract/reading.ts';
import { scorePage } from '../../../bench/extract/score.ts';

const reading = (text: string, more: Partial<Reading> = {}): Reading => ({
  ...nothingRead,
  text,
  ms: 1,
  ...more,
});
const page = (gold: object, type = 'article') => ({ id: '1', corpus: 'c', file: 'f', type, gold });

describe('scorePage', () => {
  it('scores only what was annotated', () => {
    expect(scorePage(page({}, 'mixed'), reading('some text'))).toEqual({ empty: false, ms: 1 });
  });

  it('scores text, snippets and metadata', () => {
    const gold = {
      text: 'a b c d',
      title: 'Ti',
      author: 'A B',
      date: '2024-01-02',
      with: ['b c'],
      without: ['z'],
    };
    const read = reading('a b c d', {
      title: 'TI',
      byline: 'By A B',
      published: '2024-01-02',
      isArticle: true,
    });
    expect(scorePage(page(gold), read)).toEqual({
      shingles: { found: 1, added: 0, missed: 0 },
      bag: 1,
      snippets: { found: 1, missed: 0, added: 0 },
      empty: false,
      title: true,
      author: true,
      date: true,
      article: { is: true, said: true },
      ms: 1,
    });
  });
});

describe('computeFigures', () => {
  it('aggregates pages', () => {
    const gold = { text: 'a b c d' };
    const scores = [reading('a b c d'), reading('', { ms: 3 })].map((read) =>
      scorePage(page(gold), read),
    );
    const figures = computeFigures(scores);
    expect(figures).toMatchObject({ pages: 2, bag: 0.5, empty: 0.5, medianMs: 2 });
    expect(figures.shingles).toMatchObject({ precision: 1, recall: 0.5 });
    expect(figures.title).toBeUndefined();
  });
});

describe('decisionF1', () => {
  it('is the harmonic mean of precision and recall of “yes”', () => {
    const decisions = [
      { is: true, said: true },
      { is: true, said: false },
      { is: false, said: true },
      { is: false, said: false },
    ];
    expect(decisionF1(decisions)).toBe(0.5);
  });

  it('is undefined if all pages have the same answer', () => {
    expect(decisionF1([{ is: true, said: true }])).toBeUndefined();
  });
});
