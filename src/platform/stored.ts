/** What is stored on this machine, how much of it, and how to be rid of it. */

import { byteLength } from '../history/byte-length.ts';
import { isKept } from '../history/keys.ts';
import { totalBytes } from '../history/prune.ts';
import { ok, type Result } from '../result.ts';
import { readIndex } from './history-index.ts';
import { exclusively } from './lock.ts';
import { readSiteSettings } from './settings-store.ts';
import { local, session, sync, watchArea } from './storage.ts';

export interface Stored {
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

export async function readStored(): Promise<Result<Stored>> {
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
    bytes: totalBytes(index.value),
    unreadable: keys.value.filter(isKept).length - index.value.length,
    settingsBytes: settings.ok ? bytesOf(settings.value) : 0,
    sites: new Set([...sites.promptSites, ...sites.promptHidden]).size,
  });
}

/**
 * Calls `listener` when something was stored or removed.
 * @returns a function that stops it.
 */
export function watchStored(listener: () => void): () => void {
  const stops = [watchArea('local', listener), watchArea('sync', listener)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Removes all that was ever stored: summaries, settings, and what is being read just now. */
export function eraseEverything(): Promise<Result<void>> {
  return exclusively('history', async () => {
    for (const area of [local, session, sync]) {
      const keys = await area.keys();
      if (!keys.ok) return keys;
      const removed = await area.remove(keys.value);
      if (!removed.ok) return removed;
    }
    return ok(undefined);
  });
}

function bytesOf(items: Record<string, unknown>): number {
  return Object.entries(items).reduce((sum, [key, value]) => sum + byteLength(key, value), 0);
}
