/** Saves summaries and reports the outcome to the user. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { saveJobSummaries } from '../../src/background/save-to-history.ts';
import type { Article } from '../../src/extraction/article.ts';
import { maxRecordsPerAddress } from '../../src/storage/history/article-url.ts';
import type { HistoryRecord } from '../../src/storage/history/record.ts';
import { readRecord, updateRecord } from '../../src/storage/stores/history-store.ts';
import type { fakeBrowser } from '../fakes/browser.ts';
import {
  sampleAnchor,
  sampleArticle,
  samplePoint,
  sampleRecord,
  sampleSummary,
} from '../storage/history/samples.ts';
import { sampleHead, sampleJob } from '../storage/stores/samples.ts';

const fake = vi.hoisted(() => ({}) as { browser: ReturnType<typeof fakeBrowser> });
vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../fakes/browser.ts');
  fake.browser = fakeBrowser();
  return { default: { storage: fake.browser.storage } };
});
vi.mock('../../src/browser/lock.ts', async () => (await import('../fakes/lock.ts')).fakeLock());

const now = Date.UTC(2026, 5, 1);
const url = 'https://tide.example/today';
const { storage } = fake.browser;

/** Creates an article of this name, with one sentence of its own, at the common address. */
function createArticle(name: string): Article {
  const text = `Only ${name} says this.`;
  const blocks = [{ kind: 'paragraph' as const, text }];
  return sampleArticle({ url, canonical: url, title: name, textHash: name, blocks });
}

async function save(article: Article) {
  const quote = article.blocks[0]?.text ?? '';
  const points = [samplePoint(quote, { sources: [sampleAnchor({ quote })] })];
  const summaries = [sampleSummary({ points })];
  const job = sampleJob({ article: sampleHead(), summaries });
  await storage.session.set({ [`job:${job.tabId}`]: job });
  return saveJobSummaries(job, article, now);
}

/** Creates a record of more than a megabyte. */
function large(change: Partial<HistoryRecord>): HistoryRecord {
  const points = Array.from({ length: 20 }, () => samplePoint('x'.repeat(4_900), { sources: [] }));
  const summaries = Array.from({ length: 11 }, (_, at) =>
    sampleSummary({ lang: `x-${at}`, points }),
  );
  const address = 'https://tide.example/large';
  return sampleRecord({
    ...{ id: `page:first:${address}`, url: address, canonical: address, summaries },
    ...change,
  });
}

beforeEach(async () => {
  for (const { held } of [storage.local, storage.sync]) held.clear();
  await storage.sync.set({ 'settings:historyMaxMib': 1 });
});

afterEach(() => vi.restoreAllMocks());

describe('saveJobSummaries', () => {
  test('returns the id of the record', async () => {
    const recordId = `page:a:${url}`;
    expect(await save(createArticle('a'))).toEqual({ saveStatus: 'saved', recordId });
    expect((await readRecord(recordId))?.title).toBe('a');
  });

  test('saves nothing and reports no-room if starred records leave no room', async () => {
    await updateRecord(large({}).id, () => large({ starred: true }));
    expect(await save(createArticle('a'))).toEqual({ saveStatus: 'no-room' });
    expect(await readRecord(`page:a:${url}`)).toBeUndefined();
  });

  test('saves nothing and reports it if it cannot be read whether history is on', async () => {
    await storage.sync.set({ 'settings:history': false });
    vi.spyOn(storage.sync, 'get').mockRejectedValue(new Error('An unexpected error occurred'));
    expect(await save(createArticle('a'))).toEqual({ saveStatus: 'failed' });
    expect(await readRecord(`page:a:${url}`)).toBeUndefined();
  });

  test.each([
    ['storage-full', 'a full disk', 'Resource::kQuotaBytes quota exceeded'],
    ['failed', 'any other failure', 'Internal error'],
  ])('reports %s for %s', async (saveStatus, _name, words) => {
    vi.spyOn(storage.local, 'set').mockRejectedValue(new Error(words));
    expect(await save(createArticle('a'))).toEqual({ saveStatus });
  });

  test('reports no-room if a record from the future evicts the new one', async () => {
    const ahead = large({ updatedAt: now + 1 });
    await storage.local.set({ [`record:${ahead.id}`]: ahead });
    expect(await save(createArticle('a'))).toEqual({ saveStatus: 'no-room' });
    expect(await readRecord(`page:a:${url}`)).toBeUndefined();
  });

  test('reports address-full for one article too many at an address', async () => {
    for (let at = 0; at < maxRecordsPerAddress; at++) await save(createArticle(`n${at}`));
    expect(await save(createArticle('more'))).toEqual({ saveStatus: 'address-full' });
  });

  test('reports no change for another article at the same address', async () => {
    await save(createArticle('a'));
    expect(await save(createArticle('b'))).toEqual({
      saveStatus: 'saved',
      recordId: `page:b:${url}`,
    });
  });

  test('returns when the article was saved with another text, and keeps its id', async () => {
    await save(createArticle('a'));
    const changed = { ...createArticle('a'), textHash: 'a2' };
    expect(await save(changed)).toMatchObject({
      saveStatus: 'saved',
      recordId: `page:a:${url}`,
      previousSavedAt: now,
      matchingPoints: { points: 1, of: 1 },
    });
  });
});
