/** Deleting, and taking it back. */

import { useState } from 'preact/hooks';
import { putBack, type Removed, removeKept } from '../../platform/history-store.ts';
import type { FailureCode, Result } from '../../result.ts';

export interface Deletion {
  /** How many were deleted last; 0 when there is nothing to undo. */
  readonly count: number;
  /** Why the last deletion, or its undoing, was refused. */
  readonly refusal: FailureCode | undefined;
  /** Deletes what lies under these storage keys. */
  remove(keys: readonly string[]): void;
  undo(): void;
  /** The reader has seen it: what was deleted is let go of. */
  forget(): void;
}

/** What was deleted last is held by this page alone, until it is closed or something else is deleted. */
export function useDeletion(): Deletion {
  const [removed, setRemoved] = useState<Removed>({});
  const [refusal, setRefusal] = useState<FailureCode>();

  const settle = <T>(done: Result<T>, then: (value: T) => void) => {
    setRefusal(done.ok ? undefined : done.failure.code);
    if (done.ok) then(done.value);
  };
  return {
    count: Object.keys(removed).length,
    refusal,
    remove: (keys) => void removeKept(keys).then((done) => settle(done, setRemoved)),
    undo: () => void putBack(removed).then((done) => settle(done, () => setRemoved({}))),
    forget: () => setRemoved({}),
  };
}
