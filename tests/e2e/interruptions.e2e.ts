import { describe, expect, it } from 'vitest';
import type { Stored, Tab } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { readerEnds } from './reader.ts';
import { pointsFromTerminal } from './sample.ts';
import { setStage } from './stage.ts';

describe('an interruption', () => {
  const stage = setStage();

  it('of popup and background in mid-read costs nothing: the next opening has the points', async () => {
    const tab = await openHeld();
    await tab.clickToolbar();
    await until('the page is being read', isReading);
    await stage.browser.closePopup();
    await stage.browser.killBackground();
    expect(await stage.browser.isBackgroundAlive()).toBe(false);
    stage.site.release();

    const shown = await readerEnds(await tab.clickToolbar(), { within: 30_000 });
    expect(shown).toMatchObject({ alert: '', points: pointsFromTerminal() });
  });

  it('of the background alone is noticed by the reader that waits', async () => {
    const tab = await openHeld();
    const reader = await tab.clickToolbar();
    await until('the page is being read', isReading);
    await stage.browser.killBackground();
    stage.site.release();
    const shown = await readerEnds(reader, { within: 50_000 });
    expect(shown).toMatchObject({ alert: '', points: pointsFromTerminal() });
  });

  it('by another page in the same tab is told, and the other page can be read', async () => {
    const tab = await openHeld();
    const reader = await tab.clickToolbar();
    await until('the page is being read', isReading);
    await tab.startLoading(stage.site.url('/short.html'));
    expect(await readerEnds(reader)).toMatchObject({ code: 'page-gone', points: [] });

    await tab.goto(stage.site.url('/article.html'));
    expect(await readerEnds(await tab.clickToolbar())).toMatchObject({
      points: pointsFromTerminal(),
    });
  });

  it('by closing the tab leaves nothing of the job', async () => {
    const before = await stage.browser.stored('local');
    const tab = await openHeld();
    await tab.clickToolbar();
    await until('the page is being read', isReading);
    await tab.close();
    await until('the job is gone', async () => !(await isReading()));
    expect(await stage.browser.stored('local')).toEqual(before);
  });

  it('by Cancel is told, and trying again succeeds', async () => {
    const tab = await openHeld();
    const reader = await tab.clickToolbar();
    await until('there is a way to cancel', () =>
      reader.evaluate(() => document.querySelector('.skeleton .link') !== null),
    );
    await reader.click('.skeleton .link');
    expect(await readerEnds(reader)).toMatchObject({ code: 'aborted', points: [] });
    stage.site.release();
    await reader.click('.trouble .button.main');
    const points = await until('there are points', async () => {
      const shown = await readerEnds(reader);
      return shown.step === 'done' && shown.points;
    });
    expect(points).toEqual(pointsFromTerminal());
  });

  /** The sample article, but for its end: no script gets into a document that is not all there. */
  async function openHeld(): Promise<Tab> {
    const tab = await stage.open('/empty');
    await tab.startLoading(stage.site.url('/article.html?hold'));
    await until('the page has begun', () =>
      tab.evaluate(() => document.querySelector('article > p:last-of-type') !== null),
    );
    return tab;
  }

  async function isReading(): Promise<boolean> {
    return jobsIn(await stage.browser.stored('session')).some(({ step }) => step === 'reading');
  }
});

function jobsIn(session: Stored): { readonly step: string }[] {
  return Object.entries(session)
    .filter(([key]) => key.startsWith('job:'))
    .map(([, job]) => job as { readonly step: string });
}
