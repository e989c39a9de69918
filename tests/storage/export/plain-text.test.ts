import { describe, expect, it } from 'vitest';
import { toFileName, toSingleLine } from '../../../src/storage/export/document.ts';
import { toPlainText } from '../../../src/storage/export/plain-text.ts';
import { sampleAnchor, samplePoint, sampleRecord, sampleSummary } from '../history/samples.ts';
import { labels } from './labels.ts';

describe('toPlainText', () => {
  it('writes every summary of a record', () => {
    const record = sampleRecord({ summaries: [sampleSummary(), sampleSummary({ type: 'tldr' })] });
    expect(toPlainText([record], labels)).toBe(`The last pilots of the harbour
Ida Holm · The Tide · 2026-03-04
https://www.tide.example/harbour/pilots

Key points by extractive
• Eleven pilots still guide ships.
• Two will retire in May.

In short by extractive
Eleven pilots still guide ships. Two will retire in May.
`);
  });

  it('names the page of a point of a PDF', () => {
    const sources = [sampleAnchor({ page: 4 })];
    const points = [samplePoint('Two will retire in May.', { sources }), samplePoint('One stays.')];
    const record = sampleRecord({ summaries: [sampleSummary({ points })] });
    expect(toPlainText([record], labels)).toContain(
      '• Two will retire in May. (p. 4)\n• One stays.\n',
    );
  });

  it('separates several records by blank lines', () => {
    const bare = sampleRecord({ summaries: [], url: '' });
    expect(toPlainText([bare, bare], labels)).toBe(`The last pilots of the harbour
Ida Holm · The Tide · 2026-03-04


The last pilots of the harbour
Ida Holm · The Tide · 2026-03-04
`);
  });
});

describe('toSingleLine', () => {
  it.each([
    ['a\nb\r\n\tc', 'a b c'],
    ['a\u2028b\u0000c\u0085d', 'a b c d'],
    ['\u202Egpj.exe', 'gpj.exe'],
    ['a\ud800b', 'a b'],
    ['می\u200cخواهم 👩‍🚀', 'می\u200cخواهم 👩‍🚀'],
  ])('converts %j to %j', (text, line) => {
    expect(toSingleLine(text)).toBe(line);
  });
});

describe('toFileName', () => {
  it.each([
    ['The last pilots of the harbour?', 'The-last-pilots-of-the-harbour-2026-03-05.md'],
    ['../../etc/passwd', 'etc-passwd-2026-03-05.md'],
    ['東京タワーの新しい照明', '東京タワーの新しい照明-2026-03-05.md'],
    ['CON', 'summary-2026-03-05.md'],
    ['…', 'summary-2026-03-05.md'],
    [`${'a'.repeat(59)} and more`, `${'a'.repeat(59)}-2026-03-05.md`],
  ])('converts %j to %s', (title, name) => {
    const evening = new Date(2026, 2, 5, 23, 30).getTime();
    expect(toFileName(title, evening, 'md', 'summary')).toBe(name);
  });
});
