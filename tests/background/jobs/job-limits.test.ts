import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeSummarizer } from '../../fakes/summarizer.ts';
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

test('a model that never ends keeps the background awake for three minutes and no longer', async () => {
  await browser.storage.sync.set({ 'settings:engine': 'chromium-summarizer' });
  // The model has no limit of its own here, so the heartbeat is all that ends.
  vi.stubGlobal('Summarizer', fakeSummarizer({ pieces: ['* The', 'hangs'] }).api);
  const { ensureJob } = await startBackground();
  void ensureJob(tabId);
  await vi.advanceTimersByTimeAsync(minute / 2);
  const { session } = browser.storage;
  const writesDuring = async (ms: number) => {
    const before = session.writes;
    await vi.advanceTimersByTimeAsync(ms);
    return session.writes - before;
  };
  expect(await writesDuring(minute / 2)).toBeGreaterThan(0);
  await vi.advanceTimersByTimeAsync(3 * minute);
  expect(await writesDuring(5 * minute)).toBe(0);
});
