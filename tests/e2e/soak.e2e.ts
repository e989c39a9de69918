import { describe, expect, it } from 'vitest';
import { isLong, reportFigure } from '../sampled-suites.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { manyRecords, storeRecords } from './many-records.ts';
import { storedJobs } from './slow-page.ts';
import { waitForOutcome } from './summary-view.ts';

const megabyte = 2 ** 20;
const articles = isLong ? Number(process.env.ARTICLES ?? 300) : 5;
/** Number of articles between two measurements of memory. */
const articlesPerMeasurement = isLong ? 10 : 2;

/** Records that fill the smallest possible history, so that each new one evicts an old one. */
const before = isLong ? 330 : 30;
const capInMegabytes = 1;

/**
 * Greatest growth in MB per 100 articles that counts as level, by the precision of each browser's
 * measurement.
 */
const maxGrowth = { chromium: 1, firefox: 15 };

describe('summarizing one article after another', () => {
  const stage = useBrowser();

  it(
    'keeps memory level and storage within its cap',
    async () => {
      const options = await stage.openAddress(`${stage.browser.origin}/src/ui/options/index.html`);
      await storeRecords(options, manyRecords(before, Date.now() - 86_400_000));
      await options.evaluate(setCap, capInMegabytes);
      await options.close();
      const tab = await stage.open('/empty');
      const seen: { background: number; page: number }[] = [];
      let maxSeen = 0;
      for (let n = 0; n < articles; n++) {
        await tab.goto(stage.site.url(`/story?n=${n}`));
        const view = await tab.clickToolbar();
        const shown = await waitForOutcome(view);
        expect(shown.title).toContain(`Story ${n}:`);
        await view.click('.point');
        await until(
          'it is saved',
          async () => (await storedJobs(stage))[0]?.saveStatus === 'saved',
        );
        if (n % articlesPerMeasurement !== articlesPerMeasurement - 1) continue;
        await stage.browser.closePopup();
        seen.push({ background: await stage.browser.backgroundMemory(), page: await tab.memory() });
        maxSeen = Math.max(maxSeen, await historyBytes());
        const session = Object.keys(await stage.browser.stored('session'));
        expect(session.filter((key) => /^(job|article):/.test(key))).toHaveLength(2);
      }
      const growth = {
        background: computeGrowth(seen.map(({ background }) => background)),
        page: computeGrowth(seen.map(({ page }) => page)),
      };
      reportFigure(
        `${articles} articles: background ${inMegabytes(seen.at(-1)?.background)} at the end, ${growth.background.toFixed(2)} MB more in 100 articles; page ${inMegabytes(seen.at(-1)?.page)}, ${growth.page.toFixed(2)} MB; history at most ${inMegabytes(maxSeen)} of ${capInMegabytes} MB`,
      );
      expect(maxSeen).toBeLessThanOrEqual(capInMegabytes * megabyte);
      if (!isLong) return;
      expect(growth.background).toBeLessThan(maxGrowth[stage.browser.name]);
      expect(growth.page).toBeLessThan(maxGrowth[stage.browser.name]);
    },
    isLong ? 3_600_000 : 90_000,
  );

  /** Returns the bytes of the records, as the browser stores them. */
  async function historyBytes(): Promise<number> {
    const kept = Object.entries(await stage.browser.stored('local'));
    return kept
      .filter(([key]) => key.startsWith('record:'))
      .reduce(
        (sum, [key, value]) => sum + key.length + Buffer.byteLength(JSON.stringify(value)),
        0,
      );
  }
});

/**
 * Returns the slope of the least-squares line through the last two thirds, in MB per 100 articles.
 */
function computeGrowth(bytes: readonly number[]): number {
  const later = bytes.slice(Math.floor(bytes.length / 3));
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const at = later.map((_, i) => i * articlesPerMeasurement);
  const [meanAt, meanBytes] = [mean(at), mean(later)];
  const above = later.reduce(
    (sum, value, i) => sum + ((at[i] ?? 0) - meanAt) * (value - meanBytes),
    0,
  );
  const below = at.reduce((sum, value) => sum + (value - meanAt) ** 2, 0);
  return ((above / Math.max(1, below)) * 100) / megabyte;
}

function inMegabytes(bytes = 0): string {
  return `${(bytes / megabyte).toFixed(1)} MB`;
}

/** Runs in an extension page. */
function setCap(megabytes: number): Promise<void> {
  type Sync = { set(items: object): Promise<void> };
  const { storage } = (globalThis as unknown as { chrome: { storage: { sync: Sync } } }).chrome;
  return storage.sync.set({ 'settings:historyMaxMib': megabytes });
}
