/** Says what was deleted and offers to undo it. It stays until the user answers. */

import { useEffect, useRef } from 'preact/hooks';
import { plural, t } from '../../browser/i18n.ts';
import type { FailureCode } from '../../shared/result.ts';
import type { Deletion } from './use-deletion.ts';

interface Props {
  deletion: Deletion;
  /** Why the last deletion or star failed. It is shown here because the bar is always in view. */
  error: FailureCode | undefined;
  /** Called when the user dismisses the error. */
  onDismiss(): void;
}

export function UndoBar({ deletion, error, onDismiss }: Props) {
  const { count, depth } = deletion;
  const undo = useRef<HTMLButtonElement>(null);
  // The row that had the focus has been removed.
  useEffect(() => undo.current?.focus(), [depth]);
  return (
    <div class="undo-bar">
      {error && (
        <p role="alert">
          {error === 'storage-full' ? t('history_storage_full') : t('history_write_failed')}
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
