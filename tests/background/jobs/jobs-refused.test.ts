import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../../src/shared/result.ts';
import {
  article,
  browser,
  getFailure,
  readOnlyJob,
  records,
  settled,
  startBackground,
  tabId,
} from './job-harness.ts';

describe('something is refused', () => {
  test('the disk is full: the summary is shown, and the reader is told', async () => {
    browser.refusals.local = 'Resource::kQuotaBytes quota exceeded';
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    const job = await settled();
    expect(job.saveStatus).toBe('failed');
    expect(job.summaries).toHaveLength(1);
  });

  test('the history is off: nothing is kept', async () => {
    await browser.storage.sync.set({ 'settings:history': false });
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    expect((await settled()).saveStatus).toBe('disabled');
    expect(records()).toEqual([]);
  });

  test.each([
    ['a failure of the page', () => fail('no-article'), 'no-article'],
    ['nothing, for its document went away', () => null, 'page-gone'],
    ['something that is no article', () => ok({ ...article, blocks: 'many' }), 'unexpected'],
    [
      'an article of a hostile size',
      () => ok({ ...article, title: 'x'.repeat(2_000) }),
      'unexpected',
    ],
  ])('the page answers with %s', async (_name, answer, code) => {
    browser.pages.answer = answer;
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    expect(getFailure(await settled('failed'))?.code).toBe(code);
  });

  test('another page was loaded under it: that is said, whatever the browser calls it', async () => {
    browser.pages.answer = () => {
      // Firefox: the grant ended with the document, and with it what we may know of the tab.
      browser.tabs.set(tabId, { id: tabId, incognito: false });
      throw new Error('Missing host permission for the tab');
    };
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    expect(getFailure(await settled('failed'))?.code).toBe('page-gone');
  });

  test('the article is in a frame of another site: read once access is granted', async () => {
    browser.pages.answer = () => fail('needs-access', 'https://frames.example');
    const { ensureJob, retryJobsAfterGrant } = await startBackground();
    await ensureJob(tabId);
    await settled('failed');
    await retryJobsAfterGrant();
    expect((await readOnlyJob())?.status).toBe('failed');
    browser.granted.add('https://frames.example/*');
    browser.pages.answer = () => ok(article);
    await retryJobsAfterGrant();
    expect((await settled()).summaries).toHaveLength(1);
  });

  test('by the reader: cancelled while reading', async () => {
    browser.pages.answer = () => new Promise(() => undefined);
    const { ensureJob, cancelJob } = await startBackground();
    await ensureJob(tabId);
    await cancelJob(tabId);
    expect(getFailure(await readOnlyJob())?.code).toBe('aborted');
  });
});
