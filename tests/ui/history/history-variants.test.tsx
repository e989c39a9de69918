// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import type { Length, Summary } from '../../../src/summarizer/summary.ts';
import { samplePoint, sampleSummary } from '../../storage/history/samples.ts';
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

describe('an article with several variants', () => {
  test('shows each sentence once, under the names of its variants', async () => {
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

  test('shows the variant that was written last first, and another one when it is chosen', async () => {
    await openFirst([short, paragraph, medium]);
    expect(all('.record-details .point')).toHaveLength(2);
    choose('Paragraph · Short');
    await vi.waitFor(() => one('.record-details .paragraph'));
    expect(all('.record-details .point')).toHaveLength(0);
  });

  test('shows the sentences of the article before what an AI has written of it', async () => {
    await openFirst([medium, byAi]);
    expect(all('.record-details .point')).toHaveLength(2);
    const text = one('.record-details').textContent ?? '';
    expect(count(text, 'Sentences from the article')).toBe(1);
    expect(text).toContain('AI');
  });

  test('copies the variant that is shown and no other', async () => {
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

  test('offers no choice where there is one variant', async () => {
    await openFirst([medium]);
    expect(all('.variants')).toEqual([]);
    expect(one('.record-details h4').textContent).toBe('Key points · Sentences from the article');
  });

  test('says that the minutes are saved which the summary view said', async () => {
    // The summary view counts no summary as less than 5 s: 124 s against 5 s is 1 min and no more.
    const summaries = [byLength('medium', 'Two.')];
    await show([record('Pilots', { summaries, readingSeconds: 124 })]);
    expect(one('.facts').textContent).toContain('saves 1 min');
    expect(one('.header .saved').textContent).toContain('1 minute');
  });

  test('says the minutes of the variant that is chosen, until it is closed', async () => {
    const long = byLength('long', 'Words that take long to read. '.repeat(60));
    await openFirst([long, medium]);
    expect(one('.facts').textContent).toContain('saves 9 min');
    choose('Key points · Long');
    await vi.waitFor(() => expect(one('.facts').textContent).toContain('saves 8 min'));
    one('.record-toggle').click();
    await vi.waitFor(() => expect(one('.facts').textContent).toContain('saves 9 min'));
  });

  test('says the minutes of the sentences that the summary view showed first, not of the AI’s', async () => {
    const long = byLength('medium', 'Words that take long to read. '.repeat(60));
    await show([record('Pilots', { summaries: [medium, { ...long, engine: byAi.engine }] })]);
    expect(one('.facts').textContent).toContain('saves 7 min');
  });
});
