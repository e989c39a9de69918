import { describe, expect, it } from 'vitest';
import { type StorageArea, type Stored, storedEverywhere } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { pointsFromTerminal } from './sample.ts';
import { waitForOutcome } from './summary-view.ts';

describe('an incognito window', () => {
  const stage = useBrowser();

  it('shows its points and leaves nothing behind', async () => {
    const { browser, site } = stage;
    const usual = await stage.open('/article.html');
    await waitForOutcome(await usual.clickToolbar());
    await until('the normal window has saved its record and its hint', async () => {
      const keys = Object.keys(await browser.stored('local'));
      return (
        keys.some((key) => key.startsWith('record:')) && keys.some((key) => key.startsWith('hint:'))
      );
    });
    const before = await settled();

    const tab = await browser.openTab(site.url('/article.html?secret'), { private: true });
    const view = await tab.clickToolbar();
    expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal() });
    await until('the view says that nothing is saved', () =>
      view.evaluate(() => document.body.textContent?.includes('private or Incognito window')),
    );
    const during = await storedEverywhere(browser);
    expect(during.local).toEqual(before.local);
    expect(during.sync).toEqual(before.sync);

    await tab.close();
    await until('the incognito tab is forgotten', async () => {
      const { length } = Object.keys(await browser.stored('session'));
      return length === Object.keys(before.session).length;
    });
    const after = await storedEverywhere(browser);
    expect(after).toEqual(before);
    expect(JSON.stringify(after)).not.toContain('secret');
  });

  /** Returns everything stored, once another job has finished and has been saved. */
  function settled(): Promise<Record<StorageArea, Stored>> {
    return until('nothing is being done', async () => {
      const stored = await storedEverywhere(stage.browser);
      return JSON.stringify(stored.session).includes('"saveStatus":"saved"') && stored;
    });
  }
});
