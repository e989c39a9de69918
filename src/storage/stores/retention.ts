/** Applies the retention that the user has chosen to the history. */

import { createStorageItem } from '../../browser/storage.ts';
import { delay } from '../../shared/async.ts';
import { ok, type Result } from '../../shared/result.ts';
import { Count } from '../../shared/schema.ts';
import {
  type Eviction,
  planRetention,
  type Retention,
  type RetentionPolicy,
  toRetentionPolicy,
} from '../history/retention-policy.ts';
import { readIndex } from './history-index-store.ts';
import { pruneHistory } from './history-store.ts';
import { hasPolicy, tryReadSettingsWithPolicy } from './settings-store.ts';
import { retentionRestart } from './storage-items.ts';

/** Time in ms after the start of the browser by which it has surely read the policy. */
const policyDelayMs = 60_000;

/**
 * Time in ms after the start of the browser for which saving waits for the policy; Chromium has read
 * it after three seconds.
 */
const maxPolicyWaitMs = 8_000;
const policyCheckIntervalMs = 250;

/** Holds when retention may run for the first time since the browser was started. */
const retentionDue = createStorageItem('session', 'history:retention-due', Count, undefined);

/**
 * Delays retention. Call it when the browser starts: Chromium knows no policy for some seconds, and
 * the defaults would evict what the administrator keeps.
 *
 * @param now milliseconds since 1970
 */
export function delayRetention(now = Date.now()): Promise<Result<void>> {
  return retentionDue.write(now + policyDelayMs);
}

/**
 * Waits for the policy if the browser has just been started, because an administrator may have turned
 * the history or an engine off. Where there is no policy, nothing tells so: then it waits until the
 * browser has surely read one.
 *
 * @param now milliseconds since 1970
 */
export async function waitForPolicy(now = Date.now()): Promise<void> {
  const due = await retentionDue.read();
  const startedAt = due === undefined ? Number.NEGATIVE_INFINITY : due - policyDelayMs;
  // The clock is not asked again, because it may be set back meanwhile.
  const waitMs = Math.min(maxPolicyWaitMs, startedAt + maxPolicyWaitMs - now);
  for (let waitedMs = 0; waitedMs < waitMs; waitedMs += policyCheckIntervalMs) {
    if (await hasPolicy()) return;
    await delay(policyCheckIntervalMs);
  }
}

/**
 * Applies the delayed retention once it is due; does nothing before and afterwards. Call it whenever
 * the background starts, because the background may have been stopped during the delay.
 *
 * @param now milliseconds since 1970
 */
export async function applyDelayedRetention(now = Date.now()): Promise<void> {
  const due = await retentionDue.read();
  if (due === undefined || now < due) return;
  const applied = await applyRetention(now);
  if (applied.ok) await retentionDue.remove();
}

/**
 * Evicts the records that the settings no longer keep, unless there are so many that the user has
 * to confirm it, or retention is delayed.
 *
 * @param now milliseconds since 1970
 * @returns the evicted records; fails, and evicts nothing, if the settings cannot be read
 */
export async function applyRetention(now = Date.now()): Promise<Result<readonly Eviction[]>> {
  const [due, policy] = await Promise.all([retentionDue.tryRead(), tryReadRetentionPolicy()]);
  if (!due.ok) return due;
  if (!policy.ok) return policy;
  return now < (due.value ?? 0) ? ok([]) : pruneHistory(policy.value, now);
}

/**
 * Returns what the next eviction would remove and what needs the user's confirmation: nothing if
 * the settings or the history cannot be read. Changes nothing.
 *
 * @param now milliseconds since 1970
 */
export async function previewRetention(now = Date.now()): Promise<Retention> {
  const [policy, index] = await Promise.all([tryReadRetentionPolicy(), readIndex()]);
  return policy.ok && index.ok
    ? planRetention(index.value, policy.value, now)
    : { removals: [], awaiting: [] };
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

async function tryReadRetentionPolicy(): Promise<Result<RetentionPolicy>> {
  const [settingsRead, restartedAt] = await Promise.all([
    tryReadSettingsWithPolicy(),
    retentionRestart.tryRead(),
  ]);
  if (!settingsRead.ok) return settingsRead;
  if (!restartedAt.ok) return restartedAt;
  const { settings, locked } = settingsRead.value;
  const policy = toRetentionPolicy(settings);
  return ok(
    locked.has('historyDays')
      ? { ...policy, isForced: true }
      : { ...policy, restartedAt: restartedAt.value },
  );
}
