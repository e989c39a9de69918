import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Job } from '../../src/background/jobs/job.ts';
import { fail } from '../../src/shared/result.ts';
import type { Summary } from '../../src/summarizer/summary.ts';
import { fakeBrowser } from '../fakes/browser.ts';
import { sampleSummary } from '../storage/history/samples.ts';
import { sampleHead, sampleJob } from '../storage/stores/samples.ts';

let browser = fakeBrowser();
vi.mock('webextension-polyfill', () => ({
  get default() {
    return { storage: browser.storage, ...browser.api };
  },
}));
const jobs = vi.hoisted(() => ({ ensureJob: vi.fn(), startJob: vi.fn(), verifyJob: vi.fn() }));
vi.mock('../../src/background/jobs/job-manager.ts', () => jobs);

const tabId = 7;
const article = sampleHead();

function summary(text: string, change: Partial<Summary> = {}): Summary {
  return sampleSummary({ points: [{ text, sources: [], flags: [] }], ...change });
}

const put = (change: Partial<Job> = {}) =>
  browser.storage.session.set({
    'job:7': sampleJob({ tabId, status: 'extracting', ...change }),
  });

async function answer() {
  vi.resetModules();
  const { summarizeForBanner } = await import('../../src/background/banner-summary.ts');
  return summarizeForBanner(tabId);
}

beforeEach(() => {
  browser = fakeBrowser();
  jobs.ensureJob.mockReset().mockImplementation(() => put());
  jobs.verifyJob.mockReset().mockResolvedValue({ freshness: 'current' });
  jobs.startJob.mockReset().mockImplementation(() => put());
});

describe('summarizeForBanner', () => {
  test('strips tracking parameters from the address', async () => {
    const summaries = [summary('from the article')];
    jobs.ensureJob.mockImplementation(() =>
      put({
        status: 'done',
        article: { ...article, url: `${article.url}?id=7&utm_source=x` },
        summaries,
      }),
    );
    expect(await answer()).toMatchObject({ value: { url: `${article.url}?id=7` } });
  });

  test('resolves with the extractive summary as soon as it is written', async () => {
    const asked = answer();
    await vi.waitFor(() => expect(jobs.ensureJob).toHaveBeenCalledWith(tabId));
    await put({ status: 'summarizing', article });
    const other = summary('by a model', { engine: 'chromium-summarizer' });
    await put({
      status: 'done',
      saveStatus: 'pending',
      article,
      summaries: [other, summary('from the article')],
    });
    expect(await asked).toEqual({
      ok: true,
      value: {
        title: article.title,
        url: article.url,
        lang: 'en',
        dir: 'ltr',
        points: [{ text: 'from the article', sources: [], flags: [] }],
      },
    });
  });

  test('resolves at once if a summary view has requested the summary before', async () => {
    jobs.ensureJob.mockImplementation(() =>
      put({ status: 'done', article, summaries: [summary('from the article')] }),
    );
    expect(await answer()).toMatchObject({ ok: true });
  });

  test('summarizes the article that appeared while another was being extracted', async () => {
    jobs.ensureJob
      .mockImplementationOnce(() =>
        put({ status: 'done', article, summaries: [summary('the last one')] }),
      )
      .mockImplementationOnce(() =>
        put({ status: 'done', article, summaries: [summary('the next one')] }),
      );
    jobs.verifyJob.mockResolvedValueOnce({ freshness: 'outdated' });
    expect(await answer()).toMatchObject({ value: { points: [{ text: 'the next one' }] } });
  });

  test('fails with the failure of the job', async () => {
    jobs.ensureJob.mockImplementation(() =>
      put({ status: 'failed', failure: { code: 'too-short' } }),
    );
    expect(await answer()).toEqual(fail('too-short'));
  });

  test('summarizes the page even if a selection was summarized before', async () => {
    await put({ status: 'done', scope: { kind: 'selection', frameId: 0 } });
    jobs.startJob.mockImplementation(() =>
      put({ status: 'done', article, summaries: [summary('it')] }),
    );
    expect(await answer()).toMatchObject({ ok: true });
    expect(jobs.startJob).toHaveBeenCalledWith(tabId, { scope: { kind: 'page' } });
    expect(jobs.ensureJob).not.toHaveBeenCalled();
  });

  test('fails with page-gone if the page went away', async () => {
    const asked = answer();
    await vi.waitFor(() => expect(jobs.ensureJob).toHaveBeenCalled());
    await browser.storage.session.remove([`tab:${tabId}`, 'job:7']);
    expect(await asked).toEqual(fail('page-gone'));
  });
});
