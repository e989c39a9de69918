/** Test harness for jobs: a browser with one tab whose page has an article. */

import { beforeEach, vi } from 'vitest';
import type { Job } from '../../../src/background/jobs/job.ts';
import * as locks from '../../../src/browser/lock.ts';
import type { Article } from '../../../src/extraction/article.ts';
import { ok } from '../../../src/shared/result.ts';
import { ferry } from '../../engines/article.ts';
import { fakeBrowser } from '../../fakes/browser.ts';
import type { fakeLock } from '../../fakes/lock.ts';

export const tabId = 7;

export const article: Article = {
  ...ferry,
  site: 'Harbour Times',
  excluded: [{ reason: 'caption', text: 'The quay', words: 2, before: 1 }],
};

/** The fake browser, a new one for each test. */
export let browser = fakeBrowser();
vi.mock('webextension-polyfill', () => ({
  get default() {
    return { storage: browser.storage, ...browser.api };
  },
}));
vi.mock('../../../src/browser/lock.ts', async () =>
  (await import('../../fakes/lock.ts')).fakeLock(),
);
vi.mock('../../../src/content/page-script.ts?iife', () => ({ default: 'page.js' }));

/** Opens a new browser with the tab, in which nothing has been done. */
export function openBrowser(): void {
  browser = fakeBrowser();
  browser.tabs.set(tabId, { id: tabId, url: article.url, incognito: false });
  browser.pages.answer = () => ok(article);
}

beforeEach(openBrowser);

const { releaseAll } = locks as unknown as ReturnType<typeof fakeLock>;

/**
 * Starts a new instance of the background, as the browser does after terminating one. Locks are
 * released by the termination.
 */
export async function startBackground() {
  vi.resetModules();
  releaseAll();
  const [jobs, ai] = await Promise.all([
    import('../../../src/background/jobs/job-manager.ts'),
    import('../../../src/background/ai-summary.ts'),
  ]);
  return { ...jobs, ...ai };
}

/** Reads the tab's job from session storage. */
export async function readOnlyJob(): Promise<Job | undefined> {
  const all = (await browser.storage.session.get()) as Record<string, unknown>;
  return all[`job:${tabId}`] as Job | undefined;
}

/** Resolves with the job once it has this status and, if it is done, once saving was tried. */
export async function waitForJob(status: Job['status'] = 'done'): Promise<Job> {
  return vi.waitFor(async () => {
    const job = await readOnlyJob();
    const isUnsaved = status === 'done' && job?.saveStatus === 'pending';
    if (job?.status !== status || isUnsaved) throw new Error(`still ${job?.status}`);
    return job;
  });
}

/** Returns the failure of a job. */
export const getFailure = (job: Job | undefined) =>
  job?.status === 'failed' ? job.failure : undefined;

/** Counts how often the page was extracted. */
export const countExtractions = () =>
  browser.pages.calls.filter(({ name }) => name === 'extract').length;

/** Lists the keys of the saved records. */
export const getRecordKeys = () =>
  [...browser.storage.local.held.keys()].filter((key) => key.startsWith('record:'));
