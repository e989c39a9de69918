import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../src/storage/settings/settings.ts';
import {
  onSettingsChanged,
  readSettings,
  readSettingsWithPolicy,
  readSiteSettings,
  updateSettings,
  updateSiteSettings,
} from '../../../src/storage/stores/settings-store.ts';
import type { fakeBrowser } from '../../fakes/browser.ts';

const fake = vi.hoisted(() => ({}) as { browser: ReturnType<typeof fakeBrowser> });
vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../../fakes/browser.ts');
  fake.browser = fakeBrowser();
  return { default: { storage: fake.browser.storage } };
});

vi.mock('../../../src/browser/lock.ts', async () =>
  (await import('../../fakes/lock.ts')).fakeLock(),
);

const storage = () => fake.browser.storage;

beforeEach(() => {
  storage().sync.held.clear();
  storage().local.held.clear();
  fake.browser.refusals.sync = undefined;
  fake.browser.refusals.local = undefined;
  storage().managed.get = async () => ({});
});

describe('updateSettings', () => {
  it('stores each field under its own key in synchronized storage only', async () => {
    expect((await updateSettings({ theme: 'dark' })).ok).toBe(true);
    expect([...storage().sync.held.keys()].sort()).toEqual(['settings:theme', 'settings:version']);
    expect(storage().local.held.size).toBe(0);
    expect(await readSettings()).toEqual({ ...defaultSettings, theme: 'dark' });
  });

  it.each([
    ['off', 'Sync is disabled'],
    ['full', 'QUOTA_BYTES quota exceeded'],
    ['written to too often', 'MAX_WRITE_OPERATIONS_PER_MINUTE quota exceeded'],
  ])('stores the change on this device if synchronized storage is %s', async (_why, words) => {
    await updateSettings({ theme: 'light', length: 'long' });
    fake.browser.refusals.sync = words;
    expect((await updateSettings({ theme: 'dark' })).ok).toBe(true);
    expect(await readSettings()).toMatchObject({ theme: 'dark', length: 'long' });
  });

  it('removes the local copy as soon as synchronization works again', async () => {
    fake.browser.refusals.sync = 'Sync is disabled';
    await updateSettings({ theme: 'dark' });
    fake.browser.refusals.sync = undefined;
    await updateSettings({ theme: 'light' });
    expect(storage().local.held.size).toBe(0);
    expect((await readSettings()).theme).toBe('light');
  });

  it('synchronizes a refused change together with the next one', async () => {
    fake.browser.refusals.sync = 'Sync is disabled';
    await updateSettings({ theme: 'dark', length: 'short' });
    fake.browser.refusals.sync = undefined;
    await updateSettings({ type: 'tldr' });
    expect(storage().local.held.size).toBe(0);
    expect([...storage().sync.held.keys()].sort()).toEqual([
      'settings:length',
      'settings:theme',
      'settings:type',
      'settings:version',
    ]);
    expect(await readSettings()).toMatchObject({ theme: 'dark', length: 'short', type: 'tldr' });
  });

  it('fails if neither area accepts the change', async () => {
    fake.browser.refusals.sync = 'Sync is disabled';
    fake.browser.refusals.local = 'quota exceeded';
    expect(await updateSettings({ theme: 'dark' })).toMatchObject({
      ok: false,
      failure: { code: 'storage-full' },
    });
    expect((await readSettings()).theme).toBe('system');
  });
});

describe('an administrator', () => {
  it('locks settings, or sets the defaults of settings', async () => {
    const managed = { locked: { history: false }, defaults: { length: 'short', theme: 'dark' } };
    storage().managed.get = async () => managed;
    await updateSettings({ history: true, theme: 'light' });
    const { settings, locked } = await readSettingsWithPolicy();
    expect(settings).toMatchObject({ history: false, length: 'short', theme: 'light' });
    expect([...locked]).toEqual(['history']);
  });

  it('may have set nothing, in which case Firefox rejects', async () => {
    storage().managed.get = () => Promise.reject(new Error('Managed storage manifest not found'));
    expect(await readSettings()).toEqual(defaultSettings);
  });
});

it('onSettingsChanged reports changes of settings only', async () => {
  let told = 0;
  const stop = onSettingsChanged(() => {
    told += 1;
  });
  await storage().local.set({ 'record:page:first:https://tide.example/': {} });
  expect(told).toBe(0);
  await updateSettings({ theme: 'dark' });
  expect(told).toBeGreaterThan(0);
  stop();
});

it('two choices about sites at once do not undo each other', async () => {
  await Promise.all(
    ['a.example', 'b.example', 'c.example'].map((host) =>
      updateSiteSettings((sites) => ({ ...sites, bannerSites: [...sites.bannerSites, host] })),
    ),
  );
  expect((await readSiteSettings()).bannerSites).toEqual(['a.example', 'b.example', 'c.example']);
});

it('a change of sites fails and forgets no other site if storage cannot be read', async () => {
  const sites = { bannerSites: ['a.example'], bannerHiddenSites: ['b.example'] };
  await updateSiteSettings(() => sites);
  const get = vi.spyOn(storage().local, 'get').mockRejectedValueOnce(new Error('Internal error'));
  const changed = await updateSiteSettings((before) => ({
    ...before,
    bannerSites: [...before.bannerSites, 'c.example'],
  }));
  get.mockRestore();
  expect(changed).toMatchObject({ ok: false, failure: { code: 'unexpected' } });
  expect(await readSiteSettings()).toEqual(sites);
});

it('two settings that are changed at once are both changed', async () => {
  await Promise.all([updateSettings({ theme: 'dark' }), updateSettings({ length: 'long' })]);
  expect(await readSettings()).toMatchObject({ theme: 'dark', length: 'long' });
});
