import { describe, expect, it } from 'vitest';
import type { Label } from '../../../bench/salience/labels.ts';
import type { PageSummaries } from '../../../bench/salience/page-summaries.ts';
import { formatModelReport, formatReport } from '../../../bench/salience/report.ts';
import { scoreLabelledPages } from '../../../bench/salience/score-pages.ts';

const mill = 'The mill at the upper bend of the river is sold.';
const ferry = 'The ferry to Aldmouth runs on Sundays again.';
const hello = 'Hello and welcome to the letter from the river!';
const createPoint = (text: string) => ({ text, quotes: [text] });

const createLabel = (id: string, kind: string, lang: string): Label => ({
  corpus: 'river',
  id,
  kind,
  lang,
  judgment: { best: [mill], good: [ferry], bad: [hello], seen: 3 },
});
const summaries: PageSummaries = {
  title: 'A letter',
  lang: 'en',
  sentences: [hello, mill, ferry],
  points: {
    short: [createPoint(mill)],
    medium: [createPoint(ferry)],
    long: [createPoint(mill), createPoint(ferry)],
  },
  ms: 1,
};
const empty: PageSummaries = { ...summaries, points: { short: [], medium: [], long: [] } };

describe('scoreLabelledPages', () => {
  it('scores ours and Lead at every length, by the language of the label', () => {
    const [page] = scoreLabelledPages([createLabel('a', 'news', 'de-AT')], [summaries]);
    expect(page).toMatchObject({
      kind: 'news',
      lang: 'de',
      ours: { short: { best: 1 }, medium: { best: 0, acceptable: 1 }, long: { acceptable: 2 } },
      lead: { short: { bad: 1 }, medium: { bad: 1 }, long: { bad: 1, best: 1 } },
      before: undefined,
    });
  });

  it('leaves out pages that are not articles or have no judgment', () => {
    const labels = [
      createLabel('a', 'not-an-article', 'en'),
      { ...createLabel('b', 'news', 'en'), judgment: undefined },
      createLabel('c', 'forum', 'en'),
    ];
    const pages = scoreLabelledPages(labels, [summaries, summaries, summaries]);
    expect(pages.map(({ kind }) => kind)).toEqual(['forum']);
  });

  it('scores the row of an earlier version by corpus and id', () => {
    const rows = [
      { corpus: 'sea', id: 'a', points: [createPoint(hello)] },
      { corpus: 'river', id: 'a', points: [createPoint(mill)] },
    ];
    const labels = [createLabel('a', 'news', 'en'), createLabel('b', 'news', 'en')];
    const [first, second] = scoreLabelledPages(labels, [summaries, summaries], rows);
    expect(first?.before).toMatchObject({ best: 1, bad: 0 });
    expect(second?.before).toBeUndefined();
  });

  it('counts the label sentences that are still extracted', () => {
    const changed = { ...summaries, sentences: [ferry] };
    const [page] = scoreLabelledPages([createLabel('a', 'news', 'en')], [changed]);
    expect(page?.labels).toEqual({ all: 3, found: 1 });
  });
});

/** Returns the cells of the rows that begin with a label, in the table with a title. */
function getCells(report: string, title: string, label: string): string[] {
  const table = report.split('\n\n').find((part) => part.startsWith(`| ${title} `)) ?? '';
  const rows = table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return rows.find(([, first]) => first === label)?.slice(2, -1) ?? [];
}

describe('formatReport', () => {
  const labels = [createLabel('a', 'news', 'en'), createLabel('b', 'forum', 'de')];
  const report = (answers: readonly PageSummaries[]) =>
    formatReport(scoreLabelledPages(labels, answers), 'medium');

  it('has a row for each length with ours and Lead', () => {
    const text = report([summaries, summaries]);
    expect(text).toContain('## 2 pages');
    const findRow = (label: string) => getCells(text, 'points', label).slice(0, 4);
    expect(findRow('short: ours')).toEqual(['1.00', '1.000', '1.000', '.000']);
    expect(findRow('medium: ours')).toEqual(['1.00', '.000', '1.000', '.000']);
    expect(findRow('medium: lead')).toEqual(['1.00', '.000', '.000', '1.000']);
    expect(findRow('long: ours')).toEqual(['2.00', '.500', '1.000', '.000']);
  });

  it('has the difference to Lead at each length with its interval', () => {
    const text = report([summaries, summaries]);
    const [best, acceptable, bad] = getCells(text, 'ours − lead, 95 % interval', 'long');
    expect(best).toBe('+.000 [+.000, +.000]');
    expect(acceptable).toBe('+.500 [+.500, +.500]');
    expect(bad).toBe('−.500 [−.500, −.500]');
  });

  it('has a row for each kind and language with ours and Lead', () => {
    const text = report([summaries, summaries]);
    expect(getCells(text, 'ours by kind, 5 points', 'forum').slice(0, 4)).toEqual([
      '1',
      '1.00',
      '.000',
      '1.000',
    ]);
    expect(getCells(text, 'lead by kind, 5 points', 'news').slice(0, 2)).toEqual(['1', '1.00']);
    expect(getCells(text, 'ours by language, 5 points', 'de').slice(0, 2)).toEqual(['1', '1.00']);
  });

  it('has an interval for groups of at least ten pages', () => {
    const getDifference = (count: number) => {
      const many = Array.from({ length: count }, (_, i) => createLabel(`${i}`, 'news', 'en'));
      const all = [...many, createLabel('x', 'forum', 'en')];
      const scored = scoreLabelledPages(
        all,
        all.map(() => summaries),
      );
      return getCells(formatReport(scored, 'medium'), 'ours − lead by kind', 'news');
    };
    expect(getDifference(9)).toEqual([]);
    expect(getDifference(10).slice(0, 2)).toEqual(['10', '+.000 [+.000, +.000]']);
  });

  it('gives the share of label sentences that are extracted, and warns below 97 %', () => {
    const found = report([summaries, summaries]);
    expect(found).toContain('6 of 6 label sentences (1.000)');
    expect(found).not.toContain('Warning');
    const lost = report([summaries, { ...summaries, sentences: [ferry, mill] }]);
    expect(lost).toContain('5 of 6 label sentences (.833)');
    expect(lost).toContain('Warning: fewer than .970');
  });

  it('gives the number of pages without points', () => {
    expect(report([summaries, empty])).toContain('1 pages gave nothing');
    expect(report([summaries, summaries])).not.toContain('gave nothing');
  });

  it('compares with an earlier version on their common pages', () => {
    const rows = [{ corpus: 'river', id: 'a', points: [createPoint(mill)] }];
    const text = formatReport(scoreLabelledPages(labels, [summaries, summaries], rows), 'medium');
    const splitFigures = (label: string) =>
      getCells(text, '1 pages that both have', label).slice(0, 2);
    expect(splitFigures('before')).toEqual(['1.00', '1.000']);
    expect(splitFigures('now')).toEqual(['1.00', '.000']);
    expect(getCells(text, 'now − before, 95 % interval', 'best')).toEqual([
      '−1.000 [−1.000, −1.000]',
    ]);
    expect(report([summaries, summaries])).not.toContain('before');
  });

  it('shows only the comparison of a model, which answers at one length', () => {
    const rows = [{ corpus: 'river', id: 'a', points: [createPoint(mill)] }];
    const scored = scoreLabelledPages(labels, [summaries, summaries], rows);
    const text = formatModelReport(scored, 'medium');
    expect(getCells(text, '1 pages that both have', 'now').slice(0, 2)).toEqual(['1.00', '.000']);
    expect(text).not.toMatch(/short|long|lead/);
  });
});
