/** Nothing is saved before the browser has read a policy that may forbid it. */

import { expect, test, vi } from 'vitest';
import { delay } from '../../src/shared/async.ts';
import {
  browser,
  getRecordKeys,
  readOnlyJob,
  startBackground,
  tabId,
  waitForJob,
} from './jobs/job-harness.ts';

/** Stores that the browser was started this long ago (ms), as the background does at the start. */
async function startBrowser(elapsedMs: number): Promise<void> {
  const retentionDue = Date.now() - elapsedMs + 60_000;
  await browser.storage.session.set({ 'history:retention-due': retentionDue });
}

test('a history that the policy turns off stays empty, however early the click was', async () => {
  await startBrowser(1_000);
  let isRead = false;
  browser.storage.managed.get = async () => (isRead ? { locked: { history: false } } : {});
  const { ensureJob } = await startBackground();
  await ensureJob(tabId);
  await vi.waitFor(async () => expect((await readOnlyJob())?.status).toBe('done'));
  await delay(100);
  isRead = true;
  expect((await waitForJob()).saveStatus).toBe('disabled');
  expect(getRecordKeys()).toEqual([]);
});

test('a summary is shown at once, and saved once the browser has surely found no policy', async () => {
  await startBrowser(7_500);
  const { ensureJob } = await startBackground();
  await ensureJob(tabId);
  await delay(100);
  expect(getRecordKeys()).toEqual([]);
  expect((await waitForJob()).saveStatus).toBe('saved');
});
