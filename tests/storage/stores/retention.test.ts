/** Retention evicts what exceeds the settings, and leaves large evictions to the user. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  applyRetention,
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
  for (const { held } of [local(), fake.browser.storage.sync]) held.clear();
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
