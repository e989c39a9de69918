import { describe, expect, it } from 'vitest';
import type { View } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { canReachMenu, useBrowser, withMenu } from './e2e-setup.ts';
import { historyPage } from './history-helpers.ts';
import { manyRecords, storeRecords } from './many-records.ts';

describe.skipIf(!canReachMenu)('the omnibox', () => {
  const stage = useBrowser(withMenu);
  const records = manyRecords(5, Date.now());
  // All records match; the newest comes first, and this one second.
  const [, second] = records;

  it('finds a summary after the keyword and opens it in a new tab next to the article', async () => {
    const ours = await stage.openAddress(`${stage.browser.origin}/manifest.json`);
    await storeRecords(ours, records);
    const article = await stage.open('/article.html');
    await article.enterSuggestion('ntr part', 2);
    const history = await stage.browser.view(historyPage);
    await expectOpened(history);
    expect(await article.url()).toBe(stage.site.url('/article.html'));
    await history.close();
  });

  it('opens it in the tab that already shows the history', async () => {
    const history = await stage.openAddress(stage.browser.origin + historyPage);
    await storeRecords(history, records);
    await history.enterSuggestion('ntr part', 2);
    await expectOpened(history);
  });

  async function expectOpened(history: View): Promise<void> {
    const title = await until('its record is open', () => history.evaluate(openedTitle));
    expect(title).toBe(second?.title);
    expect(new URL(await history.url()).searchParams.get('record')).toBe(second?.id);
  }
});

/** Runs in the history page. */
function openedTitle(): string | null | undefined {
  const opened = document.querySelector('.record-details');
  return opened?.closest('.record')?.querySelector('.title')?.textContent;
}
