import { describe, expect, it } from 'vitest';
import { toJudgedPage } from '../../../bench/salience/grade-point.ts';
import {
  acceptable,
  bad,
  badPages,
  best,
  coverage,
  getPointsPerPage,
  scoreSummary,
  unknown,
} from '../../../bench/salience/score.ts';

const labelled = Array.from({ length: 9 }, (_, i) => `The mill at bend ${i} of the river is sold.`);
const unseen = 'The owners meet again in the autumn of next year.';
const sentences = [...labelled, unseen];
const page = toJudgedPage(
  {
    best: labelled.slice(0, 6),
    good: labelled.slice(6, 7),
    bad: labelled.slice(7, 8),
    seen: labelled.length,
  },
  { lang: 'en', sentences },
);
const createSummary = (...places: number[]) =>
  places.map((place) => {
    const text = sentences[place] ?? '';
    return { text, quotes: [text] };
  });

describe('scoreSummary', () => {
  it('counts best, acceptable and bad points, and leaves out unknown ones', () => {
    expect(scoreSummary(createSummary(0, 6, 7, 8, 9), page)).toEqual({
      points: 5,
      judged: 4,
      best: 1,
      acceptable: 2,
      bad: 1,
      unknown: 1,
      coverage: 1 / 5,
    });
  });

  it('counts an empty page as five bad points', () => {
    expect(scoreSummary([], page)).toEqual({
      points: 0,
      judged: 5,
      best: 0,
      acceptable: 0,
      bad: 5,
      unknown: 0,
      coverage: 0,
    });
  });

  it('covers only the best five: the sixth is best but covers nothing', () => {
    expect(scoreSummary(createSummary(5), page)).toMatchObject({ best: 1, coverage: 0 });
    expect(scoreSummary(createSummary(0, 1, 2, 3, 4), page).coverage).toBe(1);
  });

  it('covers a sentence once, however many points contain it', () => {
    expect(scoreSummary(createSummary(0, 0), page)).toMatchObject({ best: 2, coverage: 1 / 5 });
  });

  it('requires only as many as there are if fewer than five are best', () => {
    const few = { ...page, best: labelled.slice(0, 2) };
    expect(scoreSummary(createSummary(0), few).coverage).toBe(1 / 2);
    expect(scoreSummary(createSummary(0), { ...page, best: [] }).coverage).toBeUndefined();
  });
});

describe('the measures of salience', () => {
  const scores = [
    scoreSummary(createSummary(0, 1, 6, 9), page),
    scoreSummary(createSummary(7), page),
    scoreSummary(createSummary(9), { ...page, best: [] }),
  ];

  it('are shares of all judged points, not means over pages', () => {
    expect(best.over(scores)).toBe(2 / 4);
    expect(acceptable.over(scores)).toBe(3 / 4);
    expect(bad.over(scores)).toBe(1 / 4);
  });

  it('include the share of unjudged points', () => {
    expect(unknown.over(scores)).toBe(2 / 6);
  });

  it('include the mean coverage of the pages with best sentences', () => {
    expect(coverage.over(scores)).toBeCloseTo((2 / 5 + 0) / 2, 12);
  });

  it('include the share of pages with a bad point, and the points per page', () => {
    expect(badPages.over(scores)).toBeCloseTo(1 / 3, 12);
    expect(getPointsPerPage(scores)).toBe(2);
  });

  it('are undefined if nothing was judged', () => {
    const nothing = [scoreSummary(createSummary(9), { ...page, best: [] })];
    for (const { over } of [best, acceptable, bad, coverage]) expect(over(nothing)).toBeUndefined();
    expect([unknown.over([]), badPages.over([])]).toEqual([undefined, undefined]);
  });
});
