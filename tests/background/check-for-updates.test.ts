import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Job } from '../../src/background/jobs/job.ts';
import type { Article } from '../../src/extraction/article.ts';
import { fail, ok } from '../../src/shared/result.ts';
import { fakeBrowser } from '../fakes/browser.ts';
import { sampleArticle } from '../storage/history/samples.ts';
import { sampleHead, sampleJob } from '../storage/stores/samples.ts';

let browser = fakeBrowser();
vi.mock('webextension-polyfill', () => ({
  get default() {
    return { storage: browser.storage, ...browser.api };
  },
}));
vi.mock('../../src/content/page-script.ts?iife', () => ({ default: 'page.js' }));
vi.mock('../../src/browser/lock.ts', async () => (await import('../fakes/lock.ts')).fakeLock());

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
  article: sampleHead({ url, textHash: article.textHash }),
});

/** Looks a minute after the job began, and returns what it says then. */
async function checked(change: Partial<Job> = {}, now = 61_000): Promise<Job> {
  await browser.storage.session.set({
    'job:7': { ...job, ...change },
    'article:7': article,
  });
  vi.resetModules();
  const { checkForUpdates } = await import('../../src/background/check-for-updates.ts');
  await checkForUpdates(tabId, now);
  return (await browser.storage.session.get())['job:7'] as unknown as Job;
}

beforeEach(() => {
  browser = fakeBrowser();
  browser.tabs.set(tabId, { id: tabId, url, incognito: false });
  browser.pages.answer = () => ok(later);
  browser.pages.scripted.set(tabId, url);
  browser.pages.documents = 1;
  browser.pages.shown = later;
});

describe('a finished summary that is looked at again', () => {
  test('is outdated, and the page not read, where another one stands at another address', async () => {
    browser.pages.scripted.set(tabId, `${url}/next`);
    expect(await checked()).toMatchObject({ freshness: 'outdated' });
    expect(browser.pages.calls.map(({ name }) => name)).toEqual(['identify']);
  });

  test('is told what the page says besides by now', async () => {
    expect((await checked()).addedBlocks).toEqual(['The first ferry has left.']);
  });

  test('is told that something has gone', async () => {
    browser.pages.answer = () =>
      ok({ ...article, blocks: article.blocks.slice(1), textHash: 'c3' });
    expect((await checked()).addedBlocks).toEqual([]);
  });

  test.each([
    ['where the page says the same', {}, 61_000, () => ok(article)],
    ['just after it was read', {}, 2_000, () => ok(later)],
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
      expect((await checked(change, now)).addedBlocks).toBeUndefined();
    },
  );
});
