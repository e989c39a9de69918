/** Stars and unstars records. */

import { useState } from 'preact/hooks';
import type { FailureCode } from '../../shared/result.ts';
import { updateRecord } from '../../storage/stores/history-store.ts';

export interface StarState {
  /** Why the last change failed. */
  readonly error: FailureCode | undefined;
  toggle(id: string): void;
  dismissError(): void;
}

/** Provides a function to star records, and the error of its last call. */
export function useStar(): StarState {
  const [refusal, setRefusal] = useState<FailureCode>();
  const toggle = async (id: string) => {
    const done = await updateRecord(
      id,
      (record) => record && { ...record, starred: !record.starred },
    );
    setRefusal(done.ok ? undefined : done.failure.code);
  };
  return {
    error: refusal,
    toggle: (id) => void toggle(id),
    dismissError: () => setRefusal(undefined),
  };
}
