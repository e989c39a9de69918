/**
 * Checks in a real Chromium that every extracted sentence leads back to its place, over the pages
 * of folders:
 *
 *     npm run --silent bench:locate -- DIR… [--limit N] [--show N]
 *
 * Each page is laid out without its scripts and extracted. Every sentence is anchored, the anchor
 * is located in the live page, and the range's text is compared with the sentence. `--show` prints
 * the first sentences that were lost.
 */

import { parseArgs } from 'node:util';
import type { Browser, Page as Tab } from 'puppeteer-core';
import { listPages, type Page, readHtml } from './extract/pages.ts';
import type { RoundTrips } from './locate/in-page.ts';
import { formatLocateTable, listLostSentences, type Measured } from './locate/report.ts';
import { startProgress } from './run/progress.ts';
import { bundle } from './speed/bundle.ts';
import { launch } from './speed/chromium.ts';
import { servePages } from './speed/site.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    limit: { type: 'string', default: 'Infinity' },
    show: { type: 'string', default: '0' },
  },
});
if (positionals.length === 0) {
  process.stderr.write('npm run bench:locate -- DIR… [--limit N] [--show N]\n');
  process.exit(2);
}

/** Number of tabs, so that the layout of one page overlaps with the loading of the next. */
const tabs = 3;
/** Pages per tab, after which the tab is replaced to release their memory. */
const pagesPerTab = 100;

const pages = positionals.flatMap((folder) => listPages(folder).slice(0, Number(values.limit)));
const script = await bundle(new URL('./locate/in-page.ts', import.meta.url));
const site = await servePages(pages.map(({ file }) => ({ html: () => readHtml(file) })));
const browser = await launch();
const measured: Measured[] = [];
const progress = startProgress('Locating in Chromium', pages.length);
try {
  const left = pages.entries();
  await Promise.all(Array.from({ length: tabs }, () => measurePages(browser, left)));
} finally {
  progress.end();
  await browser.close();
  site.close();
}
process.stdout.write(`${formatLocateTable(measured)}\n`);
for (const line of listLostSentences(measured, Number(values.show)))
  process.stdout.write(`${line}\n`);

/** Measures pages one by one until none is left. */
async function measurePages(chromium: Browser, left: Iterator<[number, Page]>): Promise<void> {
  let tab: Tab | undefined;
  let used = 0;
  for (let next = left.next(); !next.done; next = left.next()) {
    const [index, page] = next.value;
    if (!tab || used >= pagesPerTab) {
      await tab?.close();
      tab = await chromium.newPage();
      used = 0;
    }
    used += 1;
    try {
      measured.push({ page, trips: await measureRoundTrips(tab, index) });
    } catch (error) {
      process.stderr.write(`${page.id}: ${error}\n`);
      measured.push({ page, trips: undefined });
      await tab.close().catch(() => undefined);
      tab = undefined;
    }
    progress.step();
  }
  await tab?.close();
}

async function measureRoundTrips(tab: Tab, index: number): Promise<RoundTrips> {
  await tab.goto(`${site.origin}/${index}`, { waitUntil: 'domcontentloaded' });
  await tab.evaluate(script);
  return (await tab.evaluate('measureRoundTrips()')) as RoundTrips;
}
