/** A quiet bar that says what was deleted, and takes it back. It stays until it is answered. */

import { useEffect, useRef } from 'preact/hooks';
import { plural, t } from '../../browser/i18n.ts';
import type { FailureCode } from '../../shared/result.ts';
import type { Deletion } from './use-deletion.ts';

interface Props {
  deletion: Deletion;
  /** Why the last deletion or star was refused: said here, where it is seen from anywhere. */
  error: FailureCode | undefined;
  /** The reader has seen the refusal. */
  onSeen(): void;
}

export function UndoBar({ deletion, error, onSeen }: Props) {
  const { count, depth } = deletion;
  const undo = useRef<HTMLButtonElement>(null);
  // The row that held the focus is gone.
  useEffect(() => undo.current?.focus(), [depth]);
  return (
    <div class="undo-bar">
      {error && (
        <p role="alert">
          {error === 'storage-full' ? t('history_storage_full') : t('history_write_failed')}
          <button type="button" class="link" onClick={onSeen}>
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
