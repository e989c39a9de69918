/** Saving a summary, and telling the user what came of it. */

import { beforeEach, describe, expect, test, vi } from 'vitest';
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

/** An article of this name at the one address; it says one sentence of its own. */
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

/** A record of more than a megabyte. */
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

describe('saving a summary', () => {
  test('is told with its record', async () => {
    const recordId = `page:a:${url}`;
    expect(await save(createArticle('a'))).toEqual({ saveStatus: 'saved', recordId });
    expect((await readRecord(recordId))?.title).toBe('a');
  });

  test('that those with a star leave no room for is told, and nothing is saved', async () => {
    await updateRecord(large({}).id, () => large({ starred: true }));
    expect(await save(createArticle('a'))).toEqual({ saveStatus: 'no-room' });
    expect(await readRecord(`page:a:${url}`)).toBeUndefined();
  });

  test('that makes room for one of a clock that ran ahead is told, and not kept', async () => {
    const ahead = large({ updatedAt: now + 1 });
    await storage.local.set({ [`record:${ahead.id}`]: ahead });
    expect(await save(createArticle('a'))).toEqual({ saveStatus: 'no-room' });
    expect(await readRecord(`page:a:${url}`)).toBeUndefined();
  });

  test('of one article too many at an address is told', async () => {
    for (let at = 0; at < maxRecordsPerAddress; at++) await save(createArticle(`n${at}`));
    expect(await save(createArticle('more'))).toEqual({ saveStatus: 'address-full' });
  });

  test('of another article at the same address says nothing of a change', async () => {
    await save(createArticle('a'));
    expect(await save(createArticle('b'))).toEqual({
      saveStatus: 'saved',
      recordId: `page:b:${url}`,
    });
  });

  test('of the same article with another text says since when, under its first id', async () => {
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
