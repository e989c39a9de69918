import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import type { Job } from '../../src/platform/session.ts';
import { fail, ok } from '../../src/result.ts';
import { fakeBrowser } from '../fakes/browser.ts';
import { sampleArticle } from '../history/samples.ts';
import { sampleHead, sampleJob } from '../platform/samples.ts';

let browser = fakeBrowser();
vi.mock('webextension-polyfill', () => ({
  get default() {
    return { storage: browser.storage, ...browser.api };
  },
}));
vi.mock('../../src/content/page.ts?iife', () => ({ default: 'page.js' }));
vi.mock('../../src/background/jobs.ts', () => ({ tabLoaded: async () => undefined }));

const tabId = 7;
const url = 'https://harbour.example/live';

const article = sampleArticle({
  url,
  blocks: ['The storm came in at noon.', 'Two ferries stayed in port.'].map((text) => ({
    kind: 'paragraph',
    text,
  })),
  textHash: 'a1',
});

const later: Article = {
  ...article,
  blocks: [{ kind: 'paragraph', text: 'The first ferry has left.' }, ...article.blocks],
  textHash: 'b2',
};

const job = sampleJob({
  tabId,
  startedAt: 1_000,
  updatedAt: 1_000,
  head: sampleHead({ url, textHash: article.textHash }),
});

/** Looks a minute after the job began, and returns what it says then. */
async function checked(change: Partial<Job> = {}, now = 61_000): Promise<Job> {
  await browser.storage.session.set({
    [`tab:${tabId}`]: 'a',
    'job:a': { ...job, ...change },
    'article:a': article,
  });
  vi.resetModules();
  const { checkStale } = await import('../../src/background/stale.ts');
  await checkStale(tabId, now);
  return (await browser.storage.session.get())['job:a'] as unknown as Job;
}

beforeEach(() => {
  browser = fakeBrowser();
  browser.tabs.set(tabId, { id: tabId, url, incognito: false });
  browser.pages.answer = () => ok(later);
});

describe('a finished summary that is looked at again', () => {
  test('is told what the page says besides by now', async () => {
    expect((await checked()).added).toEqual(['The first ferry has left.']);
  });

  test('is told that something has gone', async () => {
    browser.pages.answer = () =>
      ok({ ...article, blocks: article.blocks.slice(1), textHash: 'c3' });
    expect((await checked()).added).toEqual([]);
  });

  test.each([
    ['where the page says the same', {}, 61_000, () => ok(article)],
    ['just after it was read', {}, 2_000, () => ok(later)],
    ['of another page than the tab shows', { outdated: true }, 61_000, () => ok(later)],
    ['of a selection', { scope: { kind: 'selection', frameId: 0 } }, 61_000, () => ok(later)],
    [
      'where the next article has come into view',
      {},
      61_000,
      () => ok({ ...later, blocks: [{ kind: 'paragraph', text: 'The choir moves on.' }] }),
    ],
    ['where the page cannot be read', {}, 61_000, () => fail('no-article')],
  ] as [string, Partial<Job>, number, () => unknown][])(
    'stays as it was %s',
    async (_name, change, now, answer) => {
      browser.pages.answer = answer;
      expect((await checked(change, now)).added).toBeUndefined();
    },
  );
});
