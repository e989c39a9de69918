import { describe, expect, it } from 'vitest';
import { isLong, sampled } from '../sampled-suites.ts';
import {
  clickInBanner,
  getBannerPoints,
  pressBannerSwitch,
  waitForBanners,
} from './banner-helpers.ts';
import type { Tab, View } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { withApi } from './own-api.ts';
import { pointsFromTerminal } from './sample.ts';
import { getSavedPages, isReading, openWithheld, reloadWithheld, storedJobs } from './slow-page.ts';
import { type Shown, waitForOutcome } from './summary-view.ts';

/** Number of tabs that are open at once. */
const tabs = isLong ? 20 : 6;

const optionsPage = '/src/ui/options/index.html';

/** Addresses that crash the process of their tab. */
const crashing = { chromium: 'chrome://crash', firefox: 'about:crashcontent' };

/** Things that may happen to a tab during the extraction. */
const mishaps: [string, (tab: Tab, view: View, tabId: number) => Promise<unknown>][] = [
  [
    'reloaded',
    (tab, view, tabId) =>
      reloadWithheld(tab, () => withApi(view, (api, id) => api.tabs.reload(id), tabId)),
  ],
  ['navigated away', (tab) => tab.goto('about:blank')],
  [
    'moved to a window of its own',
    (_tab, view, tabId) =>
      withApi(view, (api, id) => void api.windows.create({ tabId: id }), tabId),
  ],
];

describe('a tab whose page is being extracted', () => {
  const stage = useBrowser();

  it.each(sampled(mishaps, 2))(
    'when %s, shows a true message and can be summarized again',
    async (name, happen) => {
      const tab = await openWithheld(stage);
      const view = await tab.clickToolbar();
      const job = await until('the page is being extracted', async () =>
        (await storedJobs(stage)).find(({ status }) => status === 'extracting'),
      );
      await happen(tab, view, job.tabId);
      stage.site.release();
      if (name === 'navigated away') await tab.goto(stage.site.url('/article.html'));
      const shown = await untilPoints(await tab.clickToolbar());
      expect(shown.points).toEqual(pointsFromTerminal());
      // The points are shown before they are saved.
      await until('they are saved', async () => {
        const jobs = (await storedJobs(stage)).filter(({ tabId }) => tabId === job.tabId);
        expect(jobs).toHaveLength(1);
        return jobs[0]?.saveStatus === 'saved';
      });
      expect(new Set((await getSavedPages(stage)).values())).toEqual(new Set([1]));
    },
  );

  it('when crashed, shows no endless skeleton and can be summarized again', async () => {
    const tab = await openWithheld(stage);
    await tab.clickToolbar();
    await until('the page is being extracted', () => isReading(stage));
    await tab.startLoading(crashing[stage.browser.name]);
    await until('the job has ended', async () => !(await isReading(stage)), {
      timeoutMs: 25_000,
    });
    await tab.goto(stage.site.url('/article.html'));
    expect((await untilPoints(await tab.clickToolbar())).points).toEqual(pointsFromTerminal());
  });
});

