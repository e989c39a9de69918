/**
 * Measures the cost of the banner to pages: `npm run bench:banner -- DIR… [--limit N]`.
 *
 * Each page is shown in a real Chromium without its scripts. First, without access, the article
 * detector runs alone in a fresh page; the median of three runs counts, and everything that it
 * leaves behind is recorded. Then, with the banner turned on, the banners are counted, and the
 * layout shift score (https://web.dev/articles/cls) is compared with and without them.
 */

import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { listPages, readHtml } from '../../bench/extract/pages.ts';
import { median, quantile } from '../../bench/metrics/statistics.ts';
import { startProgress } from '../../bench/run/progress.ts';
import { formatMs, formatTable } from '../../bench/run/table.ts';
import { servePages } from '../../bench/speed/site.ts';
import { turnBannerOn } from './banner-helpers.ts';
import { buildDetectorFunction, type DetectorRun } from './detector-run.ts';
import type { Browser, Tab } from './drivers/browser.ts';
import { launchChromium } from './drivers/chromium.ts';
import { openSite } from './drivers/site.ts';

/** Milliseconds after which a banner is shown if the page gets one. */
const settleMs = 700;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { limit: { type: 'string', default: '40' } },
});
const root = resolve(import.meta.dirname, '../..');
const pages = positionals.flatMap((folder) => listPages(folder).slice(0, Number(values.limit)));
const detector = buildDetectorFunction();
const site = await servePages(pages.map(({ file }) => ({ html: () => readHtml(file) })));
const browser = await launchChromium();
try {
  const runs = await overPages('The article detector', runDetector);
  const bareBefore: number[] = [];
  const shiftsBefore = await overPages('Without the banner', async (tab) => {
    const shift = await measureLayoutShift(tab);
    bareBefore.push(await countBareElements(tab));
    return shift;
  });
  await turnOn(browser);
  const bannerCounts: number[] = [];
  const shiftsAfter = await overPages('With the banner', async (tab, index) => {
    const shift = await measureLayoutShift(tab);
    bannerCounts.push((await countBareElements(tab)) - (bareBefore[index] ?? 0));
    return shift;
  });
  const shiftsWithBanner = shiftsAfter.filter((_shift, index) => (bannerCounts[index] ?? 0) > 0);
  const addedShifts = shiftsAfter.map((shift, index) => shift - (shiftsBefore[index] ?? 0));
  console.log(
    formatTable(
      ['', 'pages', 'median', '95 %', 'most'],
      [
        ['detector, in ms, on other pages', ...toCells(listTimes(runs, false), formatMs)],
        ['detector, in ms, on articles', ...toCells(listTimes(runs, true), formatMs)],
        ['layout shift without the banner', ...toCells(shiftsBefore, formatScore)],
        ['layout shift where there is a banner', ...toCells(shiftsWithBanner, formatScore)],
        ['layout shift added, all pages', ...toCells(addedShifts, formatScore)],
      ],
    ),
  );
  const left = runs.flatMap((run) => run.left);
  console.log(`Left behind by the detector: ${left.length > 0 ? left.join(', ') : 'nothing'}`);
} finally {
  await browser.close();
  site.close();
}

async function overPages<T>(
  name: string,
  measure: (tab: Tab, index: number) => Promise<T>,
): Promise<T[]> {
  const progress = startProgress(name, pages.length);
  const results: T[] = [];
  for (const index of pages.keys()) {
    const tab = await browser.openTab(`${site.origin}/${index}`);
    results.push(await measure(tab, index));
    await tab.close();
    progress.step();
  }
  progress.end();
  return results;
}

/** Returns the median of three runs by duration, each in a fresh document. */
async function runDetector(tab: Tab, index: number): Promise<DetectorRun> {
  const runs = [await tab.evaluate(detector)];
  for (let again = 0; again < 2; again++) {
    await tab.goto(`${site.origin}/${index}`);
    runs.push(await tab.evaluate(detector));
  }
  const [, middle] = runs.sort((a, b) => a.milliseconds - b.milliseconds);
  return middle as DetectorRun;
}

function listTimes(runs: readonly DetectorRun[], isArticle: boolean): number[] {
  return runs.filter((run) => run.isArticle === isArticle).map(({ milliseconds }) => milliseconds);
}

async function measureLayoutShift(tab: Tab): Promise<number> {
  await new Promise((resume) => setTimeout(resume, settleMs));
  return tab.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as Shift).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 50);
      }),
  );
}

interface Shift {
  readonly value: number;
}

/** A banner is an element without attributes, which a page may have too. */
function countBareElements(tab: Tab): Promise<number> {
  return tab.within(
    'body',
    (body) =>
      [...body.querySelectorAll('div')].filter(
        ({ childNodes, attributes }) => childNodes.length === 0 && attributes.length === 0,
      ).length,
  );
}

async function turnOn(chromium: Browser): Promise<void> {
  const sample = await openSite(join(root, 'scripts/sample'));
  const tab = await chromium.openTab(sample.url('/article.html'));
  await turnBannerOn(chromium, tab);
  await tab.close();
  await sample.close();
}

function toCells(
  values: readonly number[],
  format: (value: number) => string,
): (string | number)[] {
  const cells = [median(values), quantile(values, 0.95), Math.max(...values)].map(format);
  return [values.length, ...cells];
}

function formatScore(value: number): string {
  return value.toFixed(4);
}
