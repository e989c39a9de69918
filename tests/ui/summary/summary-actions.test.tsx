// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Job } from '../../../src/background/jobs/job.ts';
import { ok } from '../../../src/shared/result.ts';
import type { Point, Summary } from '../../../src/summarizer/summary.ts';
import { sampleAnchor, samplePoint } from '../../storage/history/samples.ts';
import { sampleHead } from '../../storage/stores/samples.ts';
import {
  background,
  browser,
  click,
  done,
  page,
  show,
  summary,
  tabId,
  text,
} from './summary-view-harness.tsx';

/** The last content of the clipboard, by MIME type. */
let written: Record<string, string> = {};

class Item {
  constructor(readonly blobs: Record<string, Blob>) {}
}

beforeEach(() => {
  written = {};
  browser.storage.local.held.clear();
  background.answer = () => ok('shown');
  vi.unstubAllGlobals();
  vi.stubGlobal('ClipboardItem', Item);
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      write: async ([item]: Item[]) => {
        const entries = Object.entries(item?.blobs ?? {});
        const texts = entries.map(async ([type, blob]) => [type, await blob.text()] as const);
        written = Object.fromEntries(await Promise.all(texts));
      },
    },
  });
  Object.defineProperty(navigator, 'share', { configurable: true, value: undefined });
});

describe('the header', () => {
  const meta = () => document.querySelector('.meta')?.textContent;

  test('names the site, the author and the date', async () => {
    const article = sampleHead({ byline: 'Ida Holm', published: '2026-03-04' });
    await show({ article });
    expect(meta()).toContain('harbour.example · Ida Holm · Mar 4, 2026');
  });

  test('omits an invalid date', async () => {
    await show({ article: sampleHead({ published: 'yesterday' }) });
    expect(meta()).toMatch(/^harbour\.example5 sec/);
  });

  test('omits the comparison if reading the summary takes as long as the article', async () => {
    await show({ article: sampleHead({ readingSeconds: 6 }) });
    expect(meta()).toBe('harbour.example1 min');
  });
});

describe('a followed point', () => {
  test('shows its place in the article', async () => {
    const points = [samplePoint('It sails.', { sources: [sampleAnchor({ block: 3 })] })];
    await show({ summaries: [{ ...summary, points }] });
    click('.point');
    await vi.waitFor(() =>
      expect(document.querySelector('.point-foot span')?.textContent).toBe('Paragraph 4 of 31'),
    );
    expect(document.querySelector('.rail path')?.getAttribute('d')).toBe('M0 8.8h1v12h-1z');
  });

  test('shows no place if the article does not have it', async () => {
    const points = [samplePoint('It sails.', { sources: [sampleAnchor({ block: 31 })] })];
    await show({ summaries: [{ ...summary, points }] });
    click('.point');
    await vi.waitFor(() => expect(document.querySelector('.point-foot')).not.toBeNull());
    expect(document.querySelector('.point-foot span')).toBeNull();
    expect(document.querySelector('.rail')).toBeNull();
  });

  test('is copied alone with a link to its sentence', async () => {
    await show({});
    click('.point');
    await vi.waitFor(() => expect(document.querySelector('.copy-point')).not.toBeNull());
    click('.copy-point');
    await vi.waitFor(() =>
      expect(document.querySelector('.copy-point')?.textContent).toBe('Copied'),
    );
    expect(written['text/plain']).toBe(
      'The line reopens after eleven years.\nhttps://www.harbour.example/ferry#:~:text=The%20line%20reopens%20after%20eleven%20years.',
    );
    expect(written['text/html']).toMatch(
      /^<p>The line reopens after eleven years\. <a href="https/,
    );
  });
});

