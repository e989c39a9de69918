import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readLocalServer, saveLocalServer } from '../../../src/browser/local-server.ts';
import { serializeBackup } from '../../../src/storage/backup/backup.ts';
import { planRestore } from '../../../src/storage/backup/restore.ts';
import type { RestorePlan } from '../../../src/storage/backup/restore-plan.ts';
import { toIndexEntry } from '../../../src/storage/history/index-entries.ts';
import { localServerKey } from '../../../src/storage/settings/local-server.ts';
import { defaultSettings } from '../../../src/storage/settings/settings.ts';
import {
  applyRestore,
  readBackupData,
  readCurrentData,
} from '../../../src/storage/stores/backup-store.ts';
import { readRecord, updateRecord } from '../../../src/storage/stores/history-store.ts';
import { applyRetention } from '../../../src/storage/stores/retention.ts';
import {
  readSettings,
  readSiteSettings,
  updateSettings,
  updateSiteSettings,
} from '../../../src/storage/stores/settings-store.ts';
import { eraseEverything, getStorageUsage } from '../../../src/storage/stores/storage-usage.ts';
import type { fakeBrowser } from '../../fakes/browser.ts';
import { sampleRecord, sampleRecordAt } from '../history/samples.ts';

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

/** More records than one write stores. */
const records = Array.from({ length: 250 }, (_, at) =>
  sampleRecordAt(`${at}`, { updatedAt: now - at * 60_000 }),
);

async function backup(): Promise<string> {
  const kept = await readBackupData();
  if (!kept.ok) throw new Error(kept.failure.code);
  return serializeBackup(kept.value, now);
}

async function plan(text: string): Promise<RestorePlan> {
  const present = await readCurrentData();
  if (!present.ok) throw new Error(present.failure.code);
  const restore = planRestore(text, present.value, now);
  if (!restore.ok) throw new Error(restore.rejection);
  return restore.plan;
}

const whole = (all: typeof records, change: Partial<RestorePlan> = {}): RestorePlan => ({
  items: [],
  settings: {},
  settingsBefore: {},
  sites: { bannerSites: [], bannerHiddenSites: [] },
  records: all,
  removals: [],
  bytes: 0,
  maxBytes: 2 ** 30,
  ...change,
});

beforeEach(() => {
  const { storage, quotas } = fake.browser;
  for (const { held } of [storage.local, storage.sync, storage.session]) held.clear();
  quotas.local = undefined;
});

describe('a backup', () => {
  it('gives back the same data when it is restored after an erasure', async () => {
    await applyRestore(whole(records), () => {});
    await updateSettings({ theme: 'dark', historyDays: 90 });
    await updateSiteSettings(() => ({ bannerSites: ['tide.example'], bannerHiddenSites: [] }));
    const text = await backup();
    await eraseEverything();
    expect(local().held.size + fake.browser.storage.sync.held.size).toBe(0);
    expect(await readSettings()).toEqual(defaultSettings);

    const progress: number[] = [];
    expect((await applyRestore(await plan(text), (done) => progress.push(done))).ok).toBe(true);
    expect(progress).toEqual([100, 200, 250]);
    const kept = await readBackupData();
    const byId = (all: readonly unknown[]) => new Set(all.map((one) => JSON.stringify(one)));
    expect(kept.ok && byId(kept.value.records)).toEqual(byId(records));
    expect(await readSettings()).toMatchObject({ theme: 'dark', historyDays: 90 });
    expect((await readSiteSettings()).bannerSites).toEqual(['tide.example']);
  });

  it('contains unreadable values, which a restore rejects with a reason', async () => {
    await local().set({
      'record:page:first:https://tide.example/': { version: 2, title: 'Later' },
    });
    const { items } = await plan(await backup());
    expect(items).toContainEqual({
      part: 'record',
      name: 'Later',
      action: 'reject',
      reason: 'newer-version',
    });
  });
});

