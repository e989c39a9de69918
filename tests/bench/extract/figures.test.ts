import { describe, expect, it } from 'vitest';
import { type Extraction, emptyExtraction } from '../../../bench/extract/extraction.ts';
import { computeDecisionF1, computeFigures } from '../../../bench/extract/figures.ts';
import { scorePage } from '../../../bench/extract/score.ts';

const extraction = (text: string, more: Partial<Extraction> = {}): Extraction => ({
  ...emptyExtraction,
  text,
  ms: 1,
  ...more,
});
const createPage = (gold: object, type = 'article') => ({
  id: '1',
  corpus: 'c',
  file: 'f',
  type,
  gold,
});

describe('scorePage', () => {
  it('scores only what was annotated', () => {
    expect(scorePage(createPage({}, 'mixed'), extraction('some text'))).toEqual({
      empty: false,
      ms: 1,
    });
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
    const read = extraction('a b c d', {
      title: 'TI',
      byline: 'By A B',
      published: '2024-01-02',
      isArticle: true,
    });
    expect(scorePage(createPage(gold), read)).toEqual({
      shingles: { found: 1, added: 0, missed: 0 },
      bag: 1,
      snippets: { found: 1, missed: 0, added: 0 },
      empty: false,
      title: true,
      author: true,
      date: true,
      article: { actual: true, predicted: true },
      ms: 1,
    });
  });
});

describe('computeFigures', () => {
  it('aggregates pages', () => {
    const gold = { text: 'a b c d' };
    const scores = [extraction('a b c d'), extraction('', { ms: 3 })].map((read) =>
      scorePage(createPage(gold), read),
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
      { actual: true, predicted: true },
      { actual: true, predicted: false },
      { actual: false, predicted: true },
      { actual: false, predicted: false },
    ];
    expect(computeDecisionF1(decisions)).toBe(0.5);
  });

  it('is undefined if all pages have the same answer', () => {
    expect(computeDecisionF1([{ actual: true, predicted: true }])).toBeUndefined();
  });
});
