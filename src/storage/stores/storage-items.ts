/** Single values in local storage that the extension remembers for itself. */

import * as v from 'valibot';
import { createStorageItem } from '../../browser/storage.ts';
import { Count } from '../../shared/schema.ts';
import { retentionLogKey, retentionRestartKey } from '../history/keys.ts';
import { type Eviction, logEvictions, RetentionLog } from '../history/retention-policy.ts';

/** Counts the records that were evicted since the user last looked. */
export const retentionLog = createStorageItem('local', retentionLogKey, RetentionLog, undefined);

/**
 * Returns the item to store for the log with further evictions. @param at milliseconds since 1970
 */
export async function addToRetentionLog(
  removals: readonly Eviction[],
  at: number,
): Promise<{ [retentionLogKey]: RetentionLog }> {
  return { [retentionLogKey]: logEvictions(await retentionLog.read(), removals, at) };
}

/** When the user chose to keep records that were too old; see `RetentionPolicy.restartedAt`. */
export const retentionRestart = createStorageItem('local', retentionRestartKey, Count, undefined);

/** Remembers which hints were shown on this device. */
const hintsSeen = {
  'built-in-ai': createStorageItem('local', 'hint:built-in-ai', v.boolean(), false),
  'press-point': createStorageItem('local', 'hint:press-point', v.boolean(), false),
};

/**
 * Returns true if a hint was not shown on this device yet; false if storage cannot be read, because
 * the hint would then appear again and again.
 */
export async function shouldShowHint(hint: keyof typeof hintsSeen): Promise<boolean> {
  const seen = await hintsSeen[hint].tryRead();
  return seen.ok && !seen.value;
}

/** Remembers that a hint was shown. */
export async function markHintSeen(hint: keyof typeof hintsSeen): Promise<void> {
  await hintsSeen[hint].write(true);
}
