import { describe, expect, it } from 'vitest';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import {
  count,
  emptyStorage,
  fileOfClick,
  getText,
  historyPage,
  isThere,
  readRecords,
} from './history-helpers.ts';
import { manyRecords, storeRecords } from './many-records.ts';
import { waitForOutcome } from './summary-view.ts';

const stage = useBrowser();

describe('an article with several variants', () => {
  it('is listed once with each variant by name, and exports the one that is shown', async () => {
    const article = await stage.open('/article.html?ways');
    const view = await article.clickToolbar();
    await waitForOutcome(view);
    for (const length of ['Short', 'Long']) {
      await view.evaluate(chooseLabel, '.tools', length);
      await until(`the ${length} one is saved`, async () => {
        const [record] = await recordsAt('?ways');
        const summaries = (record?.summaries ?? []) as { length: string }[];
        return summaries.at(-1)?.length === length.toLowerCase();
      });
    }
    await until('the points', () => view.evaluate(isThere, '.points'));
    const said = /instead of (\d+) min/.exec(await view.evaluate(getText, '.header .saved'));
    const whole = Number(said?.[1]);
    await stage.browser.closePopup();

    const history = await stage.openAddress(stage.browser.origin + historyPage);
    await until('the record is listed', () => history.evaluate(isThere, '.record'));
    const facts = await history.evaluate(getText, '.record .facts');
    const saved = Number(/saves (\d+) min/.exec(facts)?.[1]);
    expect(saved).toBeGreaterThan(0);
    expect(saved).toBeLessThanOrEqual(whole);
    await history.click('.record-toggle');
    await until('it is open', () => history.evaluate(isThere, '.variants'));
    expect(await history.evaluate(getText, '.variants label:has(:checked)')).toBe(
      'Key points · Long',
    );
    const long = await history.evaluate(count, '.record-details .point');
    await history.evaluate(chooseLabel, '.variants', 'Key points · Short');
    await until('the short one is shown', async () => {
      return (await history.evaluate(count, '.record-details .point')) < long;
    });
    const short = await history.evaluate(count, '.record-details .point');
    const items = (markdown: string) => markdown.match(/^- /gm)?.length;
    expect(items(await fileOfClick(history, '.record-details button[name=markdown]'))).toBe(short);
    await history.evaluate(chooseLabel, '.variants', 'All versions');
    await until('all are shown', async () => (await history.evaluate(count, '.variant')) === 3);
    const all = await fileOfClick(history, '.record-details button[name=markdown]');
    expect(all.match(/^## .+/gm)).toEqual([
      '## Key points · Short · Sentences from the article',
      '## Key points · Medium · Sentences from the article',
      '## Key points · Long · Sentences from the article',
    ]);
  });

  async function recordsAt(query: string) {
    return (await readRecords(stage.browser)).filter(({ url }) => `${url}`.endsWith(query));
  }
});

describe('many records', () => {
  it('are listed by day and exported at once without a selection', async () => {
    const kept = manyRecords(60, Date.now());
    const history = await stage.openAddress(stage.browser.origin + historyPage);
    await history.evaluate(emptyStorage);
    await storeRecords(history, kept);
    await until('they are listed', () => history.evaluate(isThere, '.day ~ .day'));
    expect(await history.evaluate(getText, '.day > h2')).toBe('Today');
    expect(await history.evaluate(count, '.day > h2')).toBeGreaterThan(1);
    await history.click('.export-all summary');
    const markdown = await fileOfClick(history, '.export-all [name=markdown]');
    expect(markdown.match(/^# .+/gm)).toHaveLength(kept.length);
  });
});

/** Runs in the history page. Chooses the option that a label in a part of the page names. */
function chooseLabel(part: string, name: string): void {
  const labels = [...document.querySelectorAll<HTMLElement>(`${part} label`)];
  labels.find(({ textContent }) => textContent?.trim() === name)?.click();
}
