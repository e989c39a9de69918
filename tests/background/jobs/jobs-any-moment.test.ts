/**
 * Cancels and erases a job at every possible moment: before each call of the browser that it makes
 * until it is saved.
 */

import { afterEach, describe, expect, test, vi } from 'vitest';
import { isRunning } from '../../../src/background/jobs/job.ts';
import { fakeSummarizer } from '../../fakes/summarizer.ts';
import {
  article,
  browser,
  getFailure,
  getRecordKeys,
  openBrowser,
  readOnlyJob,
  startBackground,
  tabId,
  waitForJob,
} from './job-harness.ts';

const kinds = [
  ['', async () => undefined],
  [
    ' with an AI summary',
    async () => {
      const pieces = article.blocks.slice(0, 2).map(({ text }) => `* ${text}\n`);
      vi.stubGlobal('Summarizer', fakeSummarizer({ pieces }).api);
      await browser.storage.sync.set({ 'settings:engine': 'chromium-summarizer' });
    },
  ],
] as const;

/**
 * Starts a job, and does something before one of its calls of the browser. @returns how many calls
 * were made
 */
async function runAndInterrupt(
  prepare: () => Promise<unknown>,
  atCall: number,
  act: (background: Awaited<ReturnType<typeof startBackground>>) => Promise<unknown>,
): Promise<number> {
  openBrowser();
  await prepare();
  const background = await startBackground();
  browser.life.calls = 0;
  let acted: Promise<unknown> | undefined;
  browser.life.called = (call) => {
    if (call === atCall) acted = act(background);
  };
  await background.ensureJob(tabId);
  await waitUntilIdle();
  await acted;
  await waitUntilIdle();
  const { calls } = browser.life;
  browser.life.called = () => {};
  return calls;
}

/** Resolves once the browser was not called for some turns of the event loop. */
async function waitUntilIdle(): Promise<void> {
  for (let [made, turns] = [-1, 0]; turns < 8; turns++) {
    if (made !== browser.life.calls) [made, turns] = [browser.life.calls, 0];
    await new Promise((resume) => setTimeout(resume, 2));
  }
}

afterEach(() => void vi.unstubAllGlobals());

describe.each(kinds)('a job%s', (_name, prepare) => {
  test('ends when it is cancelled at any moment, and can be retried', {
    timeout: 60_000,
  }, async () => {
    const all = await runAndInterrupt(prepare, Number.POSITIVE_INFINITY, async () => undefined);
    expect(all).toBeGreaterThan(15);
    for (let call = 1; call <= all; call++) {
      await runAndInterrupt(prepare, call, ({ cancelJob }) => cancelJob(tabId));
      const job = await readOnlyJob();
      expect(job && isRunning(job), `cancelled before call ${call}`).not.toBe(true);
      if (job?.status === 'failed') expect(getFailure(job)?.code).toBe('aborted');
      const { ensureJob } = await startBackground();
      await ensureJob(tabId);
      expect((await waitForJob()).summaries.length).toBeGreaterThan(0);
    }
  });

  test('leaves nothing when it is erased at any moment', { timeout: 60_000 }, async () => {
    const all = await runAndInterrupt(prepare, Number.POSITIVE_INFINITY, async () => undefined);
    let reached = 0;
    for (let call = 1; call <= all; call++) {
      let wasThere = false;
      await runAndInterrupt(prepare, call, async () => {
        const { eraseEverything } = await import('../../../src/storage/stores/storage-usage.ts');
        wasThere = browser.storage.session.held.has(`job:${tabId}`);
        expect((await eraseEverything()).ok).toBe(true);
      });
      // A job that starts after the erasure need not be erased.
      if (!wasThere) continue;
      reached += 1;
      expect(getRecordKeys(), `erased before call ${call}`).toEqual([]);
      expect([...browser.storage.session.held.keys()], `erased before call ${call}`).toEqual([]);
    }
    expect(reached).toBeGreaterThan(10);
  });
});
