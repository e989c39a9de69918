/** What the tests of jobs share: a browser with one tab, in whose page there is an article. */

import { beforeEach, vi } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import type { Job } from '../../src/platform/session.ts';
import { ok } from '../../src/result.ts';
import { ferry } from '../engines/article.ts';
import { fakeBrowser } from '../fakes/browser.ts';

export const tabId = 7;

export const article: Article = {
  ...ferry,
  site: 'Harbour Times',
  left: [{ reason: 'caption', text: 'The quay', words: 2, before: 1 }],
};

/** Another for each test. */
export let browser = fakeBrowser();
vi.mock('webextension-polyfill', () => ({
  get default() {
    return { storage: browser.storage, ...browser.api };
  },
}));
// Node has no Web Locks before version 24; one context alone needs none.
vi.mock('../../src/platform/lock.ts', () => ({
  exclusively: (_name: string, task: () => Promise<unknown>) => task(),
}));
vi.mock('../../src/content/page.ts?iife', () => ({ default: 'page.js' }));

beforeEach(() => {
  browser = fakeBrowser();
  browser.tabs.set(tabId, { id: tabId, url: article.url, incognito: false });
  browser.pages.answer = () => ok(article);
});

/** Starts the background anew, as the browser does after it has stopped it. */
export async function startBackground() {
  vi.resetModules();
  const [jobs, beside] = await Promise.all([
    import('../../src/background/jobs.ts'),
    import('../../src/background/beside.ts'),
  ]);
  return { ...jobs, ...beside };
}

/** The tab's job, as it stands in the session. */
export async function jobOf(): Promise<Job | undefined> {
  const all = (await browser.storage.session.get()) as Record<string, unknown>;
  return all[`job:${all[`tab:${tabId}`]}`] as Job | undefined;
}

/** The job, once it has come so far; where it is done, once that was kept too. */
export async function settled(step: Job['step'] = 'done'): Promise<Job> {
  return vi.waitFor(async () => {
    const job = await jobOf();
    if (job?.step !== step || (step === 'done' && !job.kept)) throw new Error(`still ${job?.step}`);
    return job;
  });
}

/** How often the page was read. */
export const reads = () => browser.pages.calls.filter(({ name }) => name === 'read').length;

/** Keys of what the history holds. */
export const records = () =>
  [...browser.storage.local.held.keys()].filter((key) => key.startsWith('record:'));
