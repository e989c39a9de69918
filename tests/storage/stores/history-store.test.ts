import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isIndexConsistent } from '../../../src/storage/history/index-entries.ts';
import { getRecordKey, indexKey } from '../../../src/storage/history/keys.ts';
import type { HistoryRecord } from '../../../src/storage/history/record.ts';
import {
  findIndex,
  readHistory,
  readIndex,
  toStoredIndex,
} from '../../../src/storage/stores/history-index-store.ts';
import {
  deleteItems,
  pruneHistory,
  readRecord,
  readRecords,
  updateRecord,
} from '../../../src/storage/stores/history-store.ts';
import { restoreItems } from '../../../src/storage/stores/save-article.ts';
import { retentionLog } from '../../../src/storage/stores/storage-items.ts';
import type { fakeBrowser } from '../../fakes/browser.ts';
import { sampleRecord, sampleRecordAt } from '../history/samples.ts';
import { readHistoryOrThrow, saveRecord } from './stored-history.ts';

const browser = vi.hoisted(() => ({ current: undefined as unknown as Fake }));
type Fake = ReturnType<typeof fakeBrowser>;

vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../../fakes/browser.ts');
  browser.current = fakeBrowser();
  return { default: { storage: browser.current.storage } };
});
vi.mock('../../../src/browser/lock.ts', async () =>
  (await import('../../fakes/lock.ts')).fakeLock(),
);

const day = 86_400_000;
const now = Date.UTC(2026, 5, 1);

const local = () => browser.current.storage.local;
const stored = () => local().get([indexKey]);
const titles = async () => (await readHistoryOrThrow()).records.map(({ title }) => title);

/** Returns the stored index, which has to match the stored records. */
async function readConsistentIndex() {
  const index = findIndex(await stored());
  const keys = [...local().held.keys()].filter((key) => key.startsWith('record:'));
  const ids = keys.map((key) => key.slice('record:'.length));
  expect(index && isIndexConsistent(index, ids)).toBe(true);
  return index;
}

beforeEach(() => {
  const { refusals, quotas, life } = browser.current;
  local().held.clear();
  refusals.local = undefined;
  quotas.local = undefined;
  life.callsLeft = Number.POSITIVE_INFINITY;
});

describe('a record', () => {
  it('is stored together with its index entry in one write', async () => {
    const writes: string[][] = [];
    const listener = (changes: object) => writes.push(Object.keys(changes).sort());
    browser.current.storage.onChanged.addListener(listener);
    await saveRecord(sampleRecordAt('pilots'));
    browser.current.storage.onChanged.removeListener(listener);
    expect(writes).toEqual([[indexKey, getRecordKey(sampleRecordAt('pilots').id)]]);
    expect(await readConsistentIndex()).toMatchObject([
      { id: sampleRecordAt('pilots').id, starred: false },
    ]);
  });

  it('is updated by concurrent changes one after the other', async () => {
    await saveRecord(sampleRecordAt('pilots', { words: 0 }));
    const { id } = sampleRecordAt('pilots');
    const more = (before?: HistoryRecord) => before && { ...before, words: before.words + 1 };
    await Promise.all([1, 2, 3].map(() => updateRecord(id, more)));
    expect((await readRecord(id))?.words).toBe(3);
  });

  it('is not overwritten if it cannot be read', async () => {
    await saveRecord(sampleRecordAt('pilots', { starred: true }));
    const get = vi.spyOn(local(), 'get').mockRejectedValueOnce(new Error('busy'));
    const answer = await saveRecord(sampleRecordAt('pilots'));
    get.mockRestore();
    expect(answer.ok).toBe(false);
    expect((await readRecord(sampleRecordAt('pilots').id))?.starred).toBe(true);
  });

  it('is unreadable under the key of another record', async () => {
    await local().set({
      [getRecordKey('page:first:https://tide.example/other')]: sampleRecordAt('pilots'),
    });
    expect(await readRecord('page:first:https://tide.example/other')).toBeUndefined();
    expect(Object.keys((await readHistoryOrThrow()).unreadable)).toHaveLength(1);
  });

  it('is read with others in the requested order', async () => {
    for (const name of ['a', 'b', 'c']) await saveRecord(sampleRecordAt(name));
    const read = await readRecords(['c', 'nowhere', 'a'].map((name) => sampleRecordAt(name).id));
    expect(read).toMatchObject({ ok: true, value: [{ title: 'c' }, { title: 'a' }] });
  });
});

