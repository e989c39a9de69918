/**
 * Measures the speed in a real Chromium, over the pages of some folders:
 *
 *     npm run build:chromium && npm run --silent bench:speed -- DIR… [--limit N] [--against BUILD]
 *
 * In the page: Readability on a clone, and our extraction of the live document, each cold (the
 * first run in a freshly loaded document) and warm (further runs there), under the conditions
 * described in `time-in-page.ts`. From the toolbar button, on pages of about 2,000 words: an empty
 * popup with Preact, and ours until its points appear, with the background asleep (cold) and awake
 * (warm). Last, a book for the extractive engine: 100,000 words compared with 10,000, from the
 * texts of all pages, and the longest time that it blocks; and a PDF of 20 pages, from its bytes to
 * points, beside the import of pdf.js and its text of all pages. `--limit` is the number of pages
 * to extract, spread over all folders; a sixth of them are clicked. `--against` is the folder of
 * another build, such as `dist/chromium` of an earlier commit: its points are timed on the same
 * pages, alternating with ours, which must not appear later.
 */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Extension, Page } from 'puppeteer-core';
import { type Page as BenchPage, listPages, readHtml } from './extract/pages.ts';
import { median } from './metrics/statistics.ts';
import { splitWords } from './metrics/words.ts';
import { startProgress } from './run/progress.ts';
import { buildEmptyPopupExtension } from './speed/bundle.ts';
import { install, launch, stopBackground } from './speed/chromium.ts';
import { measureLongestTask } from './speed/longest-task.ts';
import {
  addTime,
  computeRatio,
  formatLimitTable,
  formatLongTable,
  formatSpeedTable,
  type Times,
} from './speed/report.ts';
import { servePages } from './speed/site.ts';
import { bundleSubjects, type Subject } from './speed/subjects.ts';
import { takeEvenly } from './speed/take-evenly.ts';
import { timeInPage } from './speed/time-in-page.ts';
import { type LongTimes, maxArticleWords, timeLong } from './speed/time-long.ts';
import { pdfPoints, pdfText, timePdf } from './speed/time-pdf.ts';
import { timePopup } from './speed/time-popup.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { limit: { type: 'string', default: '120' }, against: { type: 'string' } },
});
const built = fileURLToPath(new URL('../dist/chromium', import.meta.url));
if (positionals.length === 0 || !existsSync(built)) {
  process.stderr.write(
    'npm run build:chromium && npm run bench:speed -- DIR… [--limit N] [--against BUILD]\n',
  );
  process.exit(2);
}
const limit = Number(values.limit);
const folders = positionals.map(listPages);
const inPage: Times = new Map();
const fromButton: Times = new Map();
const empty = 'empty popup, first paint';
const longestTask = 'longest task in the page';
const otherBuild = ', other build';
/** Time in ms after which the background has finished with a page that was loaded. */
const settlingMs = 1_500;
let long: readonly LongTimes[] = [];
let pdf: Times = new Map();
const { readability, ours } = await bundleSubjects();
const browser = await launch();
try {
  await timeEach('Extracting', takeEvenly(folders, limit), (page, index) =>
    // The order alternates, so that neither is always measured first.
    timeExtraction(page, index % 2 === 0 ? [readability, ours] : [ours, readability]),
  );
  const popups = {
    empty: await install(browser, await buildEmptyPopupExtension()),
    ours: await install(browser, built),
    ...(values.against && { other: await install(browser, values.against) }),
  };
  const longReads = folders.map((pages) => pages.filter(isLongRead));
  await timeEach('Pressing the button', takeEvenly(longReads, limit / 6), (page, index) =>
    timeButton(page, popups, index % 2 === 0),
  );
  const book = createBook(folders.flat());
  long = await timeLong(browser, book);
  pdf = await timePdf(browser, book);
} finally {
  await browser.close();
}
process.stdout.write(
  `${formatSpeedTable('in the page', inPage, `${readability.name}, cold`)}\n\n` +
    `${formatSpeedTable('from the toolbar button', fromButton, empty)}\n\n${formatLongTable(long)}\n\n` +
    `${formatSpeedTable('PDF', pdf, pdfText)}\n\n` +
    `${formatLimitTable(listLimits())}\n`,
);

/** Concatenates the texts of pages to the length of the longest article. */
function createBook(pages: readonly BenchPage[]): string {
  const texts: string[] = [];
  let words = 0;
  for (const { gold } of pages) {
    if (words >= maxArticleWords) break;
    texts.push(gold.text ?? '');
    words += (gold.text ?? '').split(' ').length;
  }
  return texts.join('\n');
}

function isLongRead({ gold }: BenchPage): boolean {
  const words = gold.text === undefined ? 0 : splitWords(gold.text).length;
  return words > 1_700 && words < 2_300;
}

