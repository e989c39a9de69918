/** The sample article gives the first summary that a user sees, so its points have to be good. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/extraction/article.ts';
import { baseLanguage } from '../../../src/nlp/language-tags.ts';
import { countWords } from '../../../src/nlp/tokenize.ts';
import { summarize } from '../../../src/summarizer/summarize.ts';
import { sampleArticle } from '../../storage/history/samples.ts';

const folder = new URL('../../../public/_locales/', import.meta.url);

/** The message key of each block, in page order. */
const keys = [
  'sample_title',
  'sample_lead',
  'sample_reason_heading',
  'sample_reason_1',
  'sample_reason_2',
  'sample_change_heading',
  'sample_change',
  'sample_worse_heading',
  'sample_worse',
  'sample_next_heading',
  'sample_next_1',
  'sample_next_2',
] as const;
/** Block indices of each part. */
const parts = { lead: 1, reasons: [3, 4], outcomes: [6, 8, 10, 11] };

function articleIn(locale: string): Article {
  const file = readFileSync(new URL(`${locale}/messages.json`, folder), 'utf8');
  const messages: Record<string, { message: string }> = JSON.parse(file);
  const text = (key: string) => messages[key]?.message ?? '';
  const blocks = keys.map((key): Article['blocks'][number] =>
    key === 'sample_title' || key.endsWith('_heading')
      ? { kind: 'heading', level: key === 'sample_title' ? 2 : 3, text: text(key) }
      : { kind: 'paragraph', text: text(key) },
  );
  const title = text('sample_title');
  return sampleArticle({ title, lang: text('locale'), blocks, scope: 'selection' });
}

describe.each(readdirSync(folder))('the sample article in %s', (locale) => {
  const article = articleIn(locale);
  const summary = summarize(article, { type: 'key-points', length: 'medium' });
  const points = summary.ok ? summary.value.points : [];
  const blocks = points.map(({ sources }) => sources[0]?.block ?? -1);

  it('gives five points of 8 to 60 words', () => {
    expect(points).toHaveLength(5);
    const words = points.map(({ text }) => countWords(text, article.lang));
    expect(Math.min(...words)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...words)).toBeLessThanOrEqual(60);
  });

  it('gives the news with its figure first, then the reasons, then the outcome', () => {
    expect(blocks[0]).toBe(parts.lead);
    expect(points[0]?.text).toMatch(/4[.,]1.*1[.,]6/);
    expect(parts.reasons.some((block) => blocks.includes(block))).toBe(true);
    expect(parts.outcomes.some((block) => blocks.includes(block))).toBe(true);
    expect(new Set(blocks).size).toBeGreaterThanOrEqual(4);
  });

  it('is long enough to be worth a summary', () => {
    const text = article.blocks.map((block) => block.text).join('\n');
    const minWords = { ja: 450, zh: 330 }[baseLanguage(article.lang)] ?? 280;
    expect(countWords(text, article.lang)).toBeGreaterThanOrEqual(minWords);
  });
});