describe('the index', () => {
  beforeEach(async () => {
    for (const [at, name] of ['a', 'b', 'c'].entries())
      await saveRecord(sampleRecordAt(name, { updatedAt: now + at }));
  });

  it.each([
    ['missing', undefined],
    ['not a string', { a: 1 }],
    ['not JSON', '{'],
    ['a list of other values', '[{"id":1}]'],
  ])('is rebuilt if it is %s', async (_name, index) => {
    if (index === undefined) local().held.delete(indexKey);
    else await local().set({ [indexKey]: index });
    const read = await readIndex();
    expect(read.ok && read.value.map(({ id }) => id).sort()).toEqual(
      ['a', 'b', 'c'].map((name) => sampleRecordAt(name).id),
    );
    await readConsistentIndex();
  });

  it('is repaired by reading everything if an entry is missing or left over', async () => {
    const index = findIndex(await stored()) ?? [];
    const [, ...rest] = index;
    const [entry] = index;
    if (!entry) throw new Error('no entry');
    await local().set(
      toStoredIndex([...rest, { ...entry, id: 'page:first:https://gone.example/' }]),
    );
    expect((await titles()).sort()).toEqual(['a', 'b', 'c']);
    await readConsistentIndex();
  });

  it('lists the newest first', async () => {
    expect(await titles()).toEqual(['c', 'b', 'a']);
  });
});

describe('an empty history', () => {
  it('has no index', async () => {
    await readIndex();
    expect(local().held.size).toBe(0);
    await local().set({ [indexKey]: '[["page:first:https://gone.example/",1,false,9]]' });
    expect(await titles()).toEqual([]);
    expect(local().held.size).toBe(0);
  });
});

describe('an unreadable value', () => {
  const { id } = sampleRecordAt('pilots');
  const newer = { version: 2, title: 'from the future' };
  beforeEach(() => local().set({ [getRecordKey(id)]: newer }));

  it('is returned separately from the records and stays in storage', async () => {
    await saveRecord(sampleRecordAt('other'));
    const { records, unreadable } = await readHistoryOrThrow();
    expect(records.map(({ title }) => title)).toEqual(['other']);
    expect(unreadable).toEqual({ [getRecordKey(id)]: newer });
    await expectIndexOfOthers();
  });

  it('is quarantined when a new record takes its key', async () => {
    await saveRecord(sampleRecordAt('pilots'));
    const { records, unreadable } = await readHistoryOrThrow();
    expect(records).toEqual([sampleRecordAt('pilots')]);
    expect(Object.values(unreadable)).toEqual([newer]);
    expect(Object.keys(unreadable)[0]).toMatch(/^quarantine:\d+:page:/);
  });

  it('is deleted and restored like a record', async () => {
    const removed = await deleteItems([getRecordKey(id)]);
    expect((await readHistoryOrThrow()).unreadable).toEqual({});
    await restoreItems(removed.ok ? removed.value : {});
    expect((await readHistoryOrThrow()).unreadable).toEqual({ [getRecordKey(id)]: newer });
  });

  it('is never evicted', async () => {
    await pruneHistory({ days: 30, bytes: 0 }, now);
    expect(local().held.has(getRecordKey(id))).toBe(true);
  });

  /** Expects the index to ignore what cannot be read. */
  async function expectIndexOfOthers() {
    const index = findIndex(await stored());
    expect(index?.map((entry) => entry.id)).toEqual([sampleRecordAt('other').id]);
  }
});

describe('deleteItems', () => {
  const names = ['a', 'b', 'c'];
  beforeEach(async () => {
    for (const name of names) await saveRecord(sampleRecordAt(name, { starred: name === 'b' }));
  });
  const getKeys = (...which: string[]) =>
    which.map((name) => getRecordKey(sampleRecordAt(name).id));

  it('can be undone completely by restoreItems', async () => {
    const before = new Map(local().held);
    const removed = await deleteItems(getKeys('a', 'b'));
    expect(await titles()).toEqual(['c']);
    await readConsistentIndex();
    await restoreItems(removed.ok ? removed.value : {});
    await readConsistentIndex();
    expect([...local().held.keys()].sort()).toEqual([...before.keys()].sort());
    for (const key of getKeys(...names)) expect(local().held.get(key)).toBe(before.get(key));
  });

  it('is not undone for a record that was saved again meanwhile', async () => {
    const removed = await deleteItems(getKeys('a'));
    await saveRecord(sampleRecordAt('a', { words: 7 }));
    await restoreItems(removed.ok ? removed.value : {});
    expect((await readRecord(sampleRecordAt('a').id))?.words).toBe(7);
    await readConsistentIndex();
  });
});

