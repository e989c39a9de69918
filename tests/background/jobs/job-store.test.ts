import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Job } from '../../../src/background/jobs/job.ts';
import { fakeBrowser } from '../../fakes/browser.ts';
import { sampleArticle, samplePoint, sampleSummary } from '../../storage/history/samples.ts';
import { sampleHead, sampleJob } from '../../storage/stores/samples.ts';

let browser = fakeBrowser();
vi.mock('webextension-polyfill', () => ({
  get default() {
    return { storage: browser.storage, ...browser.api };
  },
}));
vi.mock('../../../src/browser/lock.ts', async () =>
  (await import('../../fakes/lock.ts')).fakeLock(),
);

let store: typeof import('../../../src/background/jobs/job-store.ts');
const article = sampleArticle({ textHash: 'x' });
const job = sampleJob({ article: sampleHead({ textHash: 'x' }), summaries: [sampleSummary()] });
const extracting = sampleJob({ status: 'extracting', tabId: 7 });
const extracted = {
  type: 'extracted',
  scope: { kind: 'page' },
  article: sampleHead({ textHash: 'x' }),
} as const;

const stored = () => browser.storage.session.get();
const put = (items: Record<string, unknown>) => browser.storage.session.set(items);

beforeEach(async () => {
  browser = fakeBrowser();
  vi.resetModules();
  store = await import('../../../src/background/jobs/job-store.ts');
});

describe('readTabJob', () => {
  test.each([
    ['is no job', 'many'],
    ['belongs to another tab', { ...job, tabId: 8 }],
    ['has a summary that exceeds its limits', { ...job, summaries: [tooLong()] }],
  ])('returns a failed job if the stored value %s', async (_name, value) => {
    await put({ 'job:7': value });
    expect(await store.readTabJob(7)).toMatchObject({
      tabId: 7,
      status: 'failed',
      failure: { code: 'unexpected' },
    });
  });

  test('returns undefined if nothing is stored', async () => {
    expect(await store.readTabJob(7)).toBeUndefined();
  });
});

describe('updateJob', () => {
  test('fails a job that would break its schema, and keeps its summaries', async () => {
    const summarizing = sampleJob({ ...job, status: 'summarizing' } as Job);
    await put({ 'job:7': summarizing });
    const told = await store.updateJob(summarizing, { type: 'summarized', summary: tooLong() });
    expect(told).toMatchObject({ ok: false, failure: { code: 'unexpected' } });
    expect(await store.readTabJob(7)).toMatchObject({ status: 'failed', summaries: job.summaries });
  });

  test('reports that there is no room for the job', async () => {
    await put({ 'job:7': extracting });
    browser.refusals.session = 'Resource::kQuotaBytes quota exceeded';
    const told = await store.updateJob(extracting, { type: 'cancelled' });
    expect(told).toMatchObject({ failure: { code: 'storage-full' } });
  });
});

describe('updateJob on a job', () => {
  test('changes nothing if the tab has another job by now', async () => {
    await put({ 'job:7': { ...job, id: 'b' } });
    const told = await store.updateJob(job, { type: 'cancelled' });
    expect(told).toMatchObject({ failure: { code: 'page-gone' } });
  });

  test('changes nothing if its signal is aborted', async () => {
    await put({ 'job:7': extracting });
    const signal = AbortSignal.abort();
    const told = await store.updateJob(extracting, extracted, { signal, article });
    expect(told).toMatchObject({ failure: { code: 'aborted' } });
    expect(await stored()).toEqual({ 'job:7': extracting });
  });

  test('writes nothing if the event does not apply', async () => {
    await put({ 'job:7': job });
    const { writes } = browser.storage.session;
    expect(await store.updateJob(job, { type: 'viewed' })).toMatchObject({ ok: true });
    expect(browser.storage.session.writes).toBe(writes);
  });
});

describe('the article of a job', () => {
  test('is stored in the same write as the job', async () => {
    await put({ 'job:7': extracting });
    const { writes } = browser.storage.session;
    const told = await store.updateJob(extracting, extracted, { article });
    expect(browser.storage.session.writes).toBe(writes + 1);
    expect(told.ok && (await store.readArticle(told.value))).toEqual(article);
  });

  test('is undefined if its hash is not that of the job', async () => {
    await put({ 'article:7': { ...article, textHash: 'y' } });
    expect(await store.readArticle(job)).toBeUndefined();
  });

  test('is dropped if there is no room for it, while the job continues', async () => {
    await put({ 'job:7': extracting });
    browser.quotas.session = 2_000;
    const long = { ...article, title: 'x'.repeat(1_000) };
    const told = await store.updateJob(extracting, extracted, {
      article: { ...long, blocks: [{ kind: 'paragraph', text: 'x'.repeat(3_000) }] },
    });
    expect(told).toMatchObject({ ok: true, value: { status: 'summarizing' } });
    expect(Object.keys(await stored())).toEqual(['job:7']);
  });

  test('evicts all but those of the four newest other jobs', async () => {
    for (let tabId = 1; tabId <= 6; tabId++)
      await put({
        [`job:${tabId}`]: sampleJob({ tabId, startedAt: tabId }),
        [`article:${tabId}`]: article,
      });
    await put({ 'job:7': extracting });
    await store.updateJob(extracting, extracted, { article });
    const articles = Object.keys(await stored()).filter((key) => key.startsWith('article:'));
    expect(articles.sort()).toEqual([
      'article:3',
      'article:4',
      'article:5',
      'article:6',
      'article:7',
    ]);
  });

  test('is removed when a new job replaces its job', async () => {
    await put({ 'job:7': job, 'article:7': article });
    await store.saveJob({ ...extracting, id: 'b' });
    expect(Object.keys(await stored())).toEqual(['job:7']);
  });
});

function tooLong() {
  return sampleSummary({ points: [samplePoint('x'.repeat(5_001))] });
}
