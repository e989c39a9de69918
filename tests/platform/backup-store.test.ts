import { beforeEach, describe, expect, test, vi } from 'vitest';
import { backupText } from '../../src/history/backup.ts';
import { planRestore, type RestorePlan } from '../../src/history/restore.ts';
import { readKept, readPresent, restorePlan } from '../../src/platform/backup-store.ts';
import { changeRecord, readRecord } from '../../src/platform/history-store.ts';
import { readSettings, writeSettings } from '../../src/platform/settings-store.ts';
import { changeSiteSettings, readSiteSettings } from '../../src/platform/site-settings-store.ts';
import { eraseEverything, readStored } from '../../src/platform/stored.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import type { fakeBrowser } from '../fakes/browser.ts';
import { sampleRecord } from '../history/samples.ts';

const fake = vi.hoisted(() => ({}) as { browser: ReturnType<typeof fakeBrowser> });
vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../fakes/browser.ts');
  fake.browser = fakeBrowser();
  return { default: { storage: fake.browser.storage } };
});
vi.mock('../../src/platform/lock.ts', async () => (await import('../fakes/lock.ts')).fakeLock());

const now = Date.UTC(2026, 5, 1);
const local = () => fake.browser.storage.local;

/** As many as are stored in several writes. */
const records = Array.from({ length: 250 }, (_, at) => {
  const url = `https://tide.example/${at}`;
  const updatedAt = now - at * 60_000;
  return sampleRecord({ id: `page:${url}`, url, canonical: url, title: `${at}`, updatedAt });
});

async function backup(): Promise<string> {
  const kept = await readKept();
  if (!kept.ok) throw new Error(kept.failure.code);
  return backupText(kept.value, now);
}

async function plan(text: string): Promise<RestorePlan> {
  const present = await readPresent();
  if (!present.ok) throw new Error(present.failure.code);
  const restore = planRestore(text, present.value, now);
  if (!restore.ok) throw new Error(restore.refusal);
  return restore.plan;
}

const whole = (all: typeof records): RestorePlan => ({
  rows: [],
  settings: {},
  sites: { promptSites: [], promptHidden: [] },
  records: all,
});

beforeEach(() => {
  const { storage, quotas } = fake.browser;
  for (const { held } of [storage.local, storage.sync, storage.session]) held.clear();
  quotas.local = undefined;
});

test('a backup, an erasure and a restore give back the same', async () => {
  await restorePlan(whole(records), () => {});
  await writeSettings({ theme: 'dark', historyDays: 90 });
  await changeSiteSettings(() => ({ promptSites: ['tide.example'], promptHidden: [] }));
  const text = await backup();
  await eraseEverything();
  expect(local().held.size + fake.browser.storage.sync.held.size).toBe(0);
  expect(await readSettings()).toEqual(defaultSettings);

  const progress: number[] = [];
  expect((await restorePlan(await plan(text), (done) => progress.push(done))).ok).toBe(true);
  expect(progress).toEqual([100, 200, 250]);
  const kept = await readKept();
  const byId = (all: readonly unknown[]) => new Set(all.map((one) => JSON.stringify(one)));
  expect(kept.ok && byId(kept.value.records)).toEqual(byId(records));
  expect(await readSettings()).toMatchObject({ theme: 'dark', historyDays: 90 });
  expect((await readSiteSettings()).promptSites).toEqual(['tide.example']);
});

test('a backup holds what cannot be read, and a restore says why it is refused', async () => {
  await local().set({ 'record:page:https://tide.example/': { version: 2, title: 'Later' } });
  const { rows } = await plan(await backup());
  expect(rows).toContainEqual({
    part: 'record',
    name: 'Later',
    action: 'refuse',
    reason: 'newer-version',
  });
});

describe('a restore', () => {
  test('leaves alone what was kept here since it was planned', async () => {
    const [one = sampleRecord()] = records;
    const planned = whole([one]);
    await changeRecord(one.id, () => ({ ...one, updatedAt: now + 1, words: 5 }));
    await restorePlan(planned, () => {});
    expect((await readRecord(one.id))?.words).toBe(5);
  });

  test('that the storage has no room for keeps what it has restored, and says so', async () => {
    fake.browser.quotas.local = 150_000;
    const done: number[] = [];
    const written = await restorePlan(whole(records), (count) => done.push(count));
    expect(written).toMatchObject({ ok: false, failure: { code: 'storage-full' } });
    fake.browser.quotas.local = undefined;
    const stored = await readStored();
    expect(stored).toMatchObject({ ok: true, value: { records: done.at(-1) ?? 0, unreadable: 0 } });
  });
});

test('what is stored is counted', async () => {
  await restorePlan(whole(records.slice(0, 3)), () => {});
  await writeSettings({ theme: 'dark' });
  await changeSiteSettings(() => ({ promptSites: ['a.example'], promptHidden: ['b.example'] }));
  await local().set({ 'record:page:https://tide.example/': null, 'aside:1:page:x': 7 });
  const stored = await readStored();
  expect(stored).toMatchObject({ ok: true, value: { records: 3, unreadable: 2, sites: 2 } });
  // 'settings:theme' + '"dark"' and 'settings:version' + '1'.
  expect(stored.ok && stored.value.settingsBytes).toBe(14 + 6 + 16 + 1);
});
