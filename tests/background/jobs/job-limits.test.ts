import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser, getFailure, readOnlyJob, startBackground, tabId } from './job-harness.ts';

const minute = 60_000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a page that never answers is given up after 20 seconds', async () => {
  browser.pages.answer = () => new Promise(() => {});
  const { ensureJob } = await startBackground();
  void ensureJob(tabId);
  await vi.advanceTimersByTimeAsync(19_000);
  expect((await readOnlyJob())?.status).toBe('extracting');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(getFailure(await readOnlyJob())).toEqual({ code: 'timed-out' });
});

test('a job that cannot be saved keeps the background awake for five minutes and no longer', async () => {
  const { ensureJob } = await startBackground();
  // Another page of ours holds the history, and does not let go of it.
  const { withLock } = await import('../../../src/browser/lock.ts');
  void withLock('history', () => new Promise(() => {}));
  void ensureJob(tabId);
  await vi.advanceTimersByTimeAsync(minute / 2);
  expect(await readOnlyJob()).toMatchObject({ status: 'done', saveStatus: 'pending' });
  const { session } = browser.storage;
  const writesDuring = async (ms: number) => {
    const before = session.writes;
    await vi.advanceTimersByTimeAsync(ms);
    return session.writes - before;
  };
  expect(await writesDuring(4 * minute)).toBeGreaterThan(0);
  await vi.advanceTimersByTimeAsync(minute);
  expect(await writesDuring(5 * minute)).toBe(0);
});
