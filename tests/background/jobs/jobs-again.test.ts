import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../../src/shared/result.ts';
import {
  article,
  browser,
  getFailure,
  readOnlyJob,
  startBackground,
  tabId,
  waitForJob,
} from './job-harness.ts';

describe('extracting a page again', () => {
  const again = { scope: { kind: 'page' } } as const;

  async function readOnce() {
    const background = await startBackground();
    await background.ensureJob(tabId);
    const first = await waitForJob();
    browser.pages.scripted.set(tabId, 'https://harbour.example/next');
    await background.onTabLoaded(tabId);
    return { ...background, first };
  }

  test('keeps the outdated summary and reports the reason if extraction fails', async () => {
    const { startJob, first } = await readOnce();
    browser.pages.answer = () => fail('no-article');
    await startJob(tabId, again);
    const failed = await waitForJob('failed');
    expect(getFailure(failed)?.code).toBe('no-article');
    expect(failed.article).toEqual(first.article);
    expect(failed.summaries).toEqual(first.summaries);
    expect(failed).toMatchObject({ freshness: 'outdated', recordId: first.recordId });
  });

  test('reports no-article rather than a navigation if the browser conceals the address', async () => {
    const { startJob } = await readOnce();
    browser.tabs.set(tabId, { id: tabId, incognito: false });
    browser.pages.answer = () => fail('no-article');
    await startJob(tabId, again);
    expect(getFailure(await waitForJob('failed'))?.code).toBe('no-article');
  });

  test('leaves nothing of the old article when a retry succeeds', async () => {
    const { startJob } = await readOnce();
    browser.pages.answer = () => fail('no-article');
    await startJob(tabId, again);
    await waitForJob('failed');
    const next = { ...article, title: 'The second boat', blocks: article.blocks.slice(1) };
    browser.pages.answer = () => ok({ ...next, textHash: 'b2' });
    await startJob(tabId, {});
    const job = await waitForJob();
    expect(job.article?.title).toBe('The second boat');
    expect(job).not.toHaveProperty('failure');
    expect(job.freshness).toBe('current');
    expect(job.summaries).toHaveLength(1);
  });

  test('shows the previous summary if it is cancelled', async () => {
    const { startJob, cancelJob, first } = await readOnce();
    browser.pages.answer = () => new Promise(() => undefined);
    await startJob(tabId, again);
    await waitForJob('extracting');
    await cancelJob(tabId);
    expect((await waitForJob()).summaries).toEqual(first.summaries);
  });

  test('ends outdated if the tab navigates during extraction', async () => {
    const { startJob, onTabLoaded } = await readOnce();
    let loaded: Promise<void> | undefined;
    browser.pages.answer = () => {
      browser.pages.scripted.set(tabId, 'https://harbour.example/next');
      loaded ??= onTabLoaded(tabId);
      return ok(article);
    };
    await startJob(tabId, again);
    await waitForJob();
    await loaded;
    expect((await readOnlyJob())?.freshness).toBe('outdated');
  });
});

test('a job is outdated if the tab navigates while it is being saved', async () => {
  const { ensureJob, onTabLoaded } = await startBackground();
  const { set } = browser.storage.local;
  let loaded: Promise<void> | undefined;
  browser.storage.local.set = async (items) => {
    browser.pages.scripted.set(tabId, 'https://harbour.example/next');
    loaded ??= onTabLoaded(tabId);
    return set(items);
  };
  await ensureJob(tabId);
  await waitForJob();
  await loaded;
  expect((await readOnlyJob())?.freshness).toBe('outdated');
});

test('a job restores the previous length if a new one is cancelled', async () => {
  const { ensureJob, startJob, cancelJob } = await startBackground();
  await ensureJob(tabId);
  const first = await waitForJob();
  await browser.storage.session.remove([`article:${tabId}`]);
  browser.pages.answer = () => new Promise(() => undefined);
  await startJob(tabId, { length: 'long' });
  expect(await readOnlyJob()).toMatchObject({ status: 'summarizing', length: 'long' });
  await cancelJob(tabId);
  const { saveStatus, length, summaries, recordId } = first;
  expect(await waitForJob()).toMatchObject({
    status: 'done',
    saveStatus,
    length,
    summaries,
    recordId,
  });
});
