// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Article } from '../../../src/extraction/article.ts';
import {
  sampleAnchor,
  sampleArticle,
  samplePoint,
  sampleSummary,
} from '../../storage/history/samples.ts';
import { sampleHead } from '../../storage/stores/samples.ts';
import { browser, click, done, show, text } from './summary-view-harness.tsx';

const blocks: Article['blocks'] = [
  { kind: 'heading', level: 2, text: 'The harbour' },
  { kind: 'paragraph', text: 'Eleven pilots still guide ships. Two will retire in May.' },
];
const left: Article['excluded'] = [
  { reason: 'navigation', text: 'Homepage · Sport', words: 2, before: 0 },
  { reason: 'caption', text: 'The quay on Tuesday', words: 4, before: 1 },
  { reason: 'caption', text: 'The quay on Friday', words: 4, before: 2 },
];
const summary = sampleSummary({
  points: [
    samplePoint('Two will retire in May.', {
      sources: [sampleAnchor({ block: 1, start: 33, end: 56 })],
    }),
    samplePoint('Eleven pilots still guide ships.', {
      sources: [sampleAnchor({ block: 1, start: 0, end: 32 })],
    }),
  ],
});
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];

async function openReceipt(article: Partial<Article> = {}, meta = sampleHead()): Promise<void> {
  const { textHash } = meta;
  const whole = sampleArticle({ blocks, excluded: left, textHash, ...article });
  await browser.storage.session.set({ [`article:${done.tabId}`]: whole });
  await show({ article: meta, summaries: [summary] });
  click('.receipt-link');
  await vi.waitFor(() => expect(all('.receipt .read p')).toHaveLength(whole.blocks.length));
}

describe('the receipt', () => {
  test('starts with the text that was read, without excluded blocks', async () => {
    await openReceipt();
    expect(all('.read p').map(({ textContent }) => textContent)).toEqual(
      blocks.map((block) => block.text),
    );
    const [read, excluded] = all('.read, .excluded');
    expect([read?.className, excluded?.className]).toEqual(['read', 'excluded']);
  });

  test('says once of each closed section that the page has it collapsed', async () => {
    const closed = { kind: 'paragraph', text: 'In storms they wait.', isCollapsed: true } as const;
    await openReceipt({ blocks: [...blocks, closed, { ...closed, text: 'In fog, too.' }] });
    const labels = all('.read small');
    expect(labels.map(({ textContent }) => textContent)).toEqual(['Collapsed on the page']);
    expect(labels[0]?.parentElement?.textContent).toContain('In storms they wait.');
  });

  test('collapses the excluded blocks and explains each reason', async () => {
    await openReceipt();
    expect(document.querySelector('details.excluded')?.hasAttribute('open')).toBe(false);
    expect(document.querySelector('.excluded summary')?.textContent).toBe('Left out · 3');
    expect(all('.excluded h3').map(({ textContent }) => textContent)).toEqual([
      'Menus and navigation · 1',
      'Picture captions · 2',
    ]);
    expect(text()).not.toContain('Only the first');
  });

  test('numbers the sentence of each point', async () => {
    await openReceipt();
    const marks = all('.read mark').map((mark) => [mark.dataset.points, mark.textContent]);
    expect(marks).toEqual([
      ['2', 'Eleven pilots still guide ships.'],
      ['1', 'Two will retire in May.'],
    ]);
  });

  test("jumps to a point's sentence and focuses it", async () => {
    await openReceipt();
    const [first] = all('.jump');
    expect(first?.getAttribute('aria-label')).toBe('Go to the sentence of point 1');
    first?.click();
    expect(document.activeElement?.textContent).toBe('Two will retire in May.');
  });

  test('focuses its top when it opens and restores the focus when it closes', async () => {
    await openReceipt();
    expect(document.activeElement?.textContent).toBe('What was read');
    click('.receipt .link');
    await vi.waitFor(() => expect(all('.receipt')).toEqual([]));
    await vi.waitFor(() => expect(document.activeElement?.className).toContain('receipt-link'));
  });

  test('leaves the focus on the length that the user chose while it was open', async () => {
    await openReceipt();
    const radio = document.querySelector<HTMLInputElement>('.tools input');
    radio?.focus();
    const writing = { ...done, status: 'summarizing' as const, summaries: [] };
    await browser.storage.session.set({ [`job:${done.tabId}`]: writing });
    await vi.waitFor(() => expect(all('.receipt')).toEqual([]));
    expect(document.activeElement).toBe(radio);
    const written = { ...done, summaries: [summary] };
    await browser.storage.session.set({ [`job:${done.tabId}`]: written });
    await vi.waitFor(() => expect(all('.receipt')).toHaveLength(1));
    expect(document.activeElement).toBe(radio);
  });

  test('says if it lists only a part of the excluded blocks', async () => {
    await openReceipt({ unread: { unlistedBlocks: 94, uncertainWords: 0, isCut: false } });
    expect(document.querySelector('.excluded summary')?.textContent).toBe('Left out · 97');
    expect(text()).toContain('Only the first 500 are listed.');
  });

  test('has no collapsed list if nothing was excluded', async () => {
    await openReceipt({ excluded: [] });
    expect(all('.excluded')).toEqual([]);
  });

  test('says if the text is no longer stored', async () => {
    await show({ summaries: [summary] });
    click('.receipt-link');
    await vi.waitFor(() => expect(text()).toContain('The text is no longer available'));
  });
});

describe('a page that was read only in part', () => {
  test('is pointed out above the points and in the receipt', async () => {
    const partial = { uncertainWords: 24_160, isCut: false };
    const meta = sampleHead({ words: 27_540, partial });
    const said = 'Only part of this page was read (words: 27,540 of about 51,700).';
    await show({ article: meta, summaries: [summary] });
    expect(document.querySelector('.body > .notice')?.textContent).toContain(said);
    await openReceipt({}, meta);
    expect(document.querySelector('.body > .notice')?.textContent).toContain(said);
  });

  test('is said to be cut off after its beginning', async () => {
    await show({ article: sampleHead({ partial: { uncertainWords: 0, isCut: true } }) });
    expect(text()).toContain('The summary covers its beginning only.');
  });

  test('is not mentioned if the whole page was read', async () => {
    await show({});
    expect(text()).not.toContain('Only part of this page');
    expect(text()).not.toContain('its beginning only');
  });
});

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
});
