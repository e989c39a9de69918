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

/** Checks the article a minute after the job started, and returns the updated job. */
async function checkAndRead(change: Partial<Job> = {}, now = 61_000): Promise<Job> {
  await browser.storage.session.set({
    'job:7': { ...job, ...change },
    'article:7': article,
  });
  vi.resetModules();
  const { checkForUpdates } = await import('../../src/background/check-for-updates.ts');
  await checkForUpdates(tabId, now);
  return (await browser.storage.session.get())['job:7'] as unknown as Job;
}

const countExtractions = () => browser.pages.calls.filter(({ name }) => name === 'extract').length;

beforeEach(() => {
  browser = fakeBrowser();
  browser.tabs.set(tabId, { id: tabId, url, incognito: false });
  browser.pages.answer = () => ok(later);
  browser.pages.scripted.set(tabId, url);
  browser.pages.documents = 1;
  browser.pages.shown = later;
});

describe('checkForUpdates', () => {
  test('marks the summary as outdated without extraction if the page has another address', async () => {
    browser.pages.scripted.set(tabId, `${url}/next`);
    expect(await checkAndRead()).toMatchObject({ freshness: 'outdated' });
    expect(browser.pages.calls.map(({ name }) => name)).toEqual(['identify']);
  });

  test('stores the blocks that were added to the article', async () => {
    expect((await checkAndRead()).addedBlocks).toEqual(['The first ferry has left.']);
  });

  test('extracts the page once for several checks within seconds, however old the job is', async () => {
    await checkAndRead();
    const { checkForUpdates } = await import('../../src/background/check-for-updates.ts');
    await checkForUpdates(tabId, 65_000);
    expect(countExtractions()).toBe(1);
    await checkForUpdates(tabId, 67_000);
    expect(countExtractions()).toBe(2);
  });

  test('does not extract a page while it is being extracted', async () => {
    let answer = () => {};
    browser.pages.answer = () =>
      new Promise((resolve) => {
        answer = () => resolve(ok(later));
      });
    const first = checkAndRead();
    await vi.waitFor(() => expect(countExtractions()).toBe(1));
    const { checkForUpdates } = await import('../../src/background/check-for-updates.ts');
    await checkForUpdates(tabId, 99_000);
    expect(countExtractions()).toBe(1);
    answer();
    expect((await first).addedBlocks).toEqual(['The first ferry has left.']);
  });

  test('stores no added blocks if some were only removed', async () => {
    browser.pages.answer = () =>
      ok({ ...article, blocks: article.blocks.slice(1), textHash: 'c3' });
    expect((await checkAndRead()).addedBlocks).toEqual([]);
  });

  test.each([
    ['if the article is unchanged', {}, 61_000, () => ok(article)],
    ['just after the extraction', {}, 2_000, () => ok(later)],
    ['for a selection', { scope: { kind: 'selection', frameId: 0 } }, 61_000, () => ok(later)],
    [
      'if the page shows the next article',
      {},
      61_000,
      () => ok({ ...later, blocks: [{ kind: 'paragraph', text: 'The choir moves on.' }] }),
    ],
    ['if the page cannot be extracted', {}, 61_000, () => fail('no-article')],
  ] as [string, Partial<Job>, number, () => unknown][])(
    'changes nothing %s',
    async (_name, change, now, answer) => {
      browser.pages.answer = answer;
      expect((await checkAndRead(change, now)).addedBlocks).toBeUndefined();
    },
  );
});
