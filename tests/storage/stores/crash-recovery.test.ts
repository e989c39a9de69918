/**
 * The browser, or the background alone, can be terminated at any moment. Each operation that writes
 * the history is terminated after its first call of storage, after the second, and so on until it
 * is complete; afterwards every record must be intact.
 */

import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as locks from '../../../src/browser/lock.ts';
import type { RestorePlan } from '../../../src/storage/backup/restore-plan.ts';
import { isIndexConsistent, toIndexEntry } from '../../../src/storage/history/index-entries.ts';
import { getRecordKey, indexKey } from '../../../src/storage/history/keys.ts';
import { createRecord, type HistoryRecord } from '../../../src/storage/history/record.ts';
import * as backup from '../../../src/storage/stores/backup-store.ts';
import { findIndex, readIndex } from '../../../src/storage/stores/history-index-store.ts';
import {
  deleteItems,
  pruneHistory,
  updateRecord,
} from '../../../src/storage/stores/history-store.ts';
import { restoreItems, saveArticle } from '../../../src/storage/stores/save-article.ts';
import { eraseEverything } from '../../../src/storage/stores/storage-usage.ts';
import type { fakeBrowser } from '../../fakes/browser.ts';
import { crashAfter } from '../../fakes/crash-after.ts';
import type { fakeLock } from '../../fakes/lock.ts';
import { sampleArticle, sampleRecordAt } from '../history/samples.ts';
import { readHistoryOrThrow } from './stored-history.ts';

const fake = vi.hoisted(() => ({}) as { browser: ReturnType<typeof fakeBrowser> });
vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../../fakes/browser.ts');
  fake.browser = fakeBrowser();
  return { default: { storage: fake.browser.storage } };
});
vi.mock('../../../src/browser/lock.ts', async () =>
  (await import('../../fakes/lock.ts')).fakeLock(),
);
const { releaseAll } = locks as unknown as ReturnType<typeof fakeLock>;
const { browser } = fake;

const now = Date.UTC(2026, 5, 1);
const day = 86_400_000;

/** The records before each operation, enough for several chunks. */
const before = Array.from({ length: 230 }, (_, at) =>
  sampleRecordAt(`n${at}`, { updatedAt: now - at * day, starred: at % 7 === 0 }),
);
const first = before[0] ?? sampleRecordAt('none');
const getKeys = (records: readonly HistoryRecord[]) => records.map(({ id }) => getRecordKey(id));

/** An operation, and what may become of each record: unchanged, changed, or gone. */
interface Operation {
  readonly name: string;
  readonly prepare?: () => Promise<unknown>;
  readonly act: () => Promise<unknown>;
  /** Records as the operation leaves them. */
  readonly changed?: readonly HistoryRecord[];
  /** Records that the operation may remove. */
  readonly gone?: readonly HistoryRecord[];
}

const renewed = before.slice(0, 150).map((old) => ({ ...old, words: 1, updatedAt: now + 1 }));
const added = Array.from({ length: 150 }, (_, at) =>
  sampleRecordAt(`added ${at}`, { updatedAt: now + 1 }),
);
const unstarred = before.filter(({ starred }) => !starred);
const deleted = before.slice(3, 130);
const evicted = before.slice(200).filter(({ starred }) => !starred);

/** Creates a plan that only writes these records. */
const createPlan = (records: readonly HistoryRecord[]): RestorePlan => ({
  items: [],
  settings: {},
  settingsBefore: {},
  sites: { bannerSites: [], bannerHiddenSites: [] },
  records,
  removals: [],
  bytes: 0,
  maxBytes: 2 ** 30,
});

/** Another article at the address of the first record. */
const another = sampleArticle({
  ...{ url: first.url, canonical: first.canonical, title: 'Another', textHash: 'another' },
});
const saved = createRecord(another, [], { at: now, words: 1, readingSeconds: 1 });