describe('a point that lists the items of a listicle', () => {
  const contents: Point = {
    kind: 'contents',
    text: 'Cranes · Quays · +1',
    sources: ['Cranes', 'Quays', 'Locks'].map((quote, block) => sampleAnchor({ quote, block })),
    flags: [],
  };
  const items = () => [...document.querySelectorAll<HTMLElement>('.items button')];

  test('opens to all items, each with a link to its place', async () => {
    await show({ summaries: [{ ...summary, points: [contents] }] });
    expect(items()).toHaveLength(0);
    click('.point');
    await vi.waitFor(() =>
      expect(items().map(({ textContent }) => textContent)).toEqual(['Cranes', 'Quays', 'Locks']),
    );
    items()[2]?.click();
    await vi.waitFor(() => expect(items()[2]?.getAttribute('aria-current')).toBe('true'));
    expect(background.sent.at(-1)).toMatchObject({
      name: 'page/highlight',
      payload: { kind: 'follow', anchor: { quote: 'Locks' } },
    });
  });

  test('stays open at the followed item and shows its status', async () => {
    await show({ summaries: [{ ...summary, points: [contents, ...summary.points] }] });
    await vi.waitFor(() => expect(page.told).toHaveLength(1));
    expect(page.told[0]).toMatchObject({
      anchors: [{ quote: 'Cranes' }, ...summary.points.map(({ text }) => ({ quote: text }))],
      items: [{ quote: 'Quays' }, { quote: 'Locks' }],
    });
    await page.tell({ followed: 4, visibility: 'covered' });
    await vi.waitFor(() => expect(items()[2]?.getAttribute('aria-current')).toBe('true'));
    expect(document.querySelector('.point[aria-current]')?.textContent).toBe(contents.text);
    expect(document.querySelector('.items .highlight-status q')?.textContent).toBe('Locks');
  });

  test('clears the highlight of an item at a second click', async () => {
    await show({ summaries: [{ ...summary, points: [contents] }] });
    await page.tell({ followed: 1, visibility: 'visible' });
    await vi.waitFor(() => expect(items()[1]?.getAttribute('aria-current')).toBe('true'));
    items()[1]?.click();
    await vi.waitFor(() =>
      expect(background.sent.at(-1)).toMatchObject({ payload: { kind: 'follow', anchor: null } }),
    );
  });

  test('says that an item was not found', async () => {
    await show({ summaries: [{ ...summary, points: [contents] }] });
    click('.point');
    await vi.waitFor(() => expect(items()).toHaveLength(3));
    background.answer = () => ok('not-found');
    items()[1]?.click();
    await vi.waitFor(() =>
      expect(document.querySelector('.items .highlight-status q')?.textContent).toBe('Quays'),
    );
  });
});

describe('the hint that points can be clicked', () => {
  const hint = () => document.querySelector('.point-hint');

  test('is shown with the first summary and never again', async () => {
    await show({});
    await vi.waitFor(() => expect(hint()).not.toBeNull());
    await vi.waitFor(() => expect(browser.storage.local.held.size).toBe(1));
    await show({ id: 'b' });
    await vi.waitFor(() => expect(document.querySelector('[data-job=b]')).not.toBeNull());
    await new Promise((resume) => setTimeout(resume, 50));
    expect(hint()).toBeNull();
  });
});

describe('more actions', () => {
  const named = (name: string) =>
    [...document.querySelectorAll<HTMLElement>('.more button')].find(
      ({ textContent }) => textContent === name,
    );

  async function open(job: Partial<Job> = {}) {
    await show(job);
    click('.more-toggle');
    await vi.waitFor(() => expect(document.querySelector('.more')).not.toBeNull());
  }

  test('change key points to a tl;dr', async () => {
    await open();
    named('Show as a paragraph')?.click();
    expect(background.sent.at(-1)).toEqual({
      name: 'job/start',
      payload: { tabId, request: { type: 'tldr' } },
    });
  });

  test('change a tl;dr to key points', async () => {
    const paragraph: Summary = { ...summary, type: 'tldr' };
    await open({ type: 'tldr', summaries: [paragraph] });
    named('Show as key points')?.click();
    expect(background.sent.at(-1)).toMatchObject({ payload: { request: { type: 'key-points' } } });
  });

  test('copy Markdown', async () => {
    await open();
    named('Copy as Markdown')?.click();
    await vi.waitFor(() => expect(written['text/plain']).toContain('# Ferry line reopens'));
  });

  test('offer to share only if the browser can', async () => {
    await open();
    expect(named('Share')).toBeUndefined();
  });

  test('share title, points and address in one click', async () => {
    const share = vi.fn(async () => undefined);
    Object.defineProperty(navigator, 'share', { configurable: true, value: share });
    await open();
    named('Share')?.click();
    await vi.waitFor(() =>
      expect(share).toHaveBeenCalledWith({
        title: 'Ferry line reopens',
        text: 'Ferry line reopens\n\n• The line reopens after eleven years.\n• Only one boat has passed inspection.',
        url: 'https://www.harbour.example/ferry',
      }),
    );
  });

  test('copy what the browser refuses to share', async () => {
    const share = async () => {
      throw new DOMException('refused', 'NotAllowedError');
    };
    Object.defineProperty(navigator, 'share', { configurable: true, value: share });
    await open();
    named('Share')?.click();
    await vi.waitFor(() => expect(written['text/plain']).toContain('Ferry line reopens'));
  });

  test('copy nothing if the user cancels sharing', async () => {
    const share = async () => {
      throw new DOMException('cancelled', 'AbortError');
    };
    Object.defineProperty(navigator, 'share', { configurable: true, value: share });
    await open();
    named('Share')?.click();
    await new Promise((resume) => setTimeout(resume, 50));
    expect(written).toEqual({});
  });
});

test('summarize the whole page instead of a selection, which is not used again', async () => {
  await show({ scope: { kind: 'selection', frameId: 0 } });
  click('.notice .link');
  expect(background.sent.at(-1)).toEqual({
    name: 'job/start',
    payload: {
      tabId,
      request: { scope: { kind: 'page', passedSelection: done.article?.textHash } },
    },
  });
  expect(text()).toContain('From your selection');
});
