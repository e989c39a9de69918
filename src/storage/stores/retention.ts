/** Applies the retention that the user has chosen to the history. */

import type { Result } from '../../shared/result.ts';
import {
  type Eviction,
  planRetention,
  type Retention,
  type RetentionPolicy,
  toRetentionPolicy,
} from '../history/retention-policy.ts';
import { readIndex } from './history-index-store.ts';
import { pruneHistory } from './history-store.ts';
import { readSettingsWithPolicy } from './settings-store.ts';
import { retentionRestart } from './storage-items.ts';

/**
 * Evicts the records that the settings no longer keep, unless there are so many that the user has
 * to confirm it.
 *
 * @param now milliseconds since 1970
 * @returns the evicted records
 */
export async function applyRetention(now = Date.now()): Promise<Result<readonly Eviction[]>> {
  return pruneHistory(await readRetentionPolicy(), now);
}

/**
 * Returns what the next eviction would remove and what needs the user's confirmation. Changes
 * nothing.
 *
 * @param now milliseconds since 1970
 */
export async function previewRetention(now = Date.now()): Promise<Retention> {
  const [policy, index] = await Promise.all([readRetentionPolicy(), readIndex()]);
  return index.ok ? planRetention(index.value, policy, now) : { removals: [], awaiting: [] };
}

/**
 * Keeps the records that are too old: their days count again from now on, and then the user is
 * asked again.
 *
 * @param now milliseconds since 1970
 */
export function restartRetention(now = Date.now()): Promise<Result<void>> {
  return retentionRestart.write(now);
}

async function readRetentionPolicy(): Promise<RetentionPolicy> {
  const [{ settings, locked }, restartedAt] = await Promise.all([
    readSettingsWithPolicy(),
    retentionRestart.read(),
  ]);
  const policy = toRetentionPolicy(settings);
  return locked.has('historyDays') ? { ...policy, isForced: true } : { ...policy, restartedAt };
}
