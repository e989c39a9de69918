/** Deletes records and undoes deletions of this visit, the last one first. */

import { useState } from 'preact/hooks';
import type { FailureCode, Result } from '../../shared/result.ts';
import {
  type DeletedItems,
  deleteItems,
  restoreItems,
} from '../../storage/stores/history-store.ts';

export interface Deletion {
  /** Number of records in the last deletion that can be undone; 0 if there is none. */
  readonly count: number;
  /** Number of deletions that can be undone one after the other. */
  readonly depth: number;
  /** Why the last deletion or undo failed. */
  readonly error: FailureCode | undefined;
  /** Deletes the values under these storage keys. */
  remove(keys: readonly string[]): void;
  /** Restores the records of the last deletion; the one before can be undone next. */
  undo(): void;
  /** Gives up the undo: the deleted records are dropped from memory. */
  dismiss(): void;
  dismissError(): void;
}

/**
 * Holds deleted records in this page's memory until it closes or the user dismisses the undo bar.
 */
export function useDeletion(): Deletion {
  const [removed, setRemoved] = useState<readonly DeletedItems[]>([]);
  const [refusal, setRefusal] = useState<FailureCode>();
  const last = removed.at(-1);

  const settle = <T>(done: Result<T>, then: (value: T) => void) => {
    setRefusal(done.ok ? undefined : done.failure.code);
    if (done.ok) then(done.value);
  };
  const remove = async (keys: readonly string[]) =>
    settle(await deleteItems(keys), (deleted) => {
      // A second press of the same button finds nothing to delete.
      if (Object.keys(deleted).length > 0) setRemoved((before) => [...before, deleted]);
    });
  const undo = async (deleted: DeletedItems) =>
    settle(await restoreItems(deleted), () =>
      setRemoved((all) => all.filter((one) => one !== deleted)),
    );
  return {
    count: Object.keys(last ?? {}).length,
    depth: removed.length,
    error: refusal,
    remove: (keys) => void remove(keys),
    undo: () => last && void undo(last),
    dismiss: () => setRemoved([]),
    dismissError: () => setRefusal(undefined),
  };
}
