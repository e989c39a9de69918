/**
 * `npm run bench:fold -- [DIR…] [--limit N] [--extension DIST]`, after `npm run build`, counts the
 * points of a medium summary that are visible without scrolling in real browsers: in the popup, in
 * Chromium's side panel and in Firefox's sidebar, at their default sizes in a window of 1280 × 800,
 * by text size. The articles are our samples, or the pages in the folders.
 */

import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { listPages, readHtml } from '../../bench/extract/pages.ts';
import { median } from '../../bench/metrics/statistics.ts';
import { formatTable } from '../../bench/run/table.ts';
import { startXServer } from '../../scripts/x-server.mjs';
import type { Browser, BrowserName, Tab } from './drivers/browser.ts';
import { launchChromium } from './drivers/chromium.ts';
import { launchFirefox } from './drivers/firefox.ts';
import { openState } from './states.ts';
import {
  articleIn,
  countVisible,
  dressAs,
  type Size,
  toJobs,
  typicalJobs,
  type Visible,
} from './visible-points.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    limit: { type: 'string', default: '40' },
    extension: { type: 'string', default: resolve(import.meta.dirname, '../../dist') },
  },
});

interface Place {
  readonly name: string;
  readonly browser: BrowserName;
  readonly surface: 'popup' | 'panel';
  readonly size: Size;
}

const places: readonly Place[] = [
  { name: 'popup, Chromium', browser: 'chromium', surface: 'popup', size: [800, 600] },
  { name: 'popup, Firefox', browser: 'firefox', surface: 'popup', size: [800, 600] },
  { name: 'side panel, Chromium', browser: 'chromium', surface: 'panel', size: [360, 665] },
  { name: 'sidebar, Firefox', browser: 'firefox', surface: 'panel', size: [240, 670] },
];

const jobs =
  positionals.length > 0
    ? positionals
        .flatMap((folder) => listPages(folder).slice(0, Number(values.limit)))
        .flatMap(({ file }) => articleIn(readHtml(file)))
        .flatMap(toJobs)
    : typicalJobs();

const rows: (string | number)[][] = [];
// Headless Firefox does not have the system's fonts.
const server = await startXServer();
for (const name of ['chromium', 'firefox'] as const) {
  const extension = join(values.extension, name);
  const browser =
    name === 'chromium'
      ? await launchChromium({ extension })
      : await launchFirefox({ extension, display: server?.display });
  try {
    const view = await openView(browser);
    for (const place of places.filter((each) => each.browser === name)) await measure(view, place);
  } finally {
    await browser.close();
  }
}
server?.stop();
const header = ['where', 'text', 'articles', 'median', 'least', 'all points, %'];
process.stdout.write(`${formatTable(header, rows)}\n`);

/** Opens a summary view without the first-use hints, which only the first articles would have. */
async function openView(browser: Browser): Promise<Tab> {
  const view = await openState(browser, 'done', 'panel');
  await view.evaluate(async () => {
    const { storage } = (globalThis as unknown as { chrome: Storage }).chrome;
    await storage.local.set({ 'hint:built-in-ai': true, 'hint:press-point': true });
  });
  return view;
}

async function measure(view: Tab, { name, surface, size }: Place): Promise<void> {
  await dressAs(view, surface, size);
  for (const textSize of ['medium', 'large']) {
    await view.evaluate((wanted) => {
      document.documentElement.dataset.textSize = wanted;
    }, textSize);
    const counted: Visible[] = [];
    for (const job of jobs)
      counted.push(await countVisible(view, { ...job, id: `${name} ${textSize} ${job.id}` }));
    const visible = counted.map((each) => each.visible);
    const whole = counted.filter((each) => each.visible === each.points).length;
    const percent = Math.round((100 * whole) / counted.length);
    rows.push([name, textSize, counted.length, median(visible), Math.min(...visible), percent]);
  }
}

interface Storage {
  readonly storage: { readonly local: { set(items: object): Promise<void> } };
}
