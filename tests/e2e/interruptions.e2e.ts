import { describe, expect, it } from 'vitest';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { pointsFromTerminal } from './sample.ts';
import { isReading, openWithheld, storedJobs } from './slow-page.ts';
import { waitForOutcome } from './summary-view.ts';

describe('an interruption', () => {
  const stage = useBrowser();

  it('by closing popup and background during the extraction costs nothing: the next view has the points', async () => {
    const tab = await openWithheld(stage);
    await tab.clickToolbar();
    await until('the page is being extracted', () => isReading(stage));
    await stage.browser.closePopup();
    await stage.browser.killBackground();
    expect(await stage.browser.isBackgroundAlive()).toBe(false);
    stage.site.release();

    const shown = await waitForOutcome(await tab.clickToolbar(), { timeoutMs: 30_000 });
    expect(shown).toMatchObject({ alert: '', points: pointsFromTerminal() });
  });

  it('of the background alone is noticed by the waiting view', async () => {
    const tab = await openWithheld(stage);
    const view = await tab.clickToolbar();
    await until('the page is being extracted', () => isReading(stage));
    await stage.browser.killBackground();
    stage.site.release();
    const shown = await waitForOutcome(view, { timeoutMs: 50_000 });
    expect(shown).toMatchObject({ alert: '', points: pointsFromTerminal() });
  });

  it('by another page in the tab is reported, and that page can be summarized', async () => {
    const tab = await openWithheld(stage);
    const view = await tab.clickToolbar();
    await until('the page is being extracted', () => isReading(stage));
    await tab.startLoading(stage.site.url('/short.html'));
    expect(await waitForOutcome(view)).toMatchObject({ code: 'page-gone', points: [] });

    await tab.goto(stage.site.url('/article.html'));
    expect(await waitForOutcome(await tab.clickToolbar())).toMatchObject({
      points: pointsFromTerminal(),
    });
    // The next test compares what is saved.
    await until('it is saved', async () =>
      (await storedJobs(stage)).some(({ saveStatus }) => saveStatus === 'saved'),
    );
  });

  it('by closing the tab leaves nothing of the job', async () => {
    const before = await stage.browser.stored('local');
    const tab = await openWithheld(stage);
    await tab.clickToolbar();
    await until('the page is being extracted', () => isReading(stage));
    await tab.close();
    await until('the job is gone', async () => !(await isReading(stage)));
    expect(await stage.browser.stored('local')).toEqual(before);
  });

  it('by Cancel is reported, and a retry succeeds', async () => {
    const tab = await openWithheld(stage);
    const view = await tab.clickToolbar();
    await until('there is a way to cancel', () =>
      view.evaluate(() => document.querySelector('.skeleton .link') !== null),
    );
    await view.click('.skeleton .link');
    expect(await waitForOutcome(view)).toMatchObject({ code: 'aborted', points: [] });
    stage.site.release();
    await view.click('.error .button.main');
    const points = await until('there are points', async () => {
      const shown = await waitForOutcome(view);
      return shown.status === 'done' && shown.points;
    });
    expect(points).toEqual(pointsFromTerminal());
  });
});
