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

describe('the answer to a pressed line', () => {
  test('has the address without what only follows a user about', async () => {
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

  test('is the bundled summary, as soon as it is written', async () => {
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

  test('is at hand where another reader has asked before', async () => {
    jobs.ensureJob.mockImplementation(() =>
      put({ status: 'done', article, summaries: [summary('from the article')] }),
    );
    expect(await answer()).toMatchObject({ ok: true });
  });

  test('is of the article that has come while another was being extracted', async () => {
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

  test('is the job’s failure', async () => {
    jobs.ensureJob.mockImplementation(() =>
      put({ status: 'failed', failure: { code: 'too-short' } }),
    );
    expect(await answer()).toEqual(fail('too-short'));
  });

  test('is about the page, whatever was selected before', async () => {
    await put({ status: 'done', scope: { kind: 'selection', frameId: 0 } });
    jobs.startJob.mockImplementation(() =>
      put({ status: 'done', article, summaries: [summary('it')] }),
    );
    expect(await answer()).toMatchObject({ ok: true });
    expect(jobs.startJob).toHaveBeenCalledWith(tabId, { scope: { kind: 'page' } });
    expect(jobs.ensureJob).not.toHaveBeenCalled();
  });

  test('is that the page went away, when it did', async () => {
    const asked = answer();
    await vi.waitFor(() => expect(jobs.ensureJob).toHaveBeenCalled());
    await browser.storage.session.remove([`tab:${tabId}`, 'job:7']);
    expect(await asked).toEqual(fail('page-gone'));
  });
});
