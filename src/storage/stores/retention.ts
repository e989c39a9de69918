/** Keeping the history as small and as young as its user has chosen. */

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
 * Removes what the settings no longer keep, unless that is so much that the user is asked first.
 * @param now milliseconds since 1970
 * @returns what was removed
 */
export async function applyRetention(now = Date.now()): Promise<Result<readonly Eviction[]>> {
  return pruneHistory(await readRetentionPolicy(), now);
}

/** Tells what the next pruning would take and what awaits the user's answer; nothing is changed. */
export async function previewRetention(now = Date.now()): Promise<Retention> {
  const [policy, index] = await Promise.all([readRetentionPolicy(), readIndex()]);
  return index.ok ? planRetention(index.value, policy, now) : { removals: [], awaiting: [] };
}

/**
 * The user keeps what is too old: its days count from now on, and then they are asked again.
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
