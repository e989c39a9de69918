/** Deleting, and taking it back: every deletion of this visit, the last one first. */

import { useState } from 'preact/hooks';
import type { FailureCode, Result } from '../../shared/result.ts';
import {
  type DeletedItems,
  deleteItems,
  restoreItems,
} from '../../storage/stores/history-store.ts';

export interface Deletion {
  /** How many the last deletion took that was not taken back; 0 when there is nothing to undo. */
  readonly count: number;
  /** How many deletions of this visit can be undone, one after the other. */
  readonly depth: number;
  /** Why the last deletion, or its undoing, was refused. */
  readonly error: FailureCode | undefined;
  /** Deletes what lies under these storage keys. */
  remove(keys: readonly string[]): void;
  /** Takes the last deletion back; then the one before can be. */
  undo(): void;
  /** The reader has seen it: what was deleted is let go of. */
  dismiss(): void;
  dismissError(): void;
}

/** What was deleted is held by this page alone, until it is closed or the reader lets go of it. */
export function useDeletion(): Deletion {
  const [removed, setRemoved] = useState<readonly DeletedItems[]>([]);
  const [refusal, setRefusal] = useState<FailureCode>();
  const last = removed.at(-1);

  const settle = <T>(done: Result<T>, then: (value: T) => void) => {
    setRefusal(done.ok ? undefined : done.failure.code);
    if (done.ok) then(done.value);
  };
  const remove = async (keys: readonly string[]) =>
    settle(await deleteItems(keys), (gone) => {
      // Pressed twice, it finds nothing the second time.
      if (Object.keys(gone).length > 0) setRemoved((before) => [...before, gone]);
    });
  const undo = async (gone: DeletedItems) =>
    settle(await restoreItems(gone), () => setRemoved((all) => all.filter((one) => one !== gone)));
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
