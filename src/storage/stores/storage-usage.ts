/** What is stored on this machine, how much of it, and how to be rid of it. */

import { withLock } from '../../browser/lock.ts';
import { local, onStorageChanged, session, sync } from '../../browser/storage.ts';
import { ok, type Result } from '../../shared/result.ts';
import { getByteLength } from '../history/byte-length.ts';
import { isHistoryKey } from '../history/keys.ts';
import { sumRecordBytes } from '../history/retention-policy.ts';
import { readIndex } from './history-index-store.ts';
import { readSiteSettings } from './settings-store.ts';

export interface StorageUsage {
  /** Saved summaries. */
  readonly records: number;
  /** Bytes that they take. */
  readonly bytes: number;
  /** Pieces that lie among them and cannot be read. */
  readonly unreadable: number;
  /** Bytes of the settings, which the browser may carry to other machines. */
  readonly settingsBytes: number;
  /** Sites that the settings name; these stay on this machine. */
  readonly sites: number;
}

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
 * @returns a function that stops it.
 */
export function onStorageUsageChanged(listener: () => void): () => void {
  const stops = [onStorageChanged('local', listener), onStorageChanged('sync', listener)];
  return () => {
    for (const stop of stops) stop();
  };
}

/**
 * Removes all that was ever stored: summaries, settings, and the jobs of all tabs. It holds the locks
 * of whoever writes records and jobs: a record is only written while its job is there, and a job only
 * changed.
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
