/**
 * How fast it is in a real Chromium, over the pages of a folder:
 *
 *     npm run build:chromium && npm run --silent bench:speed -- DIR… [--limit N]
 *
 * In the page: cloning, Readability and Defuddle on a clone, and our reading on the live document,
 * each first in a page that has not run it yet and then again. From the toolbar button: an empty
 * popup drawn by Preact, and ours until its points are there, with the background asleep and awake.
 */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser, Extension, Page } from 'puppeteer-core';
import { htmlOf, pagesIn } from './extract/pages.ts';
import { installPeers } from './peers/install.ts';
import { progress } from './run/progress.ts';
import { emptyPopupExtension } from './speed/bundle.ts';
import { install, launch, stopBackground } from './speed/chromium.ts';
import { add, speedTable, type Times } from './speed/report.ts';
import { servePages } from './speed/site.ts';
import { type Subject, subjects } from './speed/subjects.ts';
import { timeInPage } from './speed/time-in-page.ts';
import { timePopup } from './speed/time-popup.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { limit: { type: 'string', default: '40' } },
});
const built = fileURLToPath(new URL('../dist/chromium', import.meta.url));
if (positionals.length === 0 || !existsSync(built)) {
  process.stderr.write('npm run build:chromium && npm run bench:speed -- DIR… [--limit N]\n');
  process.exit(2);
}

const pages = positionals.flatMap(pagesIn).slice(0, Number(values.limit));
installPeers();
const measured = await subjects();
const inPage: Times = new Map();
const fromButton: Times = new Map();
const site = await servePages(pages.map(({ file }) => ({ html: () => htmlOf(file) })));
const browser = await launch();
try {
  const empty = await install(browser, await emptyPopupExtension());
  const ours = await install(browser, built);
  const shown = progress('Timing in Chromium', pages.length);
  for (const [index, { id }] of pages.entries()) {
    const page = await browser.newPage();
    try {
      await page.goto(`${site.origin}/${index}`, { waitUntil: 'domcontentloaded' });
      await timeReading(page, measured);
      await timeButton(browser, page, empty, ours);
    } catch (error) {
      process.stderr.write(`${id}: ${error}\n`);
    }
    await page.close();
    shown.step();
  }
  shown.end();
} finally {
  await browser.close();
  site.close();
}
process.stdout.write(
  `${speedTable('in the page', inPage, 'Readability on the clone, cold')}\n\n` +
    `${speedTable('from the toolbar button', fromButton, 'empty popup, first paint')}\n`,
);

async function timeReading(page: Page, list: readonly Subject[]): Promise<void> {
  for (const subject of list) {
    const { cold, warm } = await timeInPage(page, subject);
    add(inPage, `${subject.name}, cold`, cold);
    add(inPage, `${subject.name}, warm`, warm);
  }
}

async function timeButton(
  chromium: Browser,
  page: Page,
  empty: Extension,
  ours: Extension,
): Promise<void> {
  const nothing = await timePopup(chromium, page, empty, false);
  add(fromButton, 'empty popup, first paint', nothing.paint);
  await stopBackground(chromium, ours);
  for (const state of ['asleep', 'awake']) {
    await page.reload({ waitUntil: 'domcontentloaded' });
    const { paint, points, longestTask } = await timePopup(chromium, page, ours, true);
    add(fromButton, `first paint, background ${state}`, paint);
    add(fromButton, `points, background ${state}`, points);
    add(fromButton, `longest task in the page, background ${state}`, longestTask);
  }
}
