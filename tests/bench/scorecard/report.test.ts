import { describe, expect, it } from 'vitest';
import type { Card } from '../../../bench/scorecard/card.ts';
import { computeNoHardFlagShare, computeShareWithout } from '../../../bench/scorecard/figures.ts';
import { formatFlaggedPoints, formatScorecard } from '../../../bench/scorecard/report.ts';

const clean: Card = {
  lang: 'en',
  points: ['One.', 'Two.', 'Three.'],
  flags: [[], ['long'], []],
  fromLead: 1,
  entities: 1,
  keepsLength: true,
  ms: 2,
};
const flagged: Card = {
  ...clean,
  points: ['Who?'],
  flags: [['question', 'dangling']],
  entities: null,
  fromLead: 0,
  ms: 4,
};

describe('the scorecard’s figures', () => {
  it('count pages by hard flags and points by any flag', () => {
    expect(computeNoHardFlagShare([clean, flagged])).toBe(0.5);
    expect(computeShareWithout([clean, flagged], 'long')).toBe(0.75);
    expect(computeShareWithout([], 'long')).toBe(1);
  });
});

describe('the scorecard’s report', () => {
  const filled = [
    { id: 'a', corpus: 'news', kind: 'article', card: clean },
    { id: 'b', corpus: 'news', kind: 'article', card: flagged },
    { id: 'c', corpus: 'news', kind: 'listing', refused: 'no-article' },
  ];

  it('has every row and says which pages have no card', () => {
    const report = formatScorecard(filled);
    expect(report).toContain('2 of 3 pages summarized');
    expect(report).toContain('1 not: no-article');
    expect(report).toMatch(/\| question per 100 points +\| +25\.0 \|/);
    expect(report).toMatch(/\| grounded per 100 points +\| 100\.0 \|/);
    expect(report).toMatch(/\| points from the first 3 sentences +\| +\.250 \|/);
    expect(report).toMatch(/\| names of the title named +\| 1\.000 \|/);
  });

  it('lists the points with a flag', () => {
    expect(formatFlaggedPoints(filled)).toBe(
      'news/a\tlong\tTwo.\nnews/b\tquestion,dangling\tWho?\n',
    );
  });
});