describe('pruneHistory', () => {
  it('evicts records that are too old, except for starred ones', async () => {
    await saveRecord(sampleRecordAt('old', { updatedAt: now - 31 * day }));
    await saveRecord(sampleRecordAt('starred', { updatedAt: now - 400 * day, starred: true }));
    await saveRecord(sampleRecordAt('new', { updatedAt: now }));
    expect(await pruneHistory({ days: 30, bytes: 2 ** 20 }, now)).toMatchObject({
      ok: true,
      value: [{ id: sampleRecordAt('old').id, reason: 'age' }],
    });
    expect(await titles()).toEqual(['new', 'starred']);
    await readConsistentIndex();
    expect(await retentionLog.read()).toEqual({ age: 1, space: 0, at: now });
  });
});

describe('a full storage', () => {
  const getSize = () =>
    [...local().held].reduce((sum, [key, text]) => sum + key.length + text.length, 0);

  it('makes room for a new record by evicting the oldest unstarred ones', async () => {
    await saveRecord(sampleRecordAt('starred', { updatedAt: now - 9 * day, starred: true }));
    for (const age of [8, 7, 6, 5])
      await saveRecord(sampleRecordAt(`${age} days`, { updatedAt: now - age * day }));
    browser.current.quotas.local = getSize();
    expect((await saveRecord(sampleRecordAt('newest', { updatedAt: now }))).ok).toBe(true);
    expect((await titles()).sort()).toEqual(['5 days', '6 days', 'newest', 'starred']);
    await readConsistentIndex();
    // One is evicted for the record and one for the log, which needs room as well.
    expect(await retentionLog.read()).toEqual({ age: 0, space: 2, at: now });
  });

  it('makes room for the record and the index if the index was lost', async () => {
    for (let age = 20; age > 0; age--)
      await saveRecord(
        sampleRecordAt(`${age} days`, { updatedAt: now - age * day, starred: age === 20 }),
      );
    local().held.delete(indexKey);
    browser.current.quotas.local = getSize();
    expect((await saveRecord(sampleRecordAt('newest', { updatedAt: now }))).ok).toBe(true);
    const left = await titles();
    expect(left).toEqual(expect.arrayContaining(['newest', '1 days', '20 days']));
    expect(left).not.toContain('19 days');
    await readConsistentIndex();
  });

  it('loses nothing and reports storage-full if other data fills it', async () => {
    for (const age of [3, 2, 1])
      await saveRecord(sampleRecordAt(`${age} days`, { updatedAt: now - age * day }));
    const before = new Map(local().held);
    browser.current.quotas.local = getSize();
    const huge = sampleRecordAt('huge', { updatedAt: now, byline: 'x'.repeat(900) });
    const long = Array.from({ length: 40 }, (_, at) => ({
      ...sampleRecord().summaries[0],
      lang: `x-${at}`,
    })) as HistoryRecord['summaries'];
    const answer = await saveRecord({ ...huge, summaries: long });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'storage-full' } });
    expect(new Map([...local().held].sort())).toEqual(new Map([...before].sort()));
  });

  it('evicts no starred record', async () => {
    await saveRecord(sampleRecordAt('starred', { starred: true }));
    browser.current.quotas.local = getSize();
    expect((await saveRecord(sampleRecordAt('new'))).ok).toBe(false);
    expect(await titles()).toEqual(['starred']);
  });
});

describe('readHistory', () => {
  it('fails if storage cannot be read, instead of returning an empty history', async () => {
    const get = vi.spyOn(local(), 'get').mockRejectedValue(new Error('corrupt'));
    const answers = [];
    for await (const piece of readHistory()) answers.push(piece.ok);
    get.mockRestore();
    expect(answers).toEqual([false]);
  });
});
