import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Tab, View } from './drivers/browser.ts';
import type { Chromium } from './drivers/chromium.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { getHighlightedText } from './highlighted-text.ts';
import { waitForOutcome } from './summary-view.ts';

const isChromium = inject('browserName') === 'chromium';
const listen = '.icon-button[aria-label="Listen"]';

interface Said {
  readonly text: string;
  readonly voiceName: string;
  readonly rate: number;
}

describe('reading aloud', () => {
  // Firefox has voices for tests; Chromium gets them from an extension.
  const stage = useBrowser({ preferences: { 'media.webspeech.synth.test': true } });
  let said: () => Promise<Said[]> = async () => [];

  beforeAll(async () => {
    if (!isChromium) return;
    const tab = await stage.browser.openTab(stage.site.url('/article.html'));
    const view = await tab.clickToolbar();
    await waitForOutcome(view);
    expect(await isOffered(view), 'without a voice').toBe(false);
    await stage.browser.closePopup();
    await tab.close();
    const inVoices = await (stage.browser as Chromium).installCompanion(
      join(import.meta.dirname, 'voices'),
    );
    said = () => inVoices(() => (globalThis as unknown as { said: Said[] }).said);
  });

  it('speaks every point and highlights its sentence in the page meanwhile', async () => {
    const { tab, view, points } = await openSummaryView();
    await tab.evaluate(recordHighlights);
    await view.click(listen);
    const heard = await until(
      'all of it was marked',
      async () => {
        const noted = await tab.evaluate(getRecordedHighlights);
        return (
          noted.length > 0 &&
          (await getHighlightedText(tab)) === '' &&
          (await isOffered(view)) &&
          noted
        );
      },
      { timeoutMs: 30_000 },
    );
    if (isChromium) {
      expect(heard).toEqual(points);
      expect((await said()).map(({ text }) => text)).toEqual(points);
    } else for (const each of heard) expect(points).toContain(each);
    expect(await litPoint(view)).toBe('');
  });

  it.runIf(isChromium)('emphasizes the spoken point, and the page scrolls along', async () => {
    const { tab, view, points } = await openSummaryView();
    await tab.evaluate(recordHighlights);
    await view.evaluate(recordCurrentPoints);
    await view.click(listen);
    await until('the last is in view', async () => {
      const sights = await tab.evaluate(notedSights);
      return sights.at(-1) === points.at(-1);
    });
    expect(await tab.evaluate(notedSights)).toEqual(points);
    expect(await tab.evaluate(() => scrollY)).toBeGreaterThan(0);
    expect(await view.evaluate(getRecordedHighlights)).toEqual(points);
  });

  it.runIf(isChromium)('does not scroll the page once the user has scrolled it', async () => {
    const { tab, view, points } = await openSummaryView();
    await view.click(listen);
    await until(
      'the first is highlighted',
      async () => (await getHighlightedText(tab)) === points[0],
    );
    await tab.press('End');
    await until('the page is at its end', () =>
      tab.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2),
    );
    await until(
      'the second is highlighted',
      async () => (await getHighlightedText(tab)) === points[1],
    );
    await new Promise((resume) => setTimeout(resume, 400));
    expect(
      await tab.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2),
    ).toBe(true);
    await view.click('.icon-button[aria-label="Stop"]');
  });

  it.runIf(isChromium)('never uses a remote voice, even if its language fits better', async () => {
    expect(new Set((await said()).map(({ voiceName }) => voiceName))).toEqual(new Set(['Near']));
  });

  it.runIf(isChromium)('pauses, resumes, changes its rate and stops', async () => {
    const { tab, view, points } = await openSummaryView();
    const before = (await said()).length;
    await view.click(listen);
    await until(
      'the first is highlighted',
      async () => (await getHighlightedText(tab)) === points[0],
    );
    await view.click('.icon-button[aria-label="Pause"]');
    await new Promise((resume) => setTimeout(resume, 1_000));
    expect(await getHighlightedText(tab)).toBe(points[0]);
    await view.click('.icon-button[aria-label="Resume"]');
    await until(
      'the second is highlighted',
      async () => (await getHighlightedText(tab)) === points[1],
    );
    await view.click('.rate');
    await until('it is spoken faster', async () => (await said()).at(-1)?.rate === 1.25);
    expect((await said()).at(-1)?.text).toBe(points[1]);
    await view.click('.icon-button[aria-label="Stop"]');
    await until('nothing is highlighted', async () => (await getHighlightedText(tab)) === '');
    const count = (await said()).length;
    await new Promise((resume) => setTimeout(resume, 1_000));
    expect((await said()).length).toBe(count);
    expect(count).toBeGreaterThan(before);
    expect(await isOffered(view)).toBe(true);
  });

  it.runIf(isChromium)('stops when its view is closed', async () => {
    const { tab, view } = await openSummaryView();
    await view.click(listen);
    await until('something is highlighted', async () => (await getHighlightedText(tab)) !== '');
    const count = (await said()).length;
    await stage.browser.closePopup();
    await new Promise((resume) => setTimeout(resume, 1_500));
    expect((await said()).length).toBeLessThanOrEqual(count + 1);
  });

  async function openSummaryView(): Promise<{ tab: Tab; view: View; points: readonly string[] }> {
    const tab = await stage.open('/article.html');
    const view = await tab.clickToolbar();
    const { points } = await waitForOutcome(view);
    await until('there is a voice', () => isOffered(view));
    return { tab, view, points };
  }
});

function isOffered(view: View): Promise<boolean> {
  return view.evaluate((selector) => document.querySelector(selector) !== null, listen);
}

/** Returns the text of the current point in the view. */
function litPoint(view: View): Promise<string> {
  return view.evaluate(
    () => document.querySelector('.point[aria-current] > span')?.textContent ?? '',
  );
}

interface Noting extends Window {
  marks?: string[];
  /** The highlights that were entirely on the screen. */
  sights?: string[];
}

/** Runs in the page. Records the highlights, as a test voice is too fast to look. */
function recordHighlights(): void {
  const [marks, sights]: string[][] = [[], []];
  Object.assign(window, { marks, sights });
  setInterval(() => {
    const [range] = (CSS.highlights.get('no-time-to-read') ?? []) as Range[];
    const now = String(range ?? '').replace(/\s+/g, ' ');
    const box = range?.getBoundingClientRect();
    if (now && marks?.at(-1) !== now) marks?.push(now);
    const isInView = box && box.top >= 0 && box.bottom <= innerHeight;
    if (now && isInView && sights?.at(-1) !== now) sights?.push(now);
  });
}

/** Runs in the summary view. Records the current points. */
function recordCurrentPoints(): void {
  const marks: string[] = [];
  Object.assign(window, { marks });
  setInterval(() => {
    const now = document.querySelector('.point[aria-current] > span')?.textContent ?? '';
    if (now && marks.at(-1) !== now) marks.push(now);
  });
}

function getRecordedHighlights(): string[] {
  return (window as Noting).marks ?? [];
}

function notedSights(): string[] {
  return (window as Noting).sights ?? [];
}
