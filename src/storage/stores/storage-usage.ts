/** Measures and erases what is stored on this device. */

import { withLock } from '../../browser/lock.ts';
import { local, onStorageChanged, session, sync } from '../../browser/storage.ts';
import { ok, type Result } from '../../shared/result.ts';
import { getByteLength } from '../history/index-entries.ts';
import { isHistoryKey } from '../history/keys.ts';
import { sumRecordBytes } from '../history/retention-policy.ts';
import { readIndex } from './history-index-store.ts';
import { readSiteSettings } from './settings-store.ts';

/** Amounts of stored data, for display on the options page. */
export interface StorageUsage {
  /** Number of records. */
  readonly records: number;
  /** Bytes of the records. */
  readonly bytes: number;
  /** Number of stored values that cannot be parsed as records. */
  readonly unreadable: number;
  /** Bytes of the settings, which the browser may synchronize to other devices. */
  readonly settingsBytes: number;
  /** Number of sites that the settings name; these stay on this device. */
  readonly sites: number;
}

/** Measures what is stored. @returns fails with `unexpected` if local storage cannot be read */
export async function getStorageUsage(): Promise<Result<StorageUsage>> {
  const [index, keys, settings, sites] = await Promise.all([
    readIndex(),
    local.keys(),
    sync.get(),
    readSiteSettings(),
  ]);
  if (!index.ok) return index;
  if (!keys.ok) return keys;
  return ok({
    records: index.value.length,
    bytes: sumRecordBytes(index.value),
    unreadable: keys.value.filter(isHistoryKey).length - index.value.length,
    settingsBytes: settings.ok ? sumItemBytes(settings.value) : 0,
    sites: new Set([...sites.bannerSites, ...sites.bannerHiddenSites]).size,
  });
}

/**
 * Calls `listener` when something was stored or removed.
 *
 * @returns a function that stops it
 */
export function onStorageUsageChanged(listener: () => void): () => void {
  const stops = [onStorageChanged('local', listener), onStorageChanged('sync', listener)];
  return () => {
    for (const stop of stops) stop();
  };
}

/**
 * Erases everything that was ever stored: summaries, settings and jobs. It holds the locks of
 * records and jobs: a record is only written while its job exists, and a job is only changed while
 * it exists.
 *
 * @returns nothing; fails with `unexpected` if an area refuses
 */
export function eraseEverything(): Promise<Result<void>> {
  return withLock('history', () => withLock('jobs', removeEverything));
}

async function removeEverything(): Promise<Result<void>> {
  for (const area of [local, session, sync]) {
    const keys = await area.keys();
    if (!keys.ok) return keys;
    const removed = await area.remove(keys.value);
    if (!removed.ok) return removed;
  }
  return ok(undefined);
}

function sumItemBytes(items: Record<string, unknown>): number {
  return Object.entries(items).reduce((sum, [key, value]) => sum + getByteLength(key, value), 0);
}