describe('readCurrentData', () => {
  it('fails without the settings, by whose limits a restore removes records', async () => {
    const { sync } = fake.browser.storage;
    vi.spyOn(sync, 'get').mockRejectedValueOnce(new Error('An unexpected error occurred'));
    expect(await readCurrentData()).toMatchObject({ ok: false });
  });
});

describe('applyRestore', () => {
  it('keeps a record that was saved since the plan was made', async () => {
    const [one = sampleRecord()] = records;
    const planned = whole([one]);
    await updateRecord(one.id, () => ({ ...one, updatedAt: now + 1, words: 5 }));
    await applyRestore(planned, () => {});
    expect((await readRecord(one.id))?.words).toBe(5);
  });

  it('keeps decisions about sites that were made since the plan was made', async () => {
    await updateSiteSettings(() => ({ bannerSites: ['a.example'], bannerHiddenSites: [] }));
    const sites = { bannerSites: ['b.example', 'c.example'], bannerHiddenSites: ['d.example'] };
    const backup = { format: 'no-time-to-read', version: 1, savedAt: 1, records: [] };
    const stored = Object.entries(sites).map(([field, hosts]) => [`sites:${field}`, hosts]);
    const text = JSON.stringify({ ...backup, sites: Object.fromEntries(stored) });
    const planned = await plan(text);
    // Since the plan, the user hid one site, removed another from the list, and turned the banner
    // on for a third.
    const since = { bannerSites: ['d.example'], bannerHiddenSites: ['b.example'] };
    await updateSiteSettings(() => since);
    await applyRestore(planned, () => {});
    expect(await readSiteSettings()).toEqual({
      bannerSites: ['c.example', 'd.example'],
      bannerHiddenSites: ['b.example'],
    });
  });

  it('keeps a setting that was changed since the plan was made', async () => {
    await updateSettings({ theme: 'light', textSize: 'small' });
    const change = {
      settings: { theme: 'dark', textSize: 'large' },
      settingsBefore: { theme: 'system', textSize: 'small' },
    } as const;
    await applyRestore(whole([], change), () => {});
    expect(await readSettings()).toMatchObject({ theme: 'light', textSize: 'large' });
  });

  it('removes exactly the records that the plan removes', async () => {
    const own = records.slice(0, 4);
    await applyRestore(whole(own), () => {});
    const [gone, starred, renewed] = own.map(toIndexEntry);
    if (!gone || !starred || !renewed) throw new Error('too few');
    await updateRecord(starred.id, (record) => record && { ...record, starred: true });
    await updateRecord(renewed.id, (record) => record && { ...record, updatedAt: now + 5 });
    await applyRestore(whole([], { removals: [gone, starred, renewed] }), () => {});
    const kept = await readCurrentData();
    const ids = own.slice(1).map(({ id }) => id);
    expect(kept.ok && kept.value.records.map(({ id }) => id).sort()).toEqual(ids.sort());
  });

  it('removes nothing if the settings differ from the preview', async () => {
    const [own = sampleRecord()] = records;
    await applyRestore(whole([own]), () => {});
    await updateSettings({ historyMaxMib: 50 });
    const change = { settings: { historyMaxMib: 1 }, settingsBefore: { historyMaxMib: 20 } };
    await applyRestore(whole([], { ...change, removals: [toIndexEntry(own)] }), () => {});
    expect(await readRecord(own.id)).toEqual(own);
    expect(await readSettings()).toMatchObject({ historyMaxMib: 50 });
  });

  it('evicts no record of the user to make room', async () => {
    const [own = sampleRecord()] = records;
    await applyRestore(whole([own]), () => {});
    const text = 'x'.repeat(4_900);
    const [summary = { points: [] }] = own.summaries;
    const points = Array.from({ length: 20 }, () => ({ ...summary.points[0], text }));
    const fat = records.slice(1, 13).map((record) => ({
      ...record,
      starred: true,
      summaries: [{ ...summary, points }],
    }));
    const backup = { format: 'no-time-to-read', version: 1, savedAt: 1, records: fat };
    const settings = { 'settings:version': 1, 'settings:historyMaxMib': 1 };
    const planned = await plan(JSON.stringify({ ...backup, settings }));
    expect(planned.items.some(({ action }) => action === 'remove')).toBe(false);
    await applyRestore(planned, () => {});
    await applyRetention(now);
    expect(await readRecord(own.id)).toEqual(own);
  });

  it('keeps what it has restored, and reports storage-full, if there is no more room', async () => {
    fake.browser.quotas.local = 150_000;
    const done: number[] = [];
    const written = await applyRestore(whole(records), (count) => done.push(count));
    expect(written).toMatchObject({ ok: false, failure: { code: 'storage-full' } });
    fake.browser.quotas.local = undefined;
    const stored = await getStorageUsage();
    expect(stored).toMatchObject({ ok: true, value: { records: done.at(-1) ?? 0, unreadable: 0 } });
  });
});

