/**
 * Fills the storage up to the browser's own quota. The test writes to the browser's storage
 * directly. Firefox has a quota for the session area only; for the local area the test gives its
 * background one.
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
import { waitForOutcome } from './summary-view.ts';

/** An extension page that does nothing on its own. */
const barePage = '/src/ui/welcome/index.html';

describe('a full session storage', () => {
  const stage = useBrowser();

  it('drops the extractions of other tabs and shows the points', async () => {
    const ours = await stage.openAddress(stage.browser.origin + barePage);
    const key = 'article:of-a-tab-before';
    await ours.evaluate(fill, 'session', key);
    const tab = await stage.open('/article.html');
    const points = pointsFromTerminal();
    expect(await waitForOutcome(await tab.clickToolbar())).toMatchObject({
      status: 'done',
      points,
    });
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

  it('saves the new summary by deleting the oldest unstarred ones, and says so', async () => {
    const ours = await openOurs(barePage);
    const before = manyRecords(600, Date.now());
    await storeRecords(ours, before);
    await (await openHistory()).close();
    await fillLocal(ours);

    const shown = await press(site.url('/article.html'));
    expect(shown.alert).toBe('');
    const after = await until('the summary is saved', async () => {
      const found = await records();
      return found.some(({ url }) => url.endsWith('/article.html')) && found;
    });
    const left = new Set(after.map(({ id }) => id));
    const gone = before.filter(({ id }) => !left.has(id));
    expect(gone.length).toBeGreaterThan(0);
    // Checks that the deleted records are the oldest ones.
    const oldest = before.filter(({ starred }) => !starred).slice(-gone.length);
    expect(gone).toEqual(oldest);

    const history = await openHistory();
    expect(await history.evaluate(getText, '.evicted')).toContain('to make room');
    await history.close();
    await ours.close();
  });

  it('shows the points if other data fills the disk, says that they are not saved, and loses nothing', async () => {
    const ours = await openOurs(barePage);
    await ours.evaluate(emptyStorage);
    const starred = manyRecords(3, Date.now()).map((record) => ({ ...record, starred: true }));
    await storeRecords(ours, starred);
    await fillLocal(ours);

    const { view } = await press(site.url('/article.html?full'));
    await until('it is spoken', async () =>
      (await view.evaluate(getText, '.notice')).includes('full'),
    );
    expect((await records()).map(({ id }) => id).sort()).toEqual(
      starred.map(({ id }) => id).sort(),
    );
  });

  async function openHistory(): Promise<Tab> {
    const history = await openOurs(historyPage);
    await until('everything is spoken', () =>
      history.evaluate(() => document.querySelector('[aria-busy=false]') !== null),
    );
    return history;
  }

  async function press(url: string): Promise<{ view: View; alert: string }> {
    const tab = await browser.openTab(url);
    const view = await tab.clickToolbar();
    const { points, alert } = await waitForOutcome(view);
    expect(points).toEqual(pointsFromTerminal());
    return { view, alert };
  }
});
