/** Each article has its own record, even if one address has shown several. */

import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Article } from '../../../src/extraction/article.ts';
import { maxRecordsPerAddress } from '../../../src/storage/history/article-url.ts';
import { isIndexConsistent } from '../../../src/storage/history/index-entries.ts';
import { getRecordKey } from '../../../src/storage/history/keys.ts';
import { createRecord, type HistoryRecord } from '../../../src/storage/history/record.ts';
import { readAllRecords, readIndex } from '../../../src/storage/stores/history-index-store.ts';
import {
  deleteItems,
  restoreItems,
  saveArticle,
  updateRecord,
} from '../../../src/storage/stores/history-store.ts';
import type { fakeBrowser } from '../../fakes/browser.ts';
import {
  sampleAnchor,
  sampleArticle,
  samplePoint,
  sampleRecord,
  sampleSummary,
} from '../history/samples.ts';

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
const keep = (kept: HistoryRecord) => updateRecord(kept.id, () => kept);

async function readAll() {
  const whole = await readAllRecords();
  if (!whole.ok) throw new Error(whole.failure.code);
  return whole.value;
}

const titles = async () => (await readAll()).records.map(({ title }) => title).sort();

/** Fails if the index does not match the records. */
async function expectConsistentIndex(): Promise<void> {
  const [index, { records }] = [await readIndex(), await readAll()];
  const ids = records.map(({ id }) => id);
  expect(index.ok && isIndexConsistent(index.value, ids)).toBe(true);
}

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
    const { records } = await readAll();
    expect(records.map(({ title, starred }) => [title, starred]).sort()).toEqual([
      ['Title a', false],
      ['Title b', true],
      ['Title c', false],
    ]);
  });

  it('keeps the record of an article that has changed', async () => {
    await save('a');
    await save('a', { title: 'New headline', textHash: 'a2' });
    const { records } = await readAll();
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
    await keep(sampleRecord({ id: elsewhere, starred: true, byline: 'x'.repeat(900) }));
    await keep(sampleRecord({ id: `${elsewhere}/other` }));
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
    const { records, unreadable } = await readAll();
    expect(records).toHaveLength(1);
    expect(Object.values(unreadable)).toEqual([{ version: 2 }]);
  });
});

describe('restoreItems', () => {
  const record = (name: string, change: Partial<HistoryRecord> = {}): HistoryRecord => {
    const url = `https://tide.example/${name}`;
    return sampleRecord({ id: `page:first:${url}`, url, canonical: url, title: name, ...change });
  };
  const remove = async (name: string) => {
    const removed = await deleteItems([getRecordKey(record(name).id)]);
    return removed.ok ? removed.value : {};
  };
  beforeEach(async () => {
    for (const name of ['a', 'b']) await keep(record(name));
  });

  it('does not restore an article that was saved again with another text', async () => {
    const removed = await remove('a');
    const resaved = record('a', { textHash: 'resaved', words: 7 });
    await keep({ ...resaved, id: resaved.id.replace('first', 'resaved') });
    await restoreItems(removed);
    expect(await titles()).toEqual(['a', 'b']);
    await expectConsistentIndex();
  });

  it('restores an article whose address has another one by now', async () => {
    const removed = await remove('a');
    const other = record('a', { textHash: 'other', title: 'other', summaries: [] });
    await keep({ ...other, id: other.id.replace('first', 'other') });
    await restoreItems(removed);
    expect(await titles()).toEqual(['a', 'b', 'other']);
    await expectConsistentIndex();
  });
});
