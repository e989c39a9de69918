// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import type { Length, Summary } from '../../../src/summarizer/summary.ts';
import { sampleAnchor, samplePoint, sampleSummary } from '../../storage/history/samples.ts';
import { all, one, record, show } from './history-harness.tsx';

const byLength = (length: Length, ...texts: string[]) =>
  sampleSummary({ length, points: texts.map((text) => samplePoint(text)) });

const short = byLength('short', 'Eleven pilots still guide ships.');
const medium = byLength('medium', 'Eleven pilots still guide ships.', 'Two will retire in May.');
const paragraph: Summary = { ...short, type: 'tldr' };
const byAi: Summary = { ...short, engine: 'chromium-summarizer' };

const count = (text: string, part: string) => text.split(part).length - 1;

async function openFirst(summaries: Summary[]): Promise<void> {
  await show([record('Pilots', { summaries, readingSeconds: 600 })]);
  one('.record-toggle').click();
  await vi.waitFor(() => one('.record-details .actions'));
}

function choose(name: string): void {
  const label = all('.variants label').find(({ textContent }) => textContent?.trim() === name);
  if (!label) throw new Error(`There is no variant ${name}`);
  label.querySelector('input')?.click();
}

/** Presses a button that writes to the clipboard. @returns the plain text */
async function copied(): Promise<string> {
  let text = '';
  vi.stubGlobal(
    'ClipboardItem',
    class {
      constructor(readonly blobs: Record<string, Blob>) {}
    },
  );
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      write: async ([item]: { blobs: Record<string, Blob> }[]) => {
        text = (await item?.blobs['text/plain']?.text()) ?? '';
      },
    },
  });
  one('.record-details .copy').click();
  await vi.waitFor(() => expect(text).not.toBe(''));
  return text;
}

describe('a record with several variants', () => {
  test("lists each variant's sentences once, under its name", async () => {
    await openFirst([short, paragraph, medium]);
    const text = one('.record-details').textContent ?? '';
    expect(count(text, 'Eleven pilots still guide ships.')).toBe(1);
    expect(count(text, 'Sentences from the article')).toBe(1);
    expect(all('.variants label').map(({ textContent }) => textContent)).toEqual([
      'Key points · Short',
      'Key points · Medium',
      'Paragraph · Short',
      'All versions',
    ]);
  });

  test('shows the page of each point of a PDF', async () => {
    const sources = [sampleAnchor({ page: 4 })];
    await openFirst([
      sampleSummary({
        points: [samplePoint('Two retire.', { sources }), samplePoint('One stays.')],
      }),
    ]);
    expect(all('.record-details .point').map(({ textContent }) => textContent)).toEqual([
      'Two retire. p. 4',
      'One stays.',
    ]);
  });

  test('shows the newest variant first, and another one when chosen', async () => {
    await openFirst([short, paragraph, medium]);
    expect(all('.record-details .point')).toHaveLength(2);
    choose('Paragraph · Short');
    await vi.waitFor(() => one('.record-details .paragraph'));
    expect(all('.record-details .point')).toHaveLength(0);
  });

  test('prefers the extractive summary to the AI summary', async () => {
    await openFirst([medium, byAi]);
    expect(all('.record-details .point')).toHaveLength(2);
    const text = one('.record-details').textContent ?? '';
    expect(count(text, 'Sentences from the article')).toBe(1);
    expect(text).toContain('AI');
  });

  test('copies only the variant that is shown', async () => {
    await openFirst([short, paragraph, medium]);
    const text = await copied();
    expect(count(text, 'Eleven pilots still guide ships.')).toBe(1);
    expect(text).toContain('Two will retire in May.');
  });

  test('copies all variants under their names when all are shown', async () => {
    await openFirst([short, paragraph, medium]);
    choose('All versions');
    await vi.waitFor(() => expect(all('.record-details .variant')).toHaveLength(3));
    const text = await copied();
    expect(count(text, 'Eleven pilots still guide ships.')).toBe(3);
    for (const name of ['Key points · Short', 'Key points · Medium', 'Paragraph · Short'])
      expect(text).toContain(name);
  });

  test('offers no choice if there is only one variant', async () => {
    await openFirst([medium]);
    expect(all('.variants')).toEqual([]);
    expect(one('.record-details h4').textContent).toBe('Key points · Sentences from the article');
  });

  test('shows the same saved minutes as the summary view', async () => {
    // The summary view counts at least 5 s for a summary, so 124 s against 5 s saves 1 min.
    const summaries = [byLength('medium', 'Two.')];
    await show([record('Pilots', { summaries, readingSeconds: 124 })]);
    expect(one('.facts').textContent).toContain('saves 1 min');
    expect(one('.header .saved').textContent).toContain('1 minute');
  });

  test('shows the saved minutes of the chosen variant until it is closed', async () => {
    const long = byLength('long', 'Words that take long to read. '.repeat(60));
    await openFirst([long, medium]);
    expect(one('.facts').textContent).toContain('saves 9 min');
    choose('Key points · Long');
    await vi.waitFor(() => expect(one('.facts').textContent).toContain('saves 8 min'));
    one('.record-toggle').click();
    await vi.waitFor(() => expect(one('.facts').textContent).toContain('saves 9 min'));
  });

  test('counts the saved minutes of the extractive summary, not of the AI summary', async () => {
    const long = byLength('medium', 'Words that take long to read. '.repeat(60));
    await show([record('Pilots', { summaries: [medium, { ...long, engine: byAi.engine }] })]);
    expect(one('.facts').textContent).toContain('saves 7 min');
  });
});
