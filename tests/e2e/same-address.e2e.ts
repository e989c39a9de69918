import { afterEach, describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import type { HistoryRecord } from '../../src/storage/history/record.ts';
import { countBanners, getBannerPoints, openBanner, turnBannerOn } from './banner-helpers.ts';
import type { Tab, View } from './drivers/browser.ts';
import { createStory } from './drivers/story.ts';
import { until } from './drivers/until.ts';
import { type Stage, useBrowser } from './e2e-setup.ts';
import { emptyStorage, historyPage, readRecords } from './history-helpers.ts';
import { storedJobs } from './slow-page.ts';
import { type Shown, waitForOutcome } from './summary-view.ts';

/** The ways in which one address can show another article. */
const ways: [string, (tab: Tab, n: number) => Promise<void>][] = [
  [
    'a route in its fragment',
    (tab, n) =>
      tab.within(
        'html',
        (_root, n) => {
          location.hash = `#/${n}`;
        },
        n,
      ),
  ],
  ['another text in its place', (tab, n) => inApp(tab, 'show', n)],
  ['another text, with the last one hidden', (tab, n) => inApp(tab, 'reveal', n)],
  ['another text in the same paragraphs', (tab, n) => inApp(tab, 'fill', n)],
  ['document.open()', (tab, n) => inApp(tab, 'open', n)],
];

/**
 * Opens the banner of an article that has just come. The page may still be drawing, and a banner that
 * was put in anew has lost the id by which the tests find it.
 */
async function openNewBanner(tab: Tab): Promise<void> {
  try {
    await openBanner(tab, 'top');
  } catch {
    await countBanners(tab, 'body');
    await openBanner(tab, 'top');
  }
}

describe.each(ways)('three articles at one address, by %s:', (_name, change) => {
  const stage = useBrowser();
  afterEach(closePanel);

  it('the popup shows the points of each', async () => {
    const tab = await stage.open('/app');
    for (const n of [1, 2, 3]) {
      if (n > 1) await change(tab, n);
      expectStory(await waitForOutcome(await tab.clickToolbar()), n);
      await stage.browser.closePopup();
    }
  });

  it('the side panel notices another article and shows its points on request', async () => {
    const tab = await stage.open('/app');
    const panel = await openPanel(stage, tab);
    expectStory(await waitForOutcome(panel), 1);
    for (const n of [2, 3]) {
      await change(tab, n);
      await comeBackUntilReported(panel);
      // Nothing starts automatically.
      expectStory(await waitForOutcome(panel), n - 1);
      await panel.click('.notice .link');
      await until('the next one is shown', async () =>
        (await waitForOutcome(panel)).title.includes(`Story ${n}:`),
      );
      expectStory(await waitForOutcome(panel), n);
      expect(await says(panel, english.page_outdated.message)).toBe(false);
    }
  });

  it('the banner shows the points of each', { retry: 0 }, async () => {
    const tab = await stage.open('/app');
    await turnBannerOn(stage.browser, tab);
    await openBanner(tab, 'top');
    expect(foreignTo(1, await getBannerPoints(tab, 'top'))).toEqual([]);
    for (const n of [2, 3]) {
      await change(tab, n);
      // A banner waits while it would shift visible content, so only one may appear at first.
      await until('the last answer is gone, and a banner stands', async () => {
        return (
          (await countBanners(tab, 'body')) > 0 && (await getBannerPoints(tab, 'top')).length === 0
        );
      });
      await openNewBanner(tab);
      expect(foreignTo(n, await getBannerPoints(tab, 'top'))).toEqual([]);
    }
  });

  it('each is saved in its own record', async () => {
    await forgetRecords();
    const tab = await stage.open('/app');
    const panel = await openPanel(stage, tab);
    for (const n of [1, 2, 3]) {
      if (n > 1) {
        await change(tab, n);
        await comeBackUntilReported(panel);
        await panel.click('.notice .link');
      }
      await until('it is saved', async () => (await savedRecords()).length === n);
      // The record is there before the panel has followed, whose last notice would be taken for new.
      await until('it is shown', async () =>
        (await waitForOutcome(panel)).title.includes(`Story ${n}:`),
      );
    }
    const records = await savedRecords();
    expect(new Set(records.map(({ id }) => id)).size).toBe(3);
    for (const [at, { title, summaries }] of records.entries()) {
      expect(title).toBe(createStory(at + 1).title);
      const points = summaries.flatMap((summary) => summary.points);
      expect(points.length).toBeGreaterThan(2);
      expect(
        foreignTo(
          at + 1,
          points.map(({ text }) => text),
        ),
      ).toEqual([]);
    }
  });

  /** Sorted by title. */
  async function savedRecords(): Promise<HistoryRecord[]> {
    const records = (await readRecords(stage.browser)) as unknown as HistoryRecord[];
    return records.sort((a, b) => a.title.localeCompare(b.title));
  }

  async function forgetRecords(): Promise<void> {
    const history = await stage.openAddress(stage.browser.origin + historyPage);
    await history.evaluate(emptyStorage);
    await history.close();
  }
});

describe('a change that is not another article', () => {
  const stage = useBrowser();
  afterEach(closePanel);

  it.each([
    [
      'a moved fragment',
      (tab: Tab) =>
        tab.evaluate(() => {
          location.hash = '#comments';
        }),
    ],
    ['the next article below', (tab: Tab) => inApp(tab, 'append', 2)],
    [
      'a corrected sentence',
      (tab: Tab) =>
        tab.evaluate(() => {
          const paragraph = document.querySelector('article p:last-of-type');
          if (paragraph) paragraph.textContent = 'A correction came in at noon.';
        }),
    ],
  ])('%s: keeps the summary without generating it again', async (_name, change) => {
    const tab = await stage.open('/app');
    expectStory(await waitForOutcome(await tab.clickToolbar()), 1);
    const [before] = await storedJobs(stage);
    await stage.browser.closePopup();
    await change(tab);
    const popup = await tab.clickToolbar();
    expectStory(await waitForOutcome(popup), 1);
    expect(await says(popup, english.page_outdated.message)).toBe(false);
    expect((await storedJobs(stage)).map(({ id }) => id)).toEqual([before?.id]);
  });

  it('the return of the first article: makes its summary current again', async () => {
    const tab = await stage.open('/app');
    const panel = await openPanel(stage, tab);
    await waitForOutcome(panel);
    await inApp(tab, 'show', 2);
    await comeBackUntilReported(panel);
    await inApp(tab, 'show', 1);
    await comeBack(panel);
    await until(
      'it is taken back',
      async () => !(await says(panel, english.page_outdated.message)),
    );
  });
});

let opened: View | undefined;

/** In Firefox the panel belongs to the window, so the next popup would hand over to it. */
async function closePanel(): Promise<void> {
  await opened?.close();
  opened = undefined;
}

async function openPanel({ browser }: Stage, tab: Tab): Promise<View> {
  const popup = await tab.clickToolbar();
  await waitForOutcome(popup);
  await popup.click('.tools .icon-button:last-child');
  opened = await browser.view('/src/ui/summary/index.html?surface=panel');
  return opened;
}

/** Makes the reading app do something without user activity, which banners wait for. */
function inApp(
  tab: Tab,
  name: 'show' | 'reveal' | 'fill' | 'append' | 'open',
  n: number,
): Promise<void> {
  return tab.within(
    'html',
    (root, deed) => {
      (root as HTMLElement).dataset.do = deed;
      root.dispatchEvent(new Event('do'));
    },
    `${name} ${n}`,
  );
}

/** Simulates the user's return to the panel. */
function comeBack(panel: View): Promise<void> {
  return panel.evaluate(() => {
    dispatchEvent(new Event('focus'));
  });
}

/**
 * Returns to the panel until it reports another article. A page that is busy for a second is not
 * waited for, and is asked again at the next return.
 */
async function comeBackUntilReported(panel: View): Promise<void> {
  await until('it is reported', async () => {
    await comeBack(panel);
    return until('the page answers', () => says(panel, english.page_outdated.message), {
      timeoutMs: 2_000,
    });
  });
}

function expectStory(shown: Shown, n: number): void {
  expect(shown.title).toContain(`Story ${n}:`);
  expect(shown.points.length).toBeGreaterThan(2);
  expect(foreignTo(n, shown.points)).toEqual([]);
}

/** Returns the points that are not from a story. */
function foreignTo(n: number, points: readonly string[]): string[] {
  const text = createStory(n).paragraphs.join(' ');
  return points.filter((point) => !text.includes(point));
}

function says(view: View, words: string): Promise<boolean> {
  return view.evaluate((words) => document.body.textContent?.includes(words) === true, words);
}
