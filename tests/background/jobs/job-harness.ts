/** What the tests of jobs share: a browser with one tab, in whose page there is an article. */

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

/** Another for each test. */
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

/** A browser with the tab, in which nothing was done before. */
export function openBrowser(): void {
  browser = fakeBrowser();
  browser.tabs.set(tabId, { id: tabId, url: article.url, incognito: false });
  browser.pages.answer = () => ok(article);
}

beforeEach(openBrowser);

const { releaseAll } = locks as unknown as ReturnType<typeof fakeLock>;

/** Starts the background anew, as the browser does after it has stopped it; locks went with it. */
export async function startBackground() {
  vi.resetModules();
  releaseAll();
  const [jobs, ai] = await Promise.all([
    import('../../../src/background/jobs/job-manager.ts'),
    import('../../../src/background/ai-summary.ts'),
  ]);
  return { ...jobs, ...ai };
}

/** The tab's job, as it stands in the session. */
export async function readOnlyJob(): Promise<Job | undefined> {
  const all = (await browser.storage.session.get()) as Record<string, unknown>;
  return all[`job:${tabId}`] as Job | undefined;
}

/** The job, once it has come so far; where it is done, once that was kept too. */
export async function settled(status: Job['status'] = 'done'): Promise<Job> {
  return vi.waitFor(async () => {
    const job = await readOnlyJob();
    const isUnsaved = status === 'done' && job?.saveStatus === 'pending';
    if (job?.status !== status || isUnsaved) throw new Error(`still ${job?.status}`);
    return job;
  });
}

/** Why a job has failed. */
export const getFailure = (job: Job | undefined) =>
  job?.status === 'failed' ? job.failure : undefined;

/** How often the page was read. */
export const reads = () => browser.pages.calls.filter(({ name }) => name === 'extract').length;

/** Keys of what the history holds. */
export const records = () =>
  [...browser.storage.local.held.keys()].filter((key) => key.startsWith('record:'));