const operations: readonly Operation[] = [
  {
    name: 'saving a new record',
    act: () => updateRecord(sampleRecordAt('new').id, () => sampleRecordAt('new')),
    changed: [sampleRecordAt('new')],
  },
  {
    name: 'changing a record',
    act: () => updateRecord(first.id, (old) => old && { ...old, words: 1 }),
    changed: [{ ...first, words: 1 }],
  },
  {
    name: 'saving another article at the address of a record',
    act: () => saveArticle(another, 2 ** 30, () => saved),
    changed: [saved],
  },
  {
    name: 'saving a record without an index',
    prepare: () => browser.storage.local.remove([indexKey]),
    act: () => updateRecord(sampleRecordAt('new').id, () => sampleRecordAt('new')),
    changed: [sampleRecordAt('new')],
  },
  {
    name: 'saving a record in a full storage',
    prepare: async () => {
      browser.quotas.local = [...browser.storage.local.held].reduce(
        (sum, [key, text]) => sum + key.length + text.length,
        0,
      );
    },
    act: () =>
      updateRecord(sampleRecordAt('new').id, () => sampleRecordAt('new', { updatedAt: now })),
    changed: [sampleRecordAt('new', { updatedAt: now })],
    gone: unstarred.slice(-8),
  },
  { name: 'deleting', act: () => deleteItems(getKeys(deleted)), gone: deleted },
  {
    name: 'undoing a deletion',
    prepare: () => deleteItems(getKeys(deleted)),
    act: () => restoreItems(Object.fromEntries(deleted.map((one) => [getRecordKey(one.id), one]))),
    gone: deleted,
  },
  {
    name: 'pruning',
    act: () => pruneHistory({ days: 210, bytes: 2 ** 30 }, now),
    gone: unstarred.filter(({ updatedAt }) => updatedAt < now - 210 * day),
  },
  {
    name: 'restoring a backup',
    act: () =>
      backup.applyRestore(
        {
          ...createPlan([...renewed, ...added]),
          settings: { theme: 'dark' },
          settingsBefore: { theme: 'system' },
          sites: { bannerSites: ['tide.example'], bannerHiddenSites: [] },
          removals: evicted.map(toIndexEntry),
        },
        () => {},
      ),
    changed: [...renewed, ...added],
    gone: evicted,
  },
  { name: 'erasing everything', act: () => eraseEverything(), gone: before },
];

/** Expects the next reader of the history to find every record intact. */
async function expectIntact(operation: Operation): Promise<void> {
  const { local } = browser.storage;
  const index = findIndex(await local.get([indexKey]));
  const { records, unreadable } = await readHistoryOrThrow();
  expect(unreadable).toEqual({});
  const found = new Map(records.map((one) => [one.id, one]));
  const mayBe = new Map((operation.changed ?? []).map((one) => [one.id, one]));
  const mayGo = new Set((operation.gone ?? []).map(({ id }) => id));
  for (const old of before) {
    const is = found.get(old.id);
    if (is) expect([old, mayBe.get(old.id)]).toContainEqual(is);
    else expect(mayGo).toContain(old.id);
    found.delete(old.id);
  }
  for (const [id, fresh] of found) expect(fresh).toEqual(mayBe.get(id));
  // An existing index is consistent; a missing one is rebuilt by reading.
  const ids = records.map(({ id }) => id);
  if (index) expect(isIndexConsistent(index, ids)).toBe(true);
  const read = await readIndex();
  expect(read.ok && isIndexConsistent(read.value, ids)).toBe(true);
}

/** Storage as it was before the operation, created once. */
let prepared: [string, string][] = [];

beforeAll(async () => {
  await backup.applyRestore(createPlan(before), () => {});
  prepared = [...browser.storage.local.held];
});

describe.each(operations)('a termination while $name', (operation) => {
  it('leaves every record intact', { timeout: 60_000 }, async () => {
    let calls = 0;
    for (let ended = false; !ended; calls++) {
      for (const { held } of [browser.storage.local, browser.storage.sync]) held.clear();
      for (const [key, text] of prepared) browser.storage.local.held.set(key, text);
      await operation.prepare?.();
      ended = await crashAfter(calls, browser, operation.act, releaseAll);
      browser.quotas.local = undefined;
      await expectIntact(operation);
    }
    // It was terminated in the middle, not only before it started.
    expect(calls).toBeGreaterThan(2);
  });
});
