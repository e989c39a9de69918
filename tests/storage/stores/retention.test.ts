/** Retention evicts what exceeds the settings, and leaves large evictions to the user. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  applyDelayedRetention,
  applyRetention,
  delayRetention,
  previewRetention,
  restartRetention,
} from '../../../src/storage/stores/retention.ts';
import { retentionLog } from '../../../src/storage/stores/storage-items.ts';
import type { fakeBrowser } from '../../fakes/browser.ts';
import { sampleRecord, sampleRecordAt } from '../history/samples.ts';
import { saveRecord } from './stored-history.ts';

const fake = vi.hoisted(() => ({}) as { browser: ReturnType<typeof fakeBrowser> });
vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../../fakes/browser.ts');
  fake.browser = fakeBrowser();
  return { default: { storage: fake.browser.storage } };
});
vi.mock('../../../src/browser/lock.ts', async () =>
  (await import('../../fakes/lock.ts')).fakeLock(),
);

const day = 86_400_000;
const now = 20_000 * day;
const tenYearsOn = now + 3_650 * day;
const local = () => fake.browser.storage.local;

/** Saves a record that was written a number of days before `now`. */
async function save(name: string, ageInDays: number): Promise<void> {
  await saveRecord(sampleRecordAt(name, { updatedAt: now - ageInDays * day }));
}

