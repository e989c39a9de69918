/** Each article has its own record, even if an address alone does not identify it. */

import { expect, inject, it } from 'vitest';
import type { HistoryRecord } from '../../src/storage/history/record.ts';
import type { Tab } from './drivers/browser.ts';
import { storyTitle } from './drivers/story-pages.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { emptyStorage, getText, historyPage, readRecords, titles } from './history-helpers.ts';
import { waitForOutcome } from './summary-view.ts';

const stage = useBrowser();
const openHistory = () => stage.openAddress(stage.browser.origin + historyPage);
const records = async () => (await readRecords(stage.browser)) as unknown as HistoryRecord[];

it('saves one record for each of two sites’ articles in srcdoc frames', async () => {
  await forgetAll();
  const addresses = [
    stage.site.url('/framed-story?n=1'),
    stage.site.url('/framed-story?n=2').replace('127.0.0.1', 'localhost'),
  ];
  for (const address of addresses) {
    const tab = await stage.openAddress(address);
    await summarize(tab);
    const again = await tab.clickToolbar();
    await waitForOutcome(again);
    expect(await again.evaluate(getText, '.notice')).toBe('');
    await stage.browser.closePopup();
  }
  expect(await savedAs()).toEqual([
    [storyTitle(1), addresses[0]],
    [storyTitle(2), addresses[1]],
  ]);
});

// Firefox lets no extension into a sandboxed frame.
it.runIf(inject('browserName') === 'chromium')(
  'gives an article in a sandboxed srcdoc frame the address of its page',
  async () => {
    await forgetAll();
    const address = stage.site.url('/framed-story?n=1&sandbox');
    await summarize(await stage.openAddress(address));
    expect(await savedAs()).toEqual([[storyTitle(1), address]]);
  },
);

it('gives an article in a blob frame the address of its page', async () => {
  await forgetAll();
  const address = stage.site.url('/framed-story?n=3&blob');
  const tab = await stage.openAddress(address);
  await shown(tab);
  await summarize(tab);
  expect(await savedAs()).toEqual([[storyTitle(3), address]]);
});

it('saves one record for each of three hash routes, and each link opens its article', async () => {
  await forgetAll();
  const routes = [1, 2, 3].map((n) => stage.site.url(`/routed-stories#/${n}`));
  for (const route of routes) {
    const tab = await stage.openAddress(route);
    await shown(tab);
    await summarize(tab);
  }
  expect(await savedAs()).toEqual(routes.map((route, at) => [storyTitle(at + 1), route]));

  const history = await openHistory();
  await until('all are listed', async () => (await titles(history)).length === 3);
  for (const title of [1, 2, 3].map(storyTitle)) {
    await history.evaluate(openRecord, title);
    const links = await until('it is open', () => history.evaluate(linksTo, title));
    for (const link of links) {
      const opened = await stage.openAddress(link);
      await shown(opened);
      expect(await opened.evaluate(() => document.title)).toBe(title);
      await opened.close();
    }
  }
});

it('saves a second record for an article that replaced the first', async () => {
  await forgetAll();
  const address = stage.site.url('/replaced-story?n=4');
  const first = await stage.openAddress(address);
  await shown(first);
  await summarize(first);
  const history = await openHistory();
  await until('it is listed', async () => (await titles(history)).length === 1);
  await history.click('.star');
  await until('the star is stored', async () => (await records())[0]?.starred === true);

  const second = await stage.openAddress(address);
  await shown(second);
  await second.click('#next');
  await until('the next one is shown', () =>
    second.evaluate(() => document.body.dataset.shown === '5'),
  );
  const view = await summarize(second, false);
  expect(await view.evaluate(getText, '.notice')).toBe('');
  await stage.browser.closePopup();
  expect(await savedAs()).toEqual([
    [storyTitle(4), address],
    [storyTitle(5), address],
  ]);
  const starred = (await records()).filter((record) => record.starred);
  expect(starred.map(({ title }) => title)).toEqual([storyTitle(4)]);

  const again = await openHistory();
  await until('both are listed', async () => (await titles(again)).length === 2);
  await again.evaluate(openRecord, storyTitle(5));
  await until('the shared address is reported', async () =>
    (await again.evaluate(getText, '.record-details')).includes('may show a different one'),
  );
});

it('saves an article under the new address of its page', async () => {
  await forgetAll();
  const addresses = [6, 7].map((n) => stage.site.url(`/pushed-story?n=${n}`));
  const [first = ''] = addresses;
  const tab = await stage.openAddress(`${first}&utm_source=letter`);
  await shown(tab);
  await summarize(tab);
  await tab.click('#next');
  await until('the next one is shown', () =>
    tab.evaluate(() => document.body.dataset.shown === '7'),
  );
  await summarize(tab);
  expect(await savedAs()).toEqual(addresses.map((url, at) => [storyTitle(at + 6), url]));
  const canonicals = (await records()).map(({ canonical }) => canonical);
  expect(canonicals.sort()).toEqual(addresses);
});

/** Summarizes the page of a tab. @returns the popup, unless it is closed */
async function summarize(tab: Tab, close = true) {
  const before = (await records()).length;
  const view = await tab.clickToolbar();
  expect((await waitForOutcome(view)).status).toBe('done');
  await until('its outcome is known', async () => {
    const jobs = Object.values(await stage.browser.stored('session')) as { saveStatus?: string }[];
    return (
      jobs.some(({ saveStatus }) => saveStatus === 'saved') && (await records()).length > before
    );
  }).catch(() => undefined); // The test itself checks what was saved.
  if (close) await stage.browser.closePopup();
  return view;
}

/** Returns titles and addresses of all records, sorted by title. */
async function savedAs(): Promise<(string | undefined)[][]> {
  return (await records()).map(({ title, url }) => [title, url]).sort();
}

async function shown(tab: Tab): Promise<void> {
  await until('an article is shown', () =>
    tab.evaluate(() => document.body.dataset.shown !== undefined),
  );
}

async function forgetAll(): Promise<void> {
  const history = await openHistory();
  await history.evaluate(emptyStorage);
  await history.close();
}

// The following functions run in the history page.

function openRecord(title: string): void {
  const rows = [...document.querySelectorAll('.record')];
  const row = rows.find((each) => each.querySelector('.title')?.textContent === title);
  row?.querySelector<HTMLElement>('.record-toggle')?.click();
}

/** Returns the links to the article and to its first sentence once the record is open. */
function linksTo(title: string): string[] | null {
  const rows = [...document.querySelectorAll('.record')];
  const row = rows.find((each) => each.querySelector('.title')?.textContent === title);
  const links = row?.querySelectorAll<HTMLAnchorElement>(
    '.record-details a.point, .record-details a.button',
  );
  if (!links || links.length === 0) return null;
  const found = Array.from(links, ({ href }) => href);
  return [found[0] ?? '', found.at(-1) ?? ''];
}
