/** Single values in local storage that the extension notes for itself. */

import * as v from 'valibot';
import { createStorageItem } from '../../browser/storage.ts';
import { Count } from '../../shared/schema.ts';
import { retentionLogKey, retentionRestartKey } from '../history/keys.ts';
import { logEvictions, RetentionLog } from '../history/retention-log.ts';
import type { Eviction } from '../history/retention-policy.ts';

/** Counts what retention has removed since the user last looked. */
export const retentionLog = createStorageItem('local', retentionLogKey, RetentionLog, undefined);

/** The note with more removals on it, to be stored. @param at milliseconds since 1970 */
export async function withRemovalsLogged(
  removals: readonly Eviction[],
  at: number,
): Promise<{ [retentionLogKey]: RetentionLog }> {
  return { [retentionLogKey]: logEvictions(await retentionLog.read(), removals, at) };
}

/** The moment at which the user chose to keep what was too old; see `RetentionPolicy.restartedAt`. */
export const retentionRestart = createStorageItem('local', retentionRestartKey, Count, undefined);

/** Whether each hint has been shown on this machine. */
const hintsSeen = {
  'built-in-ai': createStorageItem('local', 'hint:built-in-ai', v.boolean(), false),
  'press-point': createStorageItem('local', 'hint:press-point', v.boolean(), false),
};

/**
 * A hint is shown once on each machine; never when storage cannot be read, since then it would be
 * shown again and again.
 */
export async function shouldShowHint(hint: keyof typeof hintsSeen): Promise<boolean> {
  const seen = await hintsSeen[hint].tryRead();
  return seen.ok && !seen.value;
}

/** Notes that the hint has been shown, so that it is not shown again. */
export async function markHintSeen(hint: keyof typeof hintsSeen): Promise<void> {
  await hintsSeen[hint].write(true);
}
