import { describe, expect, test, vi } from 'vitest';
import { fail, ok } from '../../../src/shared/result.ts';
import {
  article,
  browser,
  countExtractions,
  getRecordKeys,
  readOnlyJob,
  startBackground,
  tabId,
  waitForJob,
} from './job-harness.ts';

describe('opening a summary view', () => {
  test('extracts, summarizes and saves the page', async () => {
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    const job = await waitForJob();
    expect(job.article).toMatchObject({
      title: article.title,
      site: 'Harbour Times',
      excludedCounts: { caption: 1 },
    });
    expect(job.summaries[0]?.points.length).toBeGreaterThanOrEqual(2);
    expect(job.saveStatus).toBe('saved');
    expect(getRecordKeys()).toEqual([`record:page:${article.textHash}:${article.url}`]);
  });

  test('evicts the articles of other tabs if session storage is full', async () => {
    await browser.storage.session.set({ 'article:other': 'x'.repeat(50_000) });
    browser.quotas.session = 50_100;
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    expect((await waitForJob()).saveStatus).toBe('saved');
    expect(browser.storage.session.held.has('article:other')).toBe(false);
  });

  test('shows the stored summary on a second opening, without extraction', async () => {
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    const first = await waitForJob();
    await ensureJob(tabId);
    await (await startBackground()).ensureJob(tabId);
    expect(await readOnlyJob()).toEqual(first);
    expect(countExtractions()).toBe(1);
  });

  test('starts one job if two views open at once', async () => {
    const { ensureJob } = await startBackground();
    await Promise.all([ensureJob(tabId), ensureJob(tabId)]);
    await waitForJob();
    expect(countExtractions()).toBe(1);
  });

  test('starts a new job after the tab has loaded another document', async () => {
    const { ensureJob, onTabLoaded } = await startBackground();
    await ensureJob(tabId);
    const first = await waitForJob();
    browser.pages.scripted.delete(tabId);
    await onTabLoaded(tabId);
    await ensureJob(tabId);
    expect((await waitForJob()).id).not.toBe(first.id);
    expect(countExtractions()).toBe(2);
  });

  test('starts a new job if the tab shows another address', async () => {
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    await waitForJob();
    browser.tabs.set(tabId, { id: tabId, url: 'https://harbour.example/other', incognito: false });
    await ensureJob(tabId);
    await waitForJob();
    expect(countExtractions()).toBe(2);
  });

  test('shows the stored summary after a frame of the page has loaded', async () => {
    const { ensureJob, onTabLoaded } = await startBackground();
    await ensureJob(tabId);
    await waitForJob();
    await onTabLoaded(tabId);
    expect((await readOnlyJob())?.freshness).toBe('current');
    await ensureJob(tabId);
    expect(countExtractions()).toBe(1);
  });

  test('finds the job outdated after the page has changed its own address', async () => {
    const { ensureJob, onTabLoaded } = await startBackground();
    await ensureJob(tabId);
    await waitForJob();
    browser.pages.scripted.set(tabId, 'https://harbour.example/next');
    await onTabLoaded(tabId);
    expect((await readOnlyJob())?.freshness).toBe('outdated');
  });

  test('starts a new job while the tab is loading another document', async () => {
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    await waitForJob();
    browser.pages.scripted.delete(tabId);
    browser.tabs.set(tabId, { id: tabId, url: article.url, incognito: false, status: 'loading' });
    await ensureJob(tabId);
    await waitForJob();
    expect(countExtractions()).toBe(2);
  });

  test('shows the stored summary if only the fragment has changed', async () => {
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    await waitForJob();
    browser.tabs.set(tabId, { id: tabId, url: `${article.url}#comments`, incognito: false });
    await ensureJob(tabId);
    expect(countExtractions()).toBe(1);
  });
});

describe('a click on the context menu', () => {
  test('summarizes its selection despite the popup that it opens, twenty times in a row', async () => {
    const { ensureJob, startJobFromMenu } = await startBackground();
    browser.pages.answer = () => ok({ ...article, scope: 'selection' });
    for (let turn = 0; turn < 20; turn++) {
      startJobFromMenu(tabId, { kind: 'selection', frameId: 0 });
      await ensureJob(tabId);
      const job = await waitForJob();
      expect(job.scope.kind).toBe('selection');
      expect(job.summaries).toHaveLength(1);
    }
    expect(countExtractions()).toBe(20);
  });
});

describe('a context menu job that fails before its summary view opens', () => {
  test('is shown once as it failed, and replaced by the next opening', async () => {
    const { ensureJob, startJobFromMenu } = await startBackground();
    browser.pages.answer = () => fail('too-short');
    startJobFromMenu(tabId, { kind: 'selection', frameId: 0 });
    const failed = await waitForJob('failed');
    browser.pages.answer = () => ok(article);
    await ensureJob(tabId);
    expect(await readOnlyJob()).toMatchObject({ id: failed.id, status: 'failed' });
    await ensureJob(tabId);
    expect((await waitForJob()).scope.kind).toBe('page');
  });
});

describe('another length', () => {
  test('is written from the stored article in addition to the first', async () => {
    const { ensureJob, startJob } = await startBackground();
    await ensureJob(tabId);
    await waitForJob();
    await startJob(tabId, { length: 'short' });
    const job = await vi.waitFor(async () => {
      const now = await waitForJob();
      expect(now.summaries).toHaveLength(2);
      return now;
    });
    expect(job.length).toBe('short');
    expect(job.summaries.map(({ length }) => length).sort()).toEqual(['medium', 'short']);
    expect(countExtractions()).toBe(1);
  });
});

describe('an incognito window', () => {
  test('leaves nothing in local or sync storage, nor in session storage once its tab is closed', async () => {
    browser.tabs.set(tabId, { id: tabId, url: article.url, incognito: true });
    const { ensureJob, onTabClosed } = await startBackground();
    await ensureJob(tabId);
    expect((await waitForJob()).saveStatus).toBe('incognito');
    onTabClosed(tabId);
    await vi.waitFor(() => expect([...browser.storage.session.held.keys()]).toEqual([]));
    expect([...browser.storage.local.held.keys(), ...browser.storage.sync.held.keys()]).toEqual([]);
  });
});

describe('an article that was saved before', () => {
  test('has the date of the previous version if its text has changed', async () => {
    const { ensureJob, onTabLoaded } = await startBackground();
    await ensureJob(tabId);
    expect((await waitForJob()).previousSavedAt).toBeUndefined();
    browser.pages.scripted.delete(tabId);
    await onTabLoaded(tabId);
    browser.pages.answer = () => ok({ ...article, textHash: 'b2' });
    await ensureJob(tabId);
    const again = await waitForJob();
    expect(again.previousSavedAt).toBeTypeOf('number');
    // Only the hash of the text differs, so every saved point still matches.
    const { length } = again.summaries[0]?.points ?? [];
    expect(again.matchingPoints).toEqual({ points: length, of: length });
    expect(getRecordKeys()).toHaveLength(1);
  });
});
