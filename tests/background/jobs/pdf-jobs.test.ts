import { expect, test } from 'vitest';
import type { Article } from '../../../src/extraction/article.ts';
import { fail } from '../../../src/shared/result.ts';
import {
  article,
  browser,
  getFailure,
  readOnlyJob,
  startBackground,
  tabId,
  waitForJob,
} from './job-harness.ts';

const address = 'https://paper.example/report';
const viewerTab = 3;
const report: Article = {
  ...article,
  url: address,
  canonical: address,
  pages: { read: 2, total: 2 },
  blocks: article.blocks.map((block) => ({ ...block, page: 2 })),
};

/** A tab that shows the PDF, which answers as the page script does there. */
function showPdf(): void {
  browser.tabs.set(tabId, { id: tabId, url: address, incognito: false });
  browser.pages.answer = (_tabId, name) =>
    name === 'selected' ? null : fail('restricted-page', 'pdf');
}

/** A tab that shows the page on which the user has opened the file. */
function showOwnPage(): void {
  const url = 'chrome-extension://own/src/ui/pdf/index.html';
  browser.tabs.set(tabId, { id: tabId, url, incognito: false });
  browser.pages.refusal = 'Cannot access a chrome-extension:// URL of different extension';
}

test('summarizes the article that a page has read from a PDF, and keeps its pages', async () => {
  showPdf();
  const { startJobFromPdf } = await startBackground();
  const request = { length: 'short' } as const;
  await startJobFromPdf({ tabId, article: report, viewerTab: tabId, request });
  const job = await waitForJob();
  expect(job).toMatchObject({
    length: 'short',
    saveStatus: 'saved',
    article: { pdf: { viewerTab: tabId, pages: { read: 2, total: 2 } } },
  });
  expect(job.summaries[0]?.points[0]?.sources[0]?.page).toBe(2);
});

test('keeps the job while the tab shows the PDF, and replaces it at another address', async () => {
  showPdf();
  const { startJobFromPdf, ensureJob, verifyJob } = await startBackground();
  await startJobFromPdf({ tabId, article: report, viewerTab: tabId, request: {} });
  const { id } = await waitForJob();
  await ensureJob(tabId);
  expect((await readOnlyJob())?.id).toBe(id);
  browser.tabs.set(tabId, { id: tabId, url: `${address}#page=4`, incognito: false });
  expect((await verifyJob(tabId))?.freshness).toBe('current');
  browser.tabs.set(tabId, { id: tabId, url: 'https://paper.example/other', incognito: false });
  expect((await verifyJob(tabId))?.freshness).toBe('outdated');
});

test('does not take the page that the tab has opened during the reading for the PDF', async () => {
  showPdf();
  const { startJobFromPdf, verifyJob } = await startBackground();
  browser.tabs.set(tabId, { id: tabId, url: 'https://paper.example/other', incognito: false });
  await startJobFromPdf({ tabId, article: report, viewerTab: tabId, request: {} });
  await waitForJob();
  expect((await verifyJob(tabId))?.freshness).toBe('outdated');
});

test('writes another length of a file as long as its text is stored', async () => {
  showOwnPage();
  const { startJobFromPdf, startJob } = await startBackground();
  await startJobFromPdf({ tabId, article: report, viewerTab, request: { length: 'medium' } });
  await waitForJob();
  await startJob(tabId, { length: 'short' });
  expect((await waitForJob()).summaries.map(({ length }) => length)).toEqual(['medium', 'short']);
});

test('says that a file is closed if its text had to make room', async () => {
  showOwnPage();
  const { startJobFromPdf, startJob } = await startBackground();
  await startJobFromPdf({ tabId, article: report, viewerTab, request: { length: 'medium' } });
  await waitForJob();
  await browser.storage.session.remove([`article:${tabId}`]);
  await startJob(tabId, { length: 'short' });
  expect(getFailure(await waitForJob('failed'))).toEqual({
    code: 'unreadable-file',
    detail: 'closed',
  });
});

const sentence = 'The harbour office will read the logs of the lightships next year. ';

test('summarizes the text selected in a PDF viewer, which no script can enter', async () => {
  showPdf();
  const { startJobFromMenu } = await startBackground();
  startJobFromMenu(tabId, { kind: 'selection', frameId: 12 }, sentence.repeat(6));
  const job = await waitForJob();
  expect(job.scope.kind).toBe('selection');
  expect(job.article).toMatchObject({ url: address, pdf: { viewerTab: tabId } });
});

test('ignores the selected text that the browser hands over if the page can be read', async () => {
  const { startJobFromMenu } = await startBackground();
  startJobFromMenu(tabId, { kind: 'selection', frameId: 0 }, sentence.repeat(6));
  expect((await waitForJob()).article?.title).toBe(article.title);
});

test('says that a selection in a PDF viewer is too short', async () => {
  showPdf();
  const { startJobFromMenu } = await startBackground();
  startJobFromMenu(tabId, { kind: 'selection', frameId: 12 }, sentence);
  expect(getFailure(await waitForJob('failed'))?.code).toBe('too-short');
});
