/** Single values in local storage that the extension remembers for itself. */

import * as v from 'valibot';
import { local, onStorageChanged } from '../../browser/storage.ts';
import type { Result } from '../../shared/result.ts';
import { retentionLogKey, retentionRestartKey } from '../history/keys.ts';
import { logEvictions, RetentionLog } from '../history/retention-log.ts';
import type { Eviction } from '../history/retention-policy.ts';

/** A value under a key of local storage. */
interface StorageItem<T> {
  /** Returns `undefined` if the value is missing, unreadable or invalid. */
  read(): Promise<T | undefined>;
  write(value: T): Promise<Result<void>>;
  remove(): Promise<Result<void>>;
  /** Calls `listener` when the value has changed. @returns a function that stops it */
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

/** Counts the records that were evicted since the user last looked. */
export const retentionLog = createStorageItem(retentionLogKey, RetentionLog);

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
export const retentionRestart = createStorageItem(
  retentionRestartKey,
  v.pipe(v.number(), v.integer(), v.minValue(0)),
);

type Hint = 'built-in-ai' | 'press-point';

const hintKey = (hint: Hint) => `hint:${hint}`;

/**
 * Returns true if a hint was not shown on this device yet; false if storage cannot be read, because
 * the hint would then appear again and again.
 */
export async function shouldShowHint(hint: Hint): Promise<boolean> {
  const stored = await local.get([hintKey(hint)]);
  return stored.ok && stored.value[hintKey(hint)] !== 'given';
}

/** Remembers that a hint was shown. */
export async function markHintSeen(hint: Hint): Promise<void> {
  await local.set({ [hintKey(hint)]: 'given' });
}
