/** Each article has its own record, even if one address has shown several. */

import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Article } from '../../../src/extraction/article.ts';
import { maxRecordsPerAddress } from '../../../src/storage/history/article-url.ts';
import { getRecordKey } from '../../../src/storage/history/keys.ts';
import { createRecord } from '../../../src/storage/history/record.ts';
import { deleteItems, updateRecord } from '../../../src/storage/stores/history-store.ts';
import { restoreItems, saveArticle } from '../../../src/storage/stores/save-article.ts';
import type { fakeBrowser } from '../../fakes/browser.ts';
import {
  sampleAnchor,
  sampleArticle,
  samplePoint,
  sampleRecord,
  sampleRecordAt,
  sampleSummary,
} from '../history/samples.ts';
import { expectConsistentIndex, readHistoryOrThrow, saveRecord } from './stored-history.ts';

const fake = vi.hoisted(() => ({}) as { browser: ReturnType<typeof fakeBrowser> });
vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../../fakes/browser.ts');
  fake.browser = fakeBrowser();
  return { default: { storage: fake.browser.storage } };
});
vi.mock('../../../src/browser/lock.ts', async () =>
  (await import('../../fakes/lock.ts')).fakeLock(),
);

const now = Date.UTC(2026, 5, 1);
const local = () => fake.browser.storage.local;
const titles = async () => (await readHistoryOrThrow()).records.map(({ title }) => title).sort();

beforeEach(() => local().held.clear());

describe('saveArticle', () => {
  const roomy = 2 ** 30;
  const url = 'https://tide.example/today';

  /** Creates an article of this name with one sentence, at the common address. */
  const createArticle = (name: string) =>
    sampleArticle({
      ...{ url, canonical: url, title: `Title ${name}`, textHash: name },
      blocks: [{ kind: 'paragraph', text: `Only ${name} says this.` }],
    });
  const save = (name: string, change: Partial<Article> = {}, maxBytes = roomy) => {
    const article = { ...createArticle(name), ...change };
    const points = [
      samplePoint('A point.', { sources: [sampleAnchor({ quote: `Only ${name} says this.` })] }),
    ];
    return saveArticle(article, maxBytes, (previous) =>
      createRecord(article, [sampleSummary({ points })], {
        ...{ at: now, words: 1, readingSeconds: 1, previous },
      }),
    );
  };

  it('gives each article of one address its own record', async () => {
    for (const name of ['a', 'b', 'c']) await save(name);
    expect(await titles()).toEqual(['Title a', 'Title b', 'Title c']);
    await expectConsistentIndex();
  });

  it('finds each article again, and keeps stars with their articles', async () => {
    for (const name of ['a', 'b']) await save(name);
    await updateRecord(`page:b:${url}`, (one) => one && { ...one, starred: true });
    for (const name of ['a', 'b', 'c']) await save(name);
    const { records } = await readHistoryOrThrow();
    expect(records.map(({ title, starred }) => [title, starred]).sort()).toEqual([
      ['Title a', false],
      ['Title b', true],
      ['Title c', false],
    ]);
  });

  it('keeps the record of an article that has changed', async () => {
    await save('a');
    await save('a', { title: 'New headline', textHash: 'a2' });
    const { records } = await readHistoryOrThrow();
    expect(records.map(({ id, title, textHash }) => [id, title, textHash])).toEqual([
      [`page:a:${url}`, 'New headline', 'a2'],
    ]);
  });

  it('gives an article that follows a deleted one another id', async () => {
    await save('a');
    await deleteItems([getRecordKey(`page:a:${url}`)]);
    const saved = await save('b');
    expect(saved).toMatchObject({ value: { record: { id: `page:b:${url}` } } });
  });

  it('reports address-full instead of storing too many articles per address', async () => {
    for (let at = 0; at < maxRecordsPerAddress; at++) await save(`n${at}`);
    expect(await save('more')).toEqual({ ok: true, value: { status: 'address-full' } });
    expect(await save('n7')).toMatchObject({ value: { status: 'saved' } });
    expect(await titles()).toHaveLength(maxRecordsPerAddress);
  });

  it('reports no-room, and evicts nothing, if starred records leave no room', async () => {
    const elsewhere = 'page:first:https://tide.example/harbour';
    await saveRecord(sampleRecord({ id: elsewhere, starred: true, byline: 'x'.repeat(900) }));
    await saveRecord(sampleRecord({ id: `${elsewhere}/other` }));
    const before = new Map(local().held);
    expect(await save('a', {}, 1_500)).toEqual({ ok: true, value: { status: 'no-room' } });
    expect(local().held).toEqual(before);
  });

  it('stores a starred record even if it exceeds the limit', async () => {
    await save('a');
    await updateRecord(`page:a:${url}`, (one) => one && { ...one, starred: true });
    expect(await save('a', { textHash: 'a2' }, 1)).toMatchObject({ value: { status: 'saved' } });
  });

  it('stores nothing if no record is created', async () => {
    const saved = await saveArticle(createArticle('a'), roomy, () => undefined);
    expect(saved).toMatchObject({ ok: false, failure: { code: 'unexpected' } });
    expect(local().held.size).toBe(0);
  });

  it('quarantines an unreadable value under the same key', async () => {
    await local().set({ [getRecordKey(`page:a:${url}`)]: { version: 2 } });
    await save('a');
    const { records, unreadable } = await readHistoryOrThrow();
    expect(records).toHaveLength(1);
    expect(Object.values(unreadable)).toEqual([{ version: 2 }]);
  });
});

describe('restoreItems', () => {
  const remove = async (name: string) => {
    const removed = await deleteItems([getRecordKey(sampleRecordAt(name).id)]);
    return removed.ok ? removed.value : {};
  };
  beforeEach(async () => {
    for (const name of ['a', 'b']) await saveRecord(sampleRecordAt(name));
  });

  it('does not restore an article that was saved again with another text', async () => {
    const removed = await remove('a');
    const resaved = sampleRecordAt('a', { textHash: 'resaved', words: 7 });
    await saveRecord({ ...resaved, id: resaved.id.replace('first', 'resaved') });
    await restoreItems(removed);
    expect(await titles()).toEqual(['a', 'b']);
    await expectConsistentIndex();
  });

  it('restores an article whose address has another one by now', async () => {
    const removed = await remove('a');
    const other = sampleRecordAt('a', { textHash: 'other', title: 'other', summaries: [] });
    await saveRecord({ ...other, id: other.id.replace('first', 'other') });
    await restoreItems(removed);
    expect(await titles()).toEqual(['a', 'b', 'other']);
    await expectConsistentIndex();
  });
});
