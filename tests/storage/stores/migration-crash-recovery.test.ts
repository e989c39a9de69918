/**
 * Simulates the first day after an update to a later version, with terminations at any moment.
 * Every record and every setting of the frozen version 1 must survive, as the update reads them.
 *
 * The later version stands in for future ones: it renames a setting and increases a number.
 */

import { describe, expect, it, vi } from 'vitest';
import * as locks from '../../../src/browser/lock.ts';
import { getRecordKey } from '../../../src/storage/history/keys.ts';
import { migrateRecord } from '../../../src/storage/history/record-migrations.ts';
import type { StoredValues } from '../../../src/storage/settings/migrations.ts';
import { readAllRecords, readIndex } from '../../../src/storage/stores/history-index-store.ts';
import { pruneHistory, updateRecord } from '../../../src/storage/stores/history-store.ts';
import { readSettings, updateSettings } from '../../../src/storage/stores/settings-store.ts';
import type { fakeBrowser } from '../../fakes/browser.ts';
import { crashAfter } from '../../fakes/crash-after.ts';
import type { fakeLock } from '../../fakes/lock.ts';
import recordV1 from '../../fixtures/history/record--v1.json' with { type: 'json' };
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
vi.mock('../../../src/storage/settings/settings.ts', async (original) => ({
  ...(await original<typeof import('../../../src/storage/settings/settings.ts')>()),
  settingsVersion: 2,
}));
vi.mock('../../../src/storage/settings/migrations.ts', async (original) => {
  const real = await original<typeof import('../../../src/storage/settings/migrations.ts')>();
  const rename = {
    to: 2,
    name: 'darkness → theme',
    migrate: ({ 'settings:darkness': theme, ...rest }: Record<string, unknown>) => ({
      ...rest,
      ...(theme !== undefined && { 'settings:theme': theme }),
    }),
  };
  return { ...real, migrate: (stored: StoredValues) => real.migrate(stored, [rename], 2) };
});
vi.mock('../../../src/storage/history/record-migrations.ts', async (original) => {
  const real = await original<typeof import('../../../src/storage/history/record-migrations.ts')>();
  const raise = {
    to: 2,
    name: 'one word more',
    migrate: ({ words, ...rest }: Record<string, unknown>) => ({
      ...rest,
      words: Number(words) + 1,
    }),
  };
  return {
    ...real,
    recordVersion: 2,
    migrateRecord: (stored: unknown) => real.migrateRecord(stored, [raise], 2),
  };
});

const { releaseAll } = locks as unknown as ReturnType<typeof fakeLock>;
const { browser } = fake;
const { local, sync } = browser.storage;

/** Records as version 1 has stored them, enough for several chunks. */
const olds = Array.from({ length: 120 }, (_, at) => {
  const url = `https://tide.example/${at}`;
  return {
    ...recordV1,
    id: `page:${recordV1.textHash}:${url}`,
    url,
    canonical: url,
    updatedAt: recordV1.updatedAt + at,
  };
});
const [first = recordV1] = olds;

async function asVersion1(): Promise<void> {
  for (const { held } of [local, sync]) held.clear();
  await local.set(Object.fromEntries(olds.map((old) => [getRecordKey(old.id), old])));
  await sync.set({ 'settings:darkness': 'dark', 'settings:length': 'long', 'settings:version': 1 });
  await local.set({ 'settings:type': 'tldr', 'settings:version': 1 });
}

const operations: [string, () => Promise<unknown>][] = [
  ['reading everything', readAllRecords],
  ['rebuilding the index', readIndex],
  ['changing a record', () => updateRecord(first.id, (old) => old && { ...old, starred: true })],
  ['evicting', () => pruneHistory({ days: 0, bytes: 2 ** 30 }, Date.now())],
  ['changing a setting', () => updateSettings({ textSize: 'large' })],
];

describe.each(operations)('an update that is terminated while %s', (name, act) => {
  it('loses nothing', async () => {
    let calls = 0;
    for (let ended = false; !ended; calls++) {
      await asVersion1();
      ended = await crashAfter(calls, browser, act, releaseAll);
      const { records, unreadable } = await readHistoryOrThrow();
      expect(unreadable).toEqual({});
      const found = new Map(records.map((record) => [record.id, record]));
      for (const old of olds)
        expect({ ...found.get(old.id), starred: old.starred }).toEqual(migrateRecord(old));
      const settings = await readSettings();
      expect(settings).toMatchObject({ theme: 'dark', length: 'long', type: 'tldr' });
      if (ended && name === 'changing a setting') {
        expect(settings.textSize).toBe('large');
        expect([...sync.held.keys()].sort()).toEqual([
          'settings:length',
          'settings:textSize',
          'settings:theme',
          'settings:type',
          'settings:version',
        ]);
        expect(sync.held.get('settings:version')).toBe('2');
      }
    }
    // It was terminated in the middle, not only before it started.
    expect(calls).toBeGreaterThan(2);
  });
});