describe('an interruption of the browser', () => {
  const stage = useBrowser();

  it('discards a summarized tab, after which it is unknown if it shows the article', async () => {
    const tab = await stage.open('/article.html');
    await untilPoints(await tab.clickToolbar());
    const [job] = await storedJobs(stage);
    const options = await stage.openAddress(stage.browser.origin + optionsPage);
    await withApi(
      options,
      async (api, id) => {
        await api.tabs.discard(id);
        // In Chromium the tab has a new id by now.
        await api.tabs.update(id, { active: true }).catch(() => undefined);
      },
      job?.tabId ?? -1,
    );
    await until('the job is not current, or gone with its tab', async () => {
      const [now] = await storedJobs(stage);
      return now?.freshness !== 'current';
    });
  });

  it('restarts the browser during a job, which leaves nothing half-done', async () => {
    const before = await getSavedPages(stage);
    const tab = await openWithheld(stage);
    await tab.clickToolbar();
    await until('the page is being extracted', () => isReading(stage));
    await stage.restart();
    stage.site.release();
    expect(await getSavedPages(stage)).toEqual(before);
    expect(await storedJobs(stage)).toEqual([]);
    const next = await stage.open('/article.html?restarted');
    expect((await untilPoints(await next.clickToolbar())).points).toEqual(pointsFromTerminal());
  });

  it('summarizes many tabs in two windows at once, each with its own points, saved once', async () => {
    const queries = Array.from({ length: tabs }, (_none, n) => `tab=${n}`);
    const opened: Tab[] = [];
    for (const query of queries) opened.push(await stage.open(`/article.html?${query}`));
    const options = await stage.openAddress(stage.browser.origin + optionsPage);
    // Moved before the click: in Firefox, its grant ends when a tab changes windows.
    await withApi(
      options,
      async (api, count) => {
        const here = await api.tabs.query({ currentWindow: true });
        const [first = -1, ...others] = here.slice(-count - 1, -1).map(({ id }) => id ?? -1);
        const { id: windowId = -1 } = await api.windows.create({ tabId: first });
        await api.tabs.move(others.slice(0, count / 2 - 1), { windowId, index: -1 });
      },
      tabs,
    );
    for (const [n, tab] of opened.entries()) {
      await tab.activate();
      await tab.clickToolbar();
      // Opening the next popup closes this one, which must have sent its request by then.
      const address = stage.site.url(`/article.html?${queries[n]}`);
      await until('it is requested', async () =>
        (await storedJobs(stage)).some((job) => (job.article?.url ?? job.tabUrl) === address),
      );
    }
    const tabIds = (await allRead(tabs)).map(({ tabId }) => tabId);
    await withApi(
      options,
      async (api, ids) => {
        const request = { scope: { kind: 'page' } };
        const starts = ids.map((tabId) =>
          api.runtime.sendMessage({ name: 'job/start', payload: { tabId, request } }),
        );
        await Promise.all(starts);
      },
      tabIds,
    );
    const jobs = await allRead(tabs);
    const read = jobs.map(({ article }) => new URL(article?.url ?? '').search.slice(1));
    expect(read.sort()).toEqual(queries.sort());
    for (const { summaries } of jobs) expect(summaries).toHaveLength(1);
    const kept = await getSavedPages(stage);
    for (const query of queries) expect(kept.get(stage.site.url(`/article.html?${query}`))).toBe(1);
    const articles = Object.keys(await stage.browser.stored('session')).filter((key) =>
      key.startsWith('article:'),
    );
    expect(articles.length).toBeLessThanOrEqual(5);
  }, 120_000);

  it('exceeds the write limit of sync storage without losing a setting', async () => {
    const options = await stage.openAddress(stage.browser.origin + optionsPage);
    const refused = await withApi(options, async (api) => {
      for (let n = 0; n < 150; n++) {
        try {
          await api.storage.sync.set({ [`probe:${n % 3}`]: n });
        } catch {
          return true;
        }
      }
      return false;
    });
    // Firefox has no write limit.
    expect(refused).toBe(stage.browser.name === 'chromium');
    await options.click('label:has(> input[value=short])');
    await until('it is stored', async () => {
      const areas = [await stage.browser.stored('local'), await stage.browser.stored('sync')];
      return areas.some((area) => area['settings:length'] === 'short');
    });
    const tab = await stage.open('/article.html?throttled');
    expect((await untilPoints(await tab.clickToolbar())).points).toEqual(
      pointsFromTerminal('short'),
    );
  });

  it('reloads the extension during a job and with a banner in a page, and both work again', async () => {
    const withBanner = await stage.open('/article.html?line');
    await stage.browser.allowAccess(['https://127.0.0.1/*', 'http://127.0.0.1/*']);
    const popup = await withBanner.clickToolbar();
    await untilPoints(popup);
    await pressBannerSwitch(popup, 'on');
    await waitForBanners(withBanner);
    const held = await openWithheld(stage);
    await held.clickToolbar();
    await until('the page is being extracted', () => isReading(stage));
    const before = new Set((await storedJobs(stage)).map(({ id }) => id));
    await stage.browser.reloadExtension();
    // Its storage cannot be read until it runs, which takes long on a busy machine.
    await until(
      'the extension runs again, without its old jobs',
      async () => !(await storedJobs(stage)).some(({ id }) => before.has(id)),
      { timeoutMs: 30_000 },
    );
    stage.site.release();
    expect((await untilPoints(await held.clickToolbar())).points).toEqual(
      pointsFromTerminal('short'),
    );
    await stage.browser.closePopup();
    await withBanner.activate();
    await waitForBanners(withBanner);
    await clickInBanner(withBanner, 'top', '.summarize-button');
    await until(
      'the banner answers',
      async () => (await getBannerPoints(withBanner, 'top')).length > 0,
    );
  }, 90_000);

  /** Returns all jobs once this many are done and saved. */
  function allRead(count: number) {
    return until(
      `${count} pages are read`,
      async () => {
        const jobs = await storedJobs(stage);
        const done = jobs.filter(
          ({ status, saveStatus }) => status === 'done' && saveStatus === 'saved',
        );
        return done.length === count && jobs;
      },
      { timeoutMs: 60_000 },
    );
  }
});

/** Returns what the view finally shows, after pressing the button of a failure if there is one. */
async function untilPoints(view: View): Promise<Shown> {
  const first = await waitForOutcome(view, { timeoutMs: 50_000 });
  if (first.status === 'done') return first;
  await view.click('.error .button.main');
  return until('a retry succeeds', async () => {
    const shown = await waitForOutcome(view);
    return shown.status === 'done' && shown;
  });
}
