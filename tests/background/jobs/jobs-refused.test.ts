import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../../src/shared/result.ts';
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

describe('a job', () => {
  test('shows the summary and reports that it was not saved if the disk is full', async () => {
    browser.refusals.local = 'Resource::kQuotaBytes quota exceeded';
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    const job = await waitForJob();
    expect(job.saveStatus).toBe('storage-full');
    expect(job.summaries).toHaveLength(1);
  });

  test('saves nothing if history is off', async () => {
    await browser.storage.sync.set({ 'settings:history': false });
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    expect((await waitForJob()).saveStatus).toBe('disabled');
    expect(getRecordKeys()).toEqual([]);
  });

  test.each([
    ['a failure of the page', () => fail('no-article'), 'no-article'],
    ['nothing because its document went away', () => null, 'page-gone'],
    ['something that is not an article', () => ok({ ...article, blocks: 'many' }), 'unexpected'],
    [
      'an article of a hostile size',
      () => ok({ ...article, title: 'x'.repeat(2_000) }),
      'unexpected',
    ],
  ])('fails if the page answers with %s', async (_name, answer, code) => {
    browser.pages.answer = answer;
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    expect(getFailure(await waitForJob('failed'))?.code).toBe(code);
  });

  test('fails with page-gone if the page was replaced, however the browser words it', async () => {
    browser.pages.answer = () => {
      // In Firefox the grant ends with the document, and the address of the tab is concealed again.
      browser.tabs.set(tabId, { id: tabId, incognito: false });
      throw new Error('Missing host permission for the tab');
    };
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    expect(getFailure(await waitForJob('failed'))?.code).toBe('page-gone');
  });

  test.each([
    ['a fragment', '#top'],
    ['no tracking parameter any more', ''],
  ])('fails as the page says if that has only given itself %s meanwhile', async (_name, end) => {
    browser.tabs.set(tabId, { id: tabId, url: `${article.url}?utm_source=a`, incognito: false });
    browser.pages.answer = () => {
      browser.tabs.set(tabId, { id: tabId, url: article.url + end, incognito: false });
      return fail('no-article');
    };
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    expect(getFailure(await waitForJob('failed'))?.code).toBe('no-article');
  });

  test('extracts an article in a cross-origin frame once access is granted', async () => {
    browser.pages.answer = () => fail('needs-access', 'https://frames.example');
    const { ensureJob, retryJobsAfterGrant } = await startBackground();
    await ensureJob(tabId);
    await waitForJob('failed');
    await retryJobsAfterGrant();
    expect((await readOnlyJob())?.status).toBe('failed');
    browser.granted.add('https://frames.example/*');
    browser.pages.answer = () => ok(article);
    await retryJobsAfterGrant();
    expect((await waitForJob()).summaries).toHaveLength(1);
  });

  test('fails with aborted if the user cancels during extraction', async () => {
    browser.pages.answer = () => new Promise(() => undefined);
    const { ensureJob, cancelJob } = await startBackground();
    await ensureJob(tabId);
    await cancelJob(tabId);
    expect(getFailure(await readOnlyJob())?.code).toBe('aborted');
  });
});
