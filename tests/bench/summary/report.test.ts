import { describe, expect, it } from 'vitest';
import { formatSummaryReport } from '../../../bench/summary/report.ts';
import { scoreDocuments } from '../../../bench/summary/score.ts';
import type { Answer } from '../../../bench/summary/system.ts';

const answer = (sentences: string[], ms = 1): Answer => ({ sentences, ms });
const document = {
  id: '1',
  corpus: 'news',
  lang: 'de',
  text: 'eins zwei drei. vier fünf sechs.',
  references: ['vier fünf'],
};
const budget = { kind: 'words', count: 3 } as const;
const answers = new Map([
  ['ours', [answer(['vier fünf sechs.'])]],
  ['lead', [answer(['eins zwei drei.'])]],
]);

describe('scoreDocuments', () => {
  it('scores each system, and Lead once more at our length', () => {
    const [scored] = scoreDocuments([document], answers, budget);
    // Two of three words right, both of two found: F = 4/5. One pair of two, and of one: F = 2/3.
    expect(scored?.scores.get('ours')).toMatchObject({ words: 3, sentences: 1, keepsBudget: true });
    expect(scored?.scores.get('ours')?.rouge.r1).toBeCloseTo(0.8, 12);
    expect(scored?.scores.get('ours')?.rouge.r2).toBeCloseTo(2 / 3, 12);
    expect(scored?.scores.get('lead, cut to our length')).toMatchObject({ words: 3, ms: null });
  });

  it('treats a missing answer as empty, and leaves out texts without a reference', () => {
    const broken = new Map([['ours', [undefined, answer(['x'])]]]);
    const scored = scoreDocuments([document, { ...document, references: [] }], broken, budget);
    expect(scored).toHaveLength(1);
    expect(scored[0]?.scores.get('ours')).toMatchObject({ words: 0, ms: null });
  });
});

describe('summaryReport', () => {
  it('has a row per system and our difference to Lead', () => {
    const report = formatSummaryReport(scoreDocuments([document], answers, budget));
    expect(report).toContain('## news: 1 texts');
    expect(report).toMatch(/\| ours +\| 80\.0 \| 66\.7 \|/);
    expect(report).toMatch(/\| R1 +\| +\+80\.0 \[\+80\.0, \+80\.0\] \|/);
  });
});
