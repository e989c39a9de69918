/** The rule of the settings, and a clock that cannot be believed. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { clockKey } from '../../src/history/keys.ts';
import { changeRecord } from '../../src/platform/history-store.ts';
import {
  countBeyondSettings,
  pruneBySettings,
  readHeldBackUntil,
} from '../../src/platform/prune-by-settings.ts';
import { readRemovalNote } from '../../src/platform/removal-note-store.ts';
import type { fakeBrowser } from '../fakes/browser.ts';
import { sampleRecord } from '../history/samples.ts';

const fake = vi.hoisted(() => ({}) as { browser: ReturnType<typeof fakeBrowser> });
vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../fakes/browser.ts');
  fake.browser = fakeBrowser();
  return { default: { storage: fake.browser.storage } };
});
vi.mock('../../src/platform/lock.ts', async () => (await import('../fakes/lock.ts')).fakeLock());

const day = 86_400_000;
const now = 20_000 * day;
const tenYearsOn = now + 3_650 * day;
const local = () => fake.browser.storage.local;

/** Keeps a record that was written so many days before `now`. */
async function keep(name: string, ageInDays: number): Promise<void> {
  const url = `https://tide.example/${name}`;
  const updatedAt = now - ageInDays * day;
  const record = sampleRecord({ id: `page:${url}`, url, canonical: url, updatedAt });
  await changeRecord(record.id, () => record);
}

const kept = () =>
  [...local().held.keys()]
    .filter((key) => key.startsWith('record:'))
    .map((key) => key.replace(/.*\//, ''))
    .sort();

beforeEach(async () => {
  await fake.browser.storage.sync.set({ 'settings:historyDays': 90 });
  await keep('young', 1);
  await keep('old', 80);
  await pruneBySettings(now);
});
afterEach(() => {
  for (const { held } of [local(), fake.browser.storage.sync]) held.clear();
  fake.browser.refusals.local = undefined;
});

test('what is older than it is kept goes, day by day', async () => {
  expect(await pruneBySettings(now + 11 * day)).toEqual({ ok: true, value: 1 });
  expect(kept()).toEqual(['young']);
});

describe('a clock that leaps ten years ahead', () => {
  test('takes nothing for its age, and that is said', async () => {
    expect(await pruneBySettings(tenYearsOn)).toEqual({ ok: true, value: 0 });
    expect(await countBeyondSettings(tenYearsOn)).toBe(0);
    expect(await readHeldBackUntil(tenYearsOn)).toBe(tenYearsOn + 7 * day);
    expect(kept()).toEqual(['old', 'young']);
  });

  test('takes nothing when it is set right again either', async () => {
    await pruneBySettings(tenYearsOn);
    await pruneBySettings(now + day);
    expect(await readHeldBackUntil(now + day)).toBeUndefined();
    expect(kept()).toEqual(['old', 'young']);
  });

  test('is believed when it goes on for a week: the reader was away', async () => {
    await pruneBySettings(tenYearsOn);
    await pruneBySettings(tenYearsOn + 6 * day);
    expect(kept()).toEqual(['old', 'young']);
    await pruneBySettings(tenYearsOn + 7 * day);
    expect(kept()).toEqual([]);
    expect(await readRemovalNote()).toMatchObject({ age: 2, space: 0 });
  });

  test('holds nothing back from a history that takes too much room', async () => {
    await fake.browser.storage.sync.set({ 'settings:historyMegabytes': 1 });
    const summary = sampleRecord().summaries[0];
    const point = { text: 'word '.repeat(20_000), sources: [], doubts: [] };
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k']) {
      const id = `page:https://tide.example/${name}`;
      const record = sampleRecord({ id, updatedAt: now });
      await changeRecord(id, () => ({
        ...record,
        ...(summary && { summaries: [{ ...summary, points: [point] }] }),
      }));
    }
    expect(await pruneBySettings(tenYearsOn)).toMatchObject({ ok: true });
    expect(kept()).not.toContain('old');
    expect(await readRemovalNote()).toMatchObject({ age: 0 });
  });

  test('is not believed where that cannot be noted', async () => {
    fake.browser.refusals.local = 'quota exceeded';
    for (const later of [0, 1, 8]) await pruneBySettings(tenYearsOn + later * day);
    expect(kept()).toEqual(['old', 'young']);
    expect(JSON.parse(local().held.get(clockKey) ?? '')).toEqual({ seen: now });
  });
});
