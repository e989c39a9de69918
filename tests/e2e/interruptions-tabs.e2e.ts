import { describe, expect, it } from 'vitest';
import type { View } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { isReading, keptPages, openHeld, storedJobs } from './held.ts';
import { withApi } from './own-api.ts';
import { readerEnds, type Shown } from './reader.ts';
import { pointsFromTerminal } from './sample.ts';
import { setStage } from './stage.ts';

const optionsPage = '/src/pages/options/index.html';

/** Addresses that end the process of the tab that loads them. */
const crashing = { chromium: 'chrome://crash', firefox: 'about:crashcontent' };

describe('while its page is being read, a tab is', () => {
  const stage = setStage();

  it('crashed: what is shown is no skeleton for ever, and the page can be read again', async () => {
    const tab = await openHeld(stage);
    await tab.clickToolbar();
    await until('the page is being read', () => isReading(stage));
    await tab.startLoading(crashing[stage.browser.name]);
    await until('the job has come to its end', async () => !(await isReading(stage)), {
      within: 25_000,
    });
    await tab.goto(stage.site.url('/article.html'));
    expect((await untilPoints(await tab.clickToolbar())).points).toEqual(pointsFromTerminal());
  });
});

describe('an interruption of the whole', () => {
  const stage = setStage();

  it('restarting the browser in mid-job leaves nothing half, and the next reading works', async () => {
    const before = await keptPages(stage);
    const tab = await openHeld(stage);
    await tab.clickToolbar();
    await until('the page is being read', () => isReading(stage));
    await stage.restart();
    stage.site.release();
    expect(await keptPages(stage)).toEqual(before);
    expect(await storedJobs(stage)).toEqual([]);
    const next = await stage.open('/article.html?restarted');
    expect((await untilPoints(await next.clickToolbar())).points).toEqual(pointsFromTerminal());
  });

  it('synchronized storage that is written to too often: a choice is made all the same', async () => {
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
    // Firefox counts no writes.
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
});

/** What the reader shows in the end; where that is a failure, after its own button was pressed. */
async function untilPoints(reader: View): Promise<Shown> {
  const first = await readerEnds(reader, { within: 50_000 });
  if (first.step === 'done') return first;
  await reader.click('.trouble .button.main');
  return until('a retry succeeds', async () => {
    const shown = await readerEnds(reader);
    return shown.step === 'done' && shown;
  });
}
