/** Single values in local storage that are notes of the extension to itself. */

import * as v from 'valibot';
import { local, onStorageChanged } from '../../browser/storage.ts';
import type { Result } from '../../shared/result.ts';
import { retentionLogKey, retentionRestartKey } from '../history/keys.ts';
import { logEvictions, RetentionLog } from '../history/retention-log.ts';
import type { Eviction } from '../history/retention-policy.ts';

/** One value under one key of local storage. */
interface StorageItem<T> {
  /** `undefined` when it is not there, cannot be read, or is not what it should be. */
  read(): Promise<T | undefined>;
  write(value: T): Promise<Result<void>>;
  remove(): Promise<Result<void>>;
  /** Calls `listener` when it is another. @returns a function that stops it */
  watch(listener: () => void): () => void;
}

function createStorageItem<T>(key: string, schema: v.GenericSchema<unknown, T>): StorageItem<T> {
  return {
    async read() {
      const found = await local.get([key]);
      const parsed = v.safeParse(schema, found.ok ? found.value[key] : undefined);
      return parsed.success ? parsed.output : undefined;
    },
    write: (value) => local.set({ [key]: value }),
    remove: () => local.remove([key]),
    watch: (listener) =>
      onStorageChanged('local', (changed) => {
        if (key in changed) listener();
      }),
  };
}

/** A note of what the history's rule has removed since the user last looked. */
export const retentionLog = createStorageItem(retentionLogKey, RetentionLog);

/** The note with more removals on it, to be stored. @param at milliseconds since 1970 */
export async function addToRetentionLog(
  removals: readonly Eviction[],
  at: number,
): Promise<{ [retentionLogKey]: RetentionLog }> {
  return { [retentionLogKey]: logEvictions(await retentionLog.read(), removals, at) };
}

/** The moment at which the user chose to keep what was too old; see `RetentionPolicy.restartedAt`. */
export const retentionRestart = createStorageItem(
  retentionRestartKey,
  v.pipe(v.number(), v.integer(), v.minValue(0)),
);

type Hint = 'built-in-ai' | 'press-point';

const hintKey = (hint: Hint) => `hint:${hint}`;

/**
 * A hint is shown once on each machine; never when storage cannot be read, since then it would be
 * given again and again.
 */
export async function shouldShowHint(hint: Hint): Promise<boolean> {
  const stored = await local.get([hintKey(hint)]);
  return stored.ok && stored.value[hintKey(hint)] !== 'given';
}

/** The hint has been given, and is not given again. */
export async function markHintSeen(hint: Hint): Promise<void> {
  await local.set({ [hintKey(hint)]: 'given' });
}
