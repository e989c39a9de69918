/**
 * Storage that is really full, by the browser's own count. What is in the way is put there through
 * the browser's storage, past our code. Firefox enforces a quota for the session alone; for what is
 * stored on the machine the test has its background keep one.
 */

import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoryRecord } from '../../src/storage/history/record.ts';
import type { Browser, Tab, View } from './drivers/browser.ts';
import type { Site } from './drivers/site.ts';
import { until } from './drivers/until.ts';
import { launch, openSampleSite, useBrowser } from './e2e-setup.ts';
import { emptyStorage, getText, historyPage, readRecords } from './history-helpers.ts';
import { manyRecords, storeRecords } from './many-records.ts';
import { pointsFromTerminal } from './sample.ts';
import { buildOfSmallStorage, fill, fillLocal } from './small-storage.ts';
import { readerEnds } from './summary-view.ts';

/** Our page that does nothing by itself. */
const barePage = '/src/ui/welcome/index.html';

describe('a full session', () => {
  const stage = useBrowser();

  it('lets go of what other tabs have read, and shows the points', async () => {
    const ours = await stage.openAddress(stage.browser.origin + barePage);
    const key = 'article:of-a-tab-before';
    await ours.evaluate(fill, 'session', key);
    const tab = await stage.open('/article.html');
    const points = pointsFromTerminal();
    expect(await readerEnds(await tab.clickToolbar())).toMatchObject({ status: 'done', points });
    const left = Object.keys(await stage.browser.stored('session'));
    expect(left.filter((each) => each.startsWith(key))).toEqual([]);
  });
});

describe('a full history', () => {
  let browser: Browser;
  let site: Site;
  let folder: string;
  beforeAll(async () => {
    site = await openSampleSite();
    folder = await buildOfSmallStorage();
    browser = await launch({ extension: folder });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await rm(folder, { recursive: true, force: true });
  });
  const records = async () => (await readRecords(browser)) as unknown as HistoryRecord[];
  const openOurs = (path: string) => browser.openTab(browser.origin + path);

  it('takes the new summary in; the oldest without a star have gone, which is said', async () => {
    const ours = await openOurs(barePage);
    const before = manyRecords(600, Date.now());
    await storeRecords(ours, before);
    await (await openHistory()).close();
    await fillLocal(ours);

    const shown = await press(site.url('/article.html'));
    expect(shown.alert).toBe('');
    const after = await until('the summary is kept', async () => {
      const found = await records();
      return found.some(({ url }) => url.endsWith('/article.html')) && found;
    });
    const left = new Set(after.map(({ id }) => id));
    const gone = before.filter(({ id }) => !left.has(id));
    expect(gone.length).toBeGreaterThan(0);
    // Those that went are the oldest there were.
    const oldest = before.filter(({ starred }) => !starred).slice(-gone.length);
    expect(gone).toEqual(oldest);

    const history = await openHistory();
    expect(await history.evaluate(getText, '.evicted')).toContain('to make room');
    await history.close();
    await ours.close();
  });

  it('of something else shows the points, says that they are not kept, and loses nothing', async () => {
    const ours = await openOurs(barePage);
    await ours.evaluate(emptyStorage);
    const starred = manyRecords(3, Date.now()).map((record) => ({ ...record, starred: true }));
    await storeRecords(ours, starred);
    await fillLocal(ours);

    const { reader } = await press(site.url('/article.html?full'));
    await until('it is said', async () =>
      (await reader.evaluate(getText, '.notice')).includes('full'),
    );
    expect((await records()).map(({ id }) => id).sort()).toEqual(
      starred.map(({ id }) => id).sort(),
    );
  });

  async function openHistory(): Promise<Tab> {
    const history = await openOurs(historyPage);
    await until('all is read', () =>
      history.evaluate(() => document.querySelector('[aria-busy=false]') !== null),
    );
    return history;
  }

  async function press(url: string): Promise<{ reader: View; alert: string }> {
    const tab = await browser.openTab(url);
    const reader = await tab.clickToolbar();
    const { points, alert } = await readerEnds(reader);
    expect(points).toEqual(pointsFromTerminal());
    return { reader, alert };
  }
});
