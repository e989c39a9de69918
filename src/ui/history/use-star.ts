/** Giving a record its star, and taking it away. */

import { useState } from 'preact/hooks';
import type { FailureCode } from '../../shared/result.ts';
import { updateRecord } from '../../storage/stores/history-store.ts';

export interface StarState {
  /** Why the last change was refused. */
  readonly error: FailureCode | undefined;
  toggle(id: string): void;
  dismissError(): void;
}

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
