/** Expired records are deleted automatically, but never a large part of all at once. */

import { describe, expect, it } from 'vitest';
import type { HistoryRecord } from '../../src/storage/history/record.ts';
import type { Tab } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { emptyStorage, historyPage, isThere, readRecords, titles } from './history-helpers.ts';
import { manyRecords, storeRecords } from './many-records.ts';
import { waitForOutcome } from './summary-view.ts';

const stage = useBrowser();

describe('expired summaries that are a large part of all', () => {
  const dayMs = 86_400_000;
  const old = manyRecords(25, Date.now()).map((record) => {
    const updatedAt = record.updatedAt - 400 * dayMs;
    return { ...record, savedAt: updatedAt, updatedAt, starred: false };
  });

  it('stay when another is saved, until the user deletes them, which can be undone', async () => {
    const history = await openWith(old);
    const article = await stage.open('/article.html');
    await waitForOutcome(await article.clickToolbar());
    await stage.browser.closePopup();
    await until('the new one is saved', async () => (await titles(history)).length === 26);
    const again = await openHistory();
    await until('it is requested', () => again.evaluate(isThere, '.awaiting'));
    expect(await readRecords(stage.browser)).toHaveLength(26);
    await again.click('[name=delete-old]');
    await until('they are gone', async () => (await readRecords(stage.browser)).length === 1);
    await again.click('.undo');
    await until('they are back', async () => (await readRecords(stage.browser)).length === 26);
  });

  it('stay permanently if the user keeps them, and the question is not repeated', async () => {
    const history = await openWith(old);
    await until('it is requested', () => history.evaluate(isThere, '.awaiting'));
    await history.click('[name=keep-old]');
    await until(
      'the question is not repeated',
      async () => !(await history.evaluate(isThere, '.awaiting')),
    );
    const article = await stage.open('/article.html');
    await waitForOutcome(await article.clickToolbar());
    await stage.browser.closePopup();
    await until('the new one is saved', async () => (await titles(history)).length === 26);
    const again = await openHistory();
    await until('all are listed', async () => (await titles(again)).length === 26);
    expect(await again.evaluate(isThere, '.awaiting')).toBe(false);
  });

  const openHistory = () => stage.openAddress(stage.browser.origin + historyPage);

  /** Opens the history page with exactly these records. */
  async function openWith(all: readonly HistoryRecord[]): Promise<Tab> {
    const history = await openHistory();
    await history.evaluate(emptyStorage);
    await storeRecords(history, all);
    await until('they are listed', async () => (await titles(history)).length === all.length);
    return history;
  }
});
