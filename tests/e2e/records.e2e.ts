import { describe, expect, it } from 'vitest';
import type { Stored } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { waitForOutcome } from './summary-view.ts';

describe('the history after a summary', () => {
  const stage = useBrowser();

  it('has one record of the article with the points that were shown', async () => {
    const tab = await stage.open('/article.html');
    const { points, title } = await waitForOutcome(await tab.clickToolbar());
    const [record, ...others] = await until('a record is stored', async () => {
      const found = recordsIn(await stage.browser.stored('local'));
      return found.length > 0 && found;
    });
    expect(others).toEqual([]);
    expect(record).toMatchObject({ title });
    expect(JSON.stringify(record)).toContain(JSON.stringify(points[0]).slice(1, -1));
  });

  it('is used by a second view, which does not extract the page again', async () => {
    const tab = await stage.open('/article.html?second');
    const first = await waitForOutcome(await tab.clickToolbar());
    const job = jobsIn(await stage.browser.stored('session'));
    await stage.browser.closePopup();
    await tab.evaluate(() => {
      document.querySelector('article > p:last-of-type')?.remove();
    });
    const second = await waitForOutcome(await tab.clickToolbar());
    expect(second).toEqual(first);
    expect(jobsIn(await stage.browser.stored('session'))).toEqual(job);
  });
});

function recordsIn(local: Stored): unknown[] {
  return Object.keys(local)
    .filter((key) => key.startsWith('record:'))
    .map((key) => local[key]);
}

/** Returns the ids of all jobs with their start times. */
function jobsIn(session: Stored): [string, unknown][] {
  return Object.entries(session)
    .filter(([key]) => key.startsWith('job:'))
    .map(([key, job]) => [key, (job as { readonly startedAt: number }).startedAt]);
}
