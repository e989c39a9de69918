import { describe, expect, test, vi } from 'vitest';
import type { Job } from '../../../src/background/jobs/job.ts';
import { ok } from '../../../src/shared/result.ts';
import {
  article,
  browser,
  getFailure,
  getRecordKeys,
  readOnlyJob,
  startBackground,
  tabId,
  waitForJob,
} from './job-harness.ts';

describe('a terminated background', () => {
  test('resumes the extraction when it starts again', async () => {
    const first = await startBackground();
    browser.pages.answer = () => new Promise(() => undefined);
    await first.ensureJob(tabId);
    expect((await readOnlyJob())?.status).toBe('extracting');

    browser.pages.answer = () => ok(article);
    (await startBackground()).resumeJobs();
    const job = await waitForJob();
    expect(job.attempt).toBe(2);
    expect(getRecordKeys()).toHaveLength(1);
  });

  test('fails the job after three terminations, and a retry succeeds', async () => {
    browser.pages.answer = () => new Promise(() => undefined);
    await (await startBackground()).ensureJob(tabId);
    for (let life = 0; life < 2; life++) {
      (await startBackground()).resumeJobs();
      await vi.waitFor(async () => expect((await readOnlyJob())?.attempt).toBe(life + 2));
    }
    const last = await startBackground();
    last.resumeJobs();
    expect(getFailure(await waitForJob('failed'))?.code).toBe('timed-out');

    browser.pages.answer = () => ok(article);
    await last.startJob(tabId, {});
    expect((await waitForJob()).summaries).toHaveLength(1);
  });

  test('restarts a lost job even if the clock was set back', async () => {
    browser.pages.answer = () => new Promise(() => undefined);
    await (await startBackground()).ensureJob(tabId);
    const lost = (await readOnlyJob()) as Job;
    const anHourAhead = { ...lost, updatedAt: Date.now() + 3_600_000 };
    await browser.storage.session.set({ [`job:${tabId}`]: anHourAhead });
    browser.pages.answer = () => ok(article);
    await (await startBackground()).ensureJob(tabId);
    expect((await waitForJob()).summaries).toHaveLength(1);
  });

  test('does not resume a job that a click on the context menu has replaced', async () => {
    browser.pages.answer = () => new Promise(() => undefined);
    await (await startBackground()).ensureJob(tabId);
    const interrupted = (await readOnlyJob()) as Job;

    browser.pages.answer = () => ok({ ...article, scope: 'selection' });
    const next = await startBackground();
    // The click is what has started this background, so it comes in the same turn.
    next.resumeJobs();
    next.startJobFromMenu(tabId, { kind: 'selection', frameId: 0 });
    await next.ensureJob(tabId);
    const job = await waitForJob();
    expect(job.id).not.toBe(interrupted.id);
    expect(job).toMatchObject({ scope: { kind: 'selection' }, attempt: 1 });
  });

  test('deletes the job if its tab is closed while it is resumed', async () => {
    browser.pages.answer = () => new Promise(() => undefined);
    await (await startBackground()).ensureJob(tabId);
    browser.pages.answer = () => ok(article);
    const { get } = browser.api.tabs;
    const next = await startBackground();
    browser.api.tabs.get = async (id) => {
      const tab = await get(id);
      browser.api.tabs.get = get;
      next.onTabClosed(tabId);
      return tab;
    };
    next.resumeJobs();
    await vi.waitFor(() => expect(browser.api.tabs.get).toBe(get));
    await new Promise((resume) => setTimeout(resume, 50));
    expect([...browser.storage.session.held.keys()]).toEqual([]);
  });

  test('deletes the job if its tab was closed meanwhile', async () => {
    browser.pages.answer = () => new Promise(() => undefined);
    await (await startBackground()).ensureJob(tabId);
    browser.tabs.delete(tabId);
    (await startBackground()).resumeJobs();
    await vi.waitFor(() => expect([...browser.storage.session.held.keys()]).toEqual([]));
  });
});
