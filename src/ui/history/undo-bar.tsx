/** Says what was deleted and offers to undo it. It stays until the user answers. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { plural, t } from '../../browser/i18n.ts';
import type { FailureCode, Result } from '../../shared/result.ts';
import { type DeletedItems, deleteItems } from '../../storage/stores/history-store.ts';
import { restoreItems } from '../../storage/stores/save-article.ts';
import { getWriteFailureText } from '../components/export-records.ts';
import { focusFirstTitle } from './search-bar.tsx';

// Deletes records and undoes deletions of this visit, the last one first.

interface Deletion {
  /** Number of records in the last deletion that can be undone; 0 if there is none. */
  readonly count: number;
  /** Number of deletions that can be undone one after the other. */
  readonly depth: number;
  /** The reason for which the last deletion or undo failed, if it did. */
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

  const settle = <T,>(done: Result<T>, then: (value: T) => void) => {
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

interface Props {
  deletion: Deletion;
  /** The failure of the last deletion or star. It is shown here because the bar is always in view. */
  error: FailureCode | undefined;
  /** Called when the user dismisses the error. */
  onDismiss(): void;
}

export function UndoBar({ deletion, error, onDismiss }: Props) {
  const { count, depth } = deletion;
  const undo = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // The row that had the focus has been removed.
    if (depth > 0) undo.current?.focus();
    // The button that had the focus has been removed. What is on the screen stays there.
    else if (wasOpen.current) focusFirstTitle({ preventScroll: true });
    wasOpen.current = depth > 0;
  }, [depth]);
  return (
    <div class="undo-bar">
      {error && (
        <p role="alert">
          {getWriteFailureText(error)}
          <button type="button" class="link" onClick={onDismiss}>
            {t('close')}
          </button>
        </p>
      )}
      <div role="status">
        {count > 0 && (
          <p>
            {plural('history_deleted', count)}
            <button type="button" class="link undo" ref={undo} onClick={deletion.undo}>
              {t('undo')}
            </button>
            <button type="button" class="link" onClick={deletion.dismiss}>
              {t('close')}
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
