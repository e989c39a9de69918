import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Browser, Tab } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { launch } from './e2e-setup.ts';
import { openState, showState } from './states.ts';
import { countVisible, dressAs, type Size, typicalJobs, type Visible } from './visible-points.ts';

/** Every third article, to save time. */
const jobs = typicalJobs().filter((_job, at) => at % 3 === 0);
const isChromium = inject('browserName') === 'chromium';
/** Default sizes of the panel beside the page in a window of 1280 × 800. */
const panel: Size = isChromium ? [360, 665] : [240, 670];

describe('a medium summary above the fold', () => {
  let browser: Browser;
  let view: Tab;
  beforeAll(async () => {
    browser = await launch();
    view = await openState(browser, 'done', 'panel');
    await view.evaluate(async () => {
      const { storage } = (globalThis as unknown as { chrome: Storage }).chrome;
      await storage.local.set({ 'hint:built-in-ai': true, 'hint:press-point': true });
    });
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('shows all five points of most articles in the popup', async () => {
    const counted = await count('popup', [800, 600], 'medium');
    expect(counted).toHaveLength(jobs.length);
    expect(share(counted, ({ points, visible }) => visible === points)).toBeGreaterThanOrEqual(0.7);
  });

  it('shows at least three points in the popup with large text', async () => {
    const counted = await count('popup', [800, 600], 'large');
    expect(share(counted, ({ visible }) => visible >= 3)).toBe(1);
  });

  it('shows at least four points of most articles in the side panel, and three with large text', async () => {
    const counted = await count('panel', panel, 'medium');
    expect(share(counted, ({ visible }) => visible >= 4)).toBeGreaterThanOrEqual(0.5);
    const large = await count('panel', panel, 'large');
    expect(share(large, ({ visible }) => visible >= 3)).toBeGreaterThanOrEqual(0.5);
  });

  it('has no scroll bar if nothing needs scrolling', async () => {
    await dressAs(view, 'popup', [800, 600]);
    await countVisible(view, { ...jobWith(3), id: 'three' });
    expect(await view.evaluate(hiddenPixels)).toBe(0);
    await countVisible(view, { ...jobWith(20), id: 'twenty' });
    expect(await view.evaluate(hiddenPixels)).toBeGreaterThan(0);
  });

  it('shows a clamped title whole on hover, and clamps it again afterwards', async () => {
    await dressAs(view, 'popup', [800, 600]);
    await showState(view, 'long title');
    const height = () =>
      view.evaluate(() => document.querySelector('h1 .clamped > span')?.clientHeight ?? 0);
    const clamped = await height();
    await view.hover('.header h1');
    await until('it is whole', async () => (await height()) > clamped + 10);
    await view.hover('.footer');
    await until('it is clamped', async () => (await height()) === clamped);
  });

  async function count(surface: 'popup' | 'panel', size: Size, text: string): Promise<Visible[]> {
    await dressAs(view, surface, size);
    await view.evaluate((wanted) => {
      document.documentElement.dataset.textSize = wanted;
    }, text);
    const counted: Visible[] = [];
    for (const job of jobs)
      counted.push(await countVisible(view, { ...job, id: `${surface} ${text} ${job.id}` }));
    return counted;
  }
});

/** Returns the first job with its first point repeated this many times. */
function jobWith(points: number) {
  const [job] = jobs;
  const [summary] = job?.summaries ?? [];
  const [point] = summary?.points ?? [];
  if (!job || !summary || !point) throw new Error('There is no article');
  const texts = Array.from({ length: points }, (_none, at) => `${at + 1} ${point.text}`);
  return { ...job, summaries: [{ ...summary, points: texts.map((text) => ({ ...point, text })) }] };
}

function share(counted: readonly Visible[], isGood: (each: Visible) => boolean): number {
  return counted.filter(isGood).length / counted.length;
}

/** Runs in the summary view. Returns how many pixels of its points are hidden. */
function hiddenPixels(): number {
  const body = document.querySelector('.body');
  return (body?.scrollHeight ?? 0) - (body?.clientHeight ?? 0);
}

interface Storage {
  readonly storage: { readonly local: { set(items: object): Promise<void> } };
}