async function timeEach(
  title: string,
  pages: readonly BenchPage[],
  time: (page: Page, index: number) => Promise<void>,
): Promise<void> {
  const site = await servePages(pages.map(({ file }) => ({ html: () => readHtml(file) })));
  const progress = startProgress(title, pages.length);
  for (const [index, { id }] of pages.entries()) {
    const page = await browser.newPage();
    try {
      await page.goto(`${site.origin}/${index}`, { waitUntil: 'domcontentloaded' });
      await time(page, index);
    } catch (error) {
      process.stderr.write(`${id}: ${error}\n`);
    }
    await page.close();
    progress.step();
  }
  progress.end();
  site.close();
}

async function timeExtraction(page: Page, list: readonly Subject[]): Promise<void> {
  for (const subject of list) {
    const times = await timeInPage(page, subject);
    addTime(inPage, `${subject.name}, cold`, times.cold);
    addTime(inPage, `${subject.name}, warm`, times.warm);
    addTime(inPage, `${subject.name}, its script evaluated`, times.script);
    addTime(inPage, `${subject.name}, script and cold`, times.script + times.cold);
  }
}

interface Popups {
  readonly empty: Extension;
  readonly ours: Extension;
  readonly other?: Extension;
}

/** @param oursFirst false to click the other build's button before ours */
async function timeButton(page: Page, popups: Popups, oursFirst: boolean): Promise<void> {
  const times = await timePopup(browser, page, popups.empty, false);
  addTime(fromButton, empty, times.paint);
  const { ours, other } = popups;
  if (oursFirst) await timeBuild(page, ours, '');
  if (other) await timeBuild(page, other, otherBuild);
  if (!oursFirst) await timeBuild(page, ours, '');
}

/** @param suffix of the names of its times; empty for our own build, whose tasks are timed too */
async function timeBuild(page: Page, extension: Extension, suffix: string): Promise<void> {
  for (const state of ['asleep', 'awake']) {
    await page.reload({ waitUntil: 'load' });
    // Loading a page wakes the background, which stops again while the user reads.
    await new Promise((resolve) => setTimeout(resolve, settlingMs));
    if (state === 'asleep') await stopBackground(browser, extension);
    const { value, ...tasks } = await measureLongestTask(page, () =>
      timePopup(browser, page, extension, true),
    );
    addTime(fromButton, `first paint, background ${state}${suffix}`, value.paint);
    addTime(fromButton, `points, background ${state}${suffix}`, value.points);
    if (suffix === '') addTime(fromButton, longestTask, tasks.longestTaskMs);
  }
}

function listLimits() {
  const computeReadingRatio = (part: string, share: number) =>
    computeRatio(inPage, `${ours.name}, ${part}`, `${readability.name}, ${part}`, share);
  const computePointsRatio = (state: string, reference: string): number =>
    computeRatio(fromButton, `points, background ${state}`, reference);
  const compareWithOther = (state: string) =>
    computePointsRatio(state, `points, background ${state}${otherBuild}`);
  return [
    {
      what: 'script and cold extraction to those of Readability, medians',
      figure: computeReadingRatio('script and cold', 0.5),
      max: 1.4,
    },
    {
      what: 'the same, 95th percentiles',
      figure: computeReadingRatio('script and cold', 0.95),
      max: 0.8,
    },
    {
      what: 'warm extraction to clone + Readability, medians',
      figure: computeReadingRatio('warm', 0.5),
      max: 1,
    },
    { what: 'the same, 95th percentiles', figure: computeReadingRatio('warm', 0.95), max: 1 },
    {
      what: 'click to points, to an empty popup, cold',
      figure: computePointsRatio('asleep', empty),
      max: 2.5,
    },
    {
      what: 'click to points, to an empty popup, warm',
      figure: computePointsRatio('awake', empty),
      max: 1.5,
    },
    ...(values.against
      ? [
          {
            what: 'click to points, to the other build, cold',
            figure: compareWithOther('asleep'),
            max: 1,
          },
          {
            what: 'click to points, to the other build, warm',
            figure: compareWithOther('awake'),
            max: 1,
          },
        ]
      : []),
    {
      what: 'longest task in the page, median',
      figure: median(fromButton.get(longestTask) ?? []),
      max: 50,
      isTime: true,
    },
    {
      what: '100,000 words to 10,000',
      figure: (long.at(-1)?.all ?? Number.NaN) / (long[0]?.all ?? Number.NaN),
      max: 12,
    },
    {
      what: 'longest slice of 100,000 words',
      figure: long.at(-1)?.slice ?? Number.NaN,
      max: 100,
      isTime: true,
    },
    {
      what: 'PDF of 20 pages, bytes to points, to import and text by pdf.js',
      figure: computeRatio(pdf, pdfPoints, pdfText),
      max: 2.5,
    },
  ];
}