const saved = () =>
  [...local().held.keys()]
    .filter((key) => key.startsWith('record:'))
    .map((key) => key.replace(/.*\//, ''))
    .sort();

beforeEach(() => fake.browser.storage.sync.set({ 'settings:historyDays': 90 }));
afterEach(() => {
  vi.restoreAllMocks();
  const { sync, session } = fake.browser.storage;
  for (const { held } of [local(), sync, session]) held.clear();
});

describe('applyRetention', () => {
  it('evicts records day by day as they become too old', async () => {
    await save('young', 1);
    await save('old', 80);
    await applyRetention(now);
    expect(saved()).toEqual(['old', 'young']);
    const pruned = await applyRetention(now + 11 * day);
    expect(pruned.ok && pruned.value).toHaveLength(1);
    expect(saved()).toEqual(['young']);
    expect(await retentionLog.read()).toEqual({ age: 1, space: 0, at: now + 11 * day });
  });
});

describe('retention without the settings', () => {
  const { sync } = fake.browser.storage;
  const isRestartKey = (keys: unknown) => `${keys}`.includes('history:retention-restart');

  beforeEach(async () => {
    await sync.set({ 'settings:historyDays': 0 });
    await save('old', 400);
  });

  it.each(['sync', 'local'] as const)('evicts nothing if %s storage fails', async (area) => {
    const storage = fake.browser.storage[area];
    const { get } = storage;
    vi.spyOn(storage, 'get').mockImplementation((keys) =>
      `${keys ?? 'settings:'}`.includes('settings:')
        ? Promise.reject(new Error('An unexpected error occurred'))
        : get(keys),
    );
    expect(await applyRetention(now)).toMatchObject({ ok: false });
    expect(await previewRetention(now)).toEqual({ removals: [], awaiting: [] });
    expect(saved()).toEqual(['old']);
  });

  it('evicts nothing if the user’s answer cannot be read', async () => {
    await sync.set({ 'settings:historyDays': 90 });
    const { get } = local();
    vi.spyOn(local(), 'get').mockImplementation((keys) =>
      isRestartKey(keys) ? Promise.reject(new Error('Internal error')) : get(keys),
    );
    expect(await applyRetention(now)).toMatchObject({ ok: false });
    expect(saved()).toEqual(['old']);
  });

  it('evicts by the settings on this device while synchronized storage is off', async () => {
    await local().set({ 'settings:version': 1, 'settings:historyDays': 30 });
    const words = 'Please set webextensions.storage.sync.enabled to true in about:config';
    vi.spyOn(sync, 'get').mockRejectedValue(new Error(words));
    expect(await applyRetention(now)).toMatchObject({ ok: true, value: [{ reason: 'age' }] });
    expect(saved()).toEqual([]);
  });
});

describe('retention after the start of the browser', () => {
  const minuteMs = 60_000;

  beforeEach(async () => {
    await save('old', 100);
    await delayRetention(now);
  });

  it('evicts nothing for a minute, not even when a record is saved', async () => {
    for (const laterMs of [0, 1_000, minuteMs - 1]) {
      await applyDelayedRetention(now + laterMs);
      expect(await applyRetention(now + laterMs)).toEqual({ ok: true, value: [] });
    }
    expect(saved()).toEqual(['old']);
  });

  it('keeps afterwards what the policy keeps, which is known by then', async () => {
    const { managed } = fake.browser.storage;
    vi.spyOn(managed, 'get').mockResolvedValue({ locked: { historyDays: 0 } });
    await applyDelayedRetention(now + minuteMs);
    expect(saved()).toEqual(['old']);
  });

  it('evicts afterwards, once', async () => {
    await applyDelayedRetention(now + minuteMs);
    expect(saved()).toEqual([]);
    await save('another', 100);
    await applyDelayedRetention(now + 2 * minuteMs);
    expect(saved()).toEqual(['another']);
  });
});

describe('retention with a clock ten years ahead', () => {
  beforeEach(async () => {
    for (let at = 0; at < 25; at++) await save(`${at}`, at);
  });

  it('evicts nothing for its age, however often it runs', async () => {
    for (const later of [0, 1, 8, 400]) {
      expect(await applyRetention(tenYearsOn + later * day)).toEqual({ ok: true, value: [] });
      expect(await previewRetention(tenYearsOn + later * day)).toMatchObject({ removals: [] });
    }
    expect(saved()).toHaveLength(25);
    expect((await previewRetention(tenYearsOn)).awaiting).toHaveLength(25);
  });

  it('does not ask if an administrator has decided, whatever the user answered before', async () => {
    await restartRetention(tenYearsOn);
    const { managed } = fake.browser.storage;
    const get = vi.spyOn(managed, 'get').mockResolvedValue({ locked: { historyDays: 90 } });
    await applyRetention(tenYearsOn);
    get.mockRestore();
    expect(saved()).toEqual([]);
  });

  it('still evicts nothing once the clock is right again', async () => {
    await applyRetention(tenYearsOn);
    await applyRetention(now + day);
    expect(await previewRetention(now + day)).toEqual({ removals: [], awaiting: [] });
    expect(saved()).toHaveLength(25);
  });

  it('asks again only after the full time once the user has kept the records', async () => {
    await restartRetention(tenYearsOn);
    for (const later of [0, 90])
      expect(await previewRetention(tenYearsOn + later * day)).toEqual({
        removals: [],
        awaiting: [],
      });
    expect((await previewRetention(tenYearsOn + 91 * day)).awaiting).toHaveLength(25);
  });

  it('ignores an earlier answer of the user once the clock is right again', async () => {
    await restartRetention(tenYearsOn);
    await applyRetention(now + 80 * day);
    expect(saved()).toEqual(Array.from({ length: 11 }, (_, at) => `${at}`).sort());
  });

  it('still evicts records that exceed the space limit', async () => {
    await fake.browser.storage.sync.set({ 'settings:historyMaxMib': 1 });
    const summary = sampleRecord().summaries[0];
    const point = { text: 'word '.repeat(20_000), sources: [], flags: [] };
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k']) {
      const summaries = summary && [{ ...summary, points: [point] }];
      await saveRecord(sampleRecordAt(name, { updatedAt: now, ...(summaries && { summaries }) }));
    }
    expect(await applyRetention(tenYearsOn)).toMatchObject({ ok: true });
    expect(saved()).not.toContain('24');
    expect(await retentionLog.read()).toMatchObject({ age: 0 });
  });
});
