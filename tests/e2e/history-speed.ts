/**
 * Measures the speed of a long history: `npm run bench:history -- [chromium|firefox] [records]
 * [folder of the build]`.
 *
 * Records are written to the browser's storage directly, and times are measured in the page itself,
 * from the event to the frame that shows its effect.
 */

import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { type Browser, type BrowserName, browserNames, type View } from './drivers/browser.ts';
import { launchChromium } from './drivers/chromium.ts';
import { launchFirefox } from './drivers/firefox.ts';
import { openSite } from './drivers/site.ts';
import { until } from './drivers/until.ts';
import { manyRecords, storeRecords } from './many-records.ts';

/** Typed letter by letter: words of titles, of points, of no record, and digits. */
const queries = ['ferry line', 'choir 4711', 'postpones', 'zzz', '19'];
const counts: Record<BrowserName, number> = { chromium: 10_000, firefox: 2_500 };
const waitOptions = { timeoutMs: 300_000 };

const [wanted, count, extension] = process.argv.slice(2);
for (const name of browserNames)
  if (wanted === undefined || wanted === name) await measure(name, Number(count ?? counts[name]));

async function measure(name: BrowserName, records: number): Promise<void> {
  // Separates memory in use from memory that awaits garbage collection.
  const memory = ['--js-flags=--expose-gc', '--enable-precise-memory-info'];
  const options = { ...(extension !== undefined && { extension }), arguments: memory };
  const browser = await (name === 'chromium' ? launchChromium(options) : launchFirefox(options));
  try {
    const tab = await browser.openTab(`${browser.origin}/src/ui/welcome/index.html`);
    await tab.evaluate(keepAll);
    await storeRecords(tab, manyRecords(records, Date.now()));
    // The first visit builds the index; the second finds it, like every later one.
    const built = await opening(browser);
    await built.page.close();
    const opened = await opening(browser);
    const { page } = opened;
    const keys = await page.evaluate(typeAll, queries);
    const deletion = await page.evaluate(deleteAndUndo);
    const heap = await page.evaluate(heapMegabytes);
    const star = await page.evaluate(starAndUnstar);
    await page.close();
    const kept = await keepSome(browser, tab);
    report(browser, records, [
      ['first rows, index rebuilt', [built.firstRows]],
      ['first rows', [opened.firstRows]],
      ['all records searchable', [opened.all]],
      ['a search keystroke', keys],
      ['delete', [deletion.gone]],
      ['undo', [deletion.back]],
      ['a star', star],
      ['a new summary, from shown to kept', kept],
    ]);
    if (heap)
      console.log(
        `  JavaScript heap: ${heap.held.toFixed(0)} MB held, ${heap.used.toFixed(0)} MB before collection`,
      );
  } finally {
    await browser.close();
  }
}

/** Opens the page and waits for all records; times in ms since its navigation started. */
async function opening(browser: Browser): Promise<{ page: View; firstRows: number; all: number }> {
  const page = await browser.openTab(`${browser.origin}/src/ui/history/index.html`);
  await page.evaluate(letNamesBe);
  const firstRows = await until(
    'the first rows',
    () => page.evaluate(seen, '.record'),
    waitOptions,
  );
  const all = await until(
    'all records',
    () => page.evaluate(seen, '.history[aria-busy=false]'),
    waitOptions,
  );
  return { page, firstRows, all };
}

/**
 * Runs in an extension page. Without it, the first new summary would delete thousands of records.
 */
function keepAll(): Promise<void> {
  type Sync = { set(items: object): Promise<void> };
  const { chrome } = globalThis as unknown as { chrome: { storage: { sync: Sync } } };
  return chrome.storage.sync.set({ 'settings:historyMaxMib': 100, 'settings:historyDays': 0 });
}

/** Runs in the page. Defines the helper that tsx wraps around named functions. */
function letNamesBe(): void {
  (window as unknown as { __name: unknown }).__name = (named: unknown) => named;
}

/** Runs in the page. Returns when an element appeared, in ms since the navigation. */
function seen(selector: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () =>
      document.querySelector(selector) ? resolve(performance.now()) : requestAnimationFrame(look);
    look();
  });
}

/** Runs in the page. Types each query and clears the field; returns the ms of each keystroke. */
async function typeAll(queries: readonly string[]): Promise<number[]> {
  const input = document.querySelector<HTMLInputElement>('input[type=search]');
  if (!input) throw new Error('no search');
  const times: number[] = [];
  const texts = queries.flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)));
  for (const text of [...texts, '']) {
    const from = performance.now();
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    // A task after the next animation frame runs when the frame has been painted.
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    times.push(performance.now() - from);
  }
  return times;
}