describe('getStorageUsage', () => {
  it('counts the stored records, sites and settings', async () => {
    await applyRestore(whole(records.slice(0, 3)), () => {});
    await updateSettings({ theme: 'dark' });
    await updateSiteSettings(() => ({
      bannerSites: ['a.example'],
      bannerHiddenSites: ['b.example'],
    }));
    await local().set({
      'record:page:first:https://tide.example/': null,
      'quarantine:1:page:x': 7,
    });
    const stored = await getStorageUsage();
    expect(stored).toMatchObject({ ok: true, value: { records: 3, unreadable: 2, sites: 2 } });
    // These are the lengths of 'settings:theme' + '"dark"' and 'settings:version' + '1'.
    expect(stored.ok && stored.value.settingsBytes).toBe(14 + 6 + 16 + 1);
  });
});

describe('eraseEverything', () => {
  it('also erases the jobs and articles of the session', async () => {
    const { session } = fake.browser.storage;
    await session.set({ 'job:7': { title: 'Harbour' }, 'article:7': { text: 'The ferry.' } });
    expect((await eraseEverything()).ok).toBe(true);
    expect([...session.held.keys()]).toEqual([]);
  });
});

describe('the model server', () => {
  const server = { address: 'http://127.0.0.1:1337', model: 'm', dialect: 'openai' } as const;

  it('and its key are neither synchronized nor in a backup, and are erased with the rest', async () => {
    await saveLocalServer({ ...server, key: 'secret' });
    expect(await readLocalServer()).toMatchObject({ key: 'secret' });
    expect(await backup()).not.toMatch(/secret|127\.0\.0\.1/);
    expect([...fake.browser.storage.sync.held.values()].join()).not.toMatch(/secret|127\.0\.0\.1/);
    await eraseEverything();
    expect(await readLocalServer()).toBeUndefined();
  });

  it('stays what it was when a backup names another', async () => {
    await saveLocalServer(server);
    const other = { ...server, address: 'http://localhost:6666' };
    const text = await backup();
    const forged = { ...JSON.parse(text), [localServerKey]: other };
    forged.settings = { ...forged.settings, [localServerKey]: other };
    forged.sites = { ...forged.sites, [localServerKey]: other };
    await applyRestore(await plan(JSON.stringify(forged)), () => {});
    expect(await readLocalServer()).toEqual(server);
  });

  it('is the one of the policy until the user sets up another', async () => {
    const { managed } = fake.browser.storage;
    const preset = { ...server, address: 'http://localhost:11434' };
    managed.get = async () => ({ localServer: preset });
    expect(await readLocalServer()).toEqual(preset);
    await saveLocalServer(server);
    expect(await readLocalServer()).toEqual(server);
    await local().remove([localServerKey]);
    managed.get = async () => ({ localServer: { ...preset, address: 'http://192.168.1.2' } });
    expect(await readLocalServer()).toBeUndefined();
    managed.get = async () => ({});
  });

  it.each(['http://192.168.1.2:11434', 'http://127.1', 'http://localhost.evil.example'])(
    'is not read if %s has been stored as its address',
    async (address) => {
      await local().set({ [localServerKey]: { ...server, address } });
      expect(await readLocalServer()).toBeUndefined();
    },
  );
});
