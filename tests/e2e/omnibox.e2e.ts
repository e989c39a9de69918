import { describe, expect, it } from 'vitest';
import { until } from './drivers/until.ts';
import { manyRecords, storeRecords } from './many-records.ts';
import { canReachMenu, setStage, withMenu } from './stage.ts';

describe.skipIf(!canReachMenu)('the address bar', () => {
  const stage = setStage(withMenu);

  it('finds a summary after our keyword, and opens it', async () => {
    const tab = await stage.openAddress(`${stage.browser.origin}/manifest.json`);
    const records = manyRecords(5, Date.now());
    await storeRecords(tab, records);
    // All of them are found; the newest comes first, and this is the one below it.
    const [, second] = records;
    await tab.enterSuggestion('ntr part', 2);
    const title = await until('its record is open', () => tab.evaluate(openedTitle));
    expect(title).toBe(second?.title);
    expect(new URL(await tab.url()).searchParams.get('record')).toBe(second?.id);
  });
});

/** Runs in the history's page. */
function openedTitle(): string | null | undefined {
  const opened = document.querySelector('.opened');
  return opened?.closest('.record')?.querySelector('.title')?.textContent;
}