/**
 * Runs in the page. Deletes the first record and undoes it; returns the ms until it disappears and
 * reappears.
 */
async function deleteAndUndo(): Promise<{ gone: number; back: number }> {
  const first = () => document.querySelector<HTMLElement>('.record');
  const id = first()?.dataset.id;
  const when = (done: () => boolean) =>
    new Promise<number>((resolve) => {
      const from = performance.now();
      const look = () => (done() ? resolve(performance.now() - from) : requestAnimationFrame(look));
      look();
    });
  first()?.querySelector<HTMLElement>('input')?.click();
  await when(() => document.querySelector('.selection-bar .delete') !== null);
  document.querySelector<HTMLElement>('.selection-bar .delete')?.click();
  const gone = await when(() => first()?.dataset.id !== id);
  await when(() => document.querySelector('.undo') !== null);
  document.querySelector<HTMLElement>('.undo')?.click();
  const back = await when(() => first()?.dataset.id === id);
  return { gone, back };
}

/** Runs in the page. Stars and unstars the first record a few times; returns the ms of each. */
async function starAndUnstar(): Promise<number[]> {
  const star = () => document.querySelector<HTMLElement>('.record .star');
  const times: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    const before = star()?.ariaPressed;
    const from = performance.now();
    star()?.click();
    await new Promise<void>((resolve) => {
      const look = () => (star()?.ariaPressed !== before ? resolve() : requestAnimationFrame(look));
      look();
    });
    times.push(performance.now() - from);
  }
  return times;
}

/**
 * Summarizes some articles; returns the ms from showing the points to saving them, as an extension
 * page observes it.
 */
async function keepSome(browser: Browser, ours: View): Promise<number[]> {
  const site = await openSite(resolve(import.meta.dirname, '../../scripts/sample'));
  const times: number[] = [];
  try {
    for (let turn = 0; turn < 5; turn += 1) {
      await ours.evaluate(listenForJob);
      const tab = await browser.openTab(site.url(`/article.html?${turn}`));
      await tab.clickToolbar();
      times.push(await until('it is saved', () => ours.evaluate(getSavingMs), waitOptions));
      await browser.closePopup();
      await tab.close();
    }
  } finally {
    await site.close();
  }
  return times;
}

/** Runs in an extension page. Records when the next job is done and when its summary is saved. */
function listenForJob(): void {
  type Job = { status?: string; saveStatus?: string };
  type Changes = Record<string, { newValue?: Job }>;
  type OnChanged = { addListener(listener: (changes: Changes, area: string) => void): void };
  const noted: { done?: number; saveStatus?: number } = {};
  (window as unknown as { noted: unknown }).noted = noted;
  const { chrome } = window as unknown as { chrome: { storage: { onChanged: OnChanged } } };
  chrome.storage.onChanged.addListener((changes, area) => {
    if (area !== 'session') return;
    for (const { newValue } of Object.values(changes)) {
      if (newValue?.status === 'done') noted.done ??= performance.now();
      if (newValue?.saveStatus === 'saved') noted.saveStatus ??= performance.now();
    }
  });
}

/** Runs in an extension page. Returns the time between the two in ms, once it is saved. */
function getSavingMs(): number | undefined {
  const { noted } = window as unknown as { noted: { done?: number; saveStatus?: number } };
  return noted.saveStatus === undefined
    ? undefined
    : noted.saveStatus - (noted.done ?? noted.saveStatus) || 0.1;
}

/** Runs in the page. Chromium reports and collects its heap on request, Firefox does not. */
async function heapMegabytes(): Promise<{ used: number; held: number } | null> {
  type Measured = { memory?: { usedJSHeapSize: number } };
  const megabytes = () => {
    const { memory } = performance as unknown as Measured;
    return (memory?.usedJSHeapSize ?? 0) / 2 ** 20;
  };
  const { gc } = globalThis as unknown as { gc?: () => void };
  if (!gc) return null;
  const used = megabytes();
  gc();
  await new Promise((settled) => setTimeout(settled, 100));
  gc();
  return { used, held: megabytes() };
}

function report(browser: Browser, records: number, rows: [string, readonly number[]][]): void {
  const load = loadavg()[0]?.toFixed(1);
  console.log(`${browser.version}, ${records} records, load average ${load}`);
  console.log('  (ms; of several the median; the longest)');
  for (const [name, times] of rows) {
    const sorted = [...times].sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    const longest = sorted.length > 1 ? `; ${sorted.at(-1)?.toFixed(0)}` : '';
    console.log(`  ${name}: ${median.toFixed(0)}${longest}`);
  }
}
