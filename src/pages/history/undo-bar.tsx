/** A quiet bar that says what was deleted, and takes it back. It stays until it is answered. */

import { useEffect, useRef } from 'preact/hooks';
import { plural, t } from '../../platform/i18n.ts';
import type { Deletion } from './use-deletion.ts';

export function UndoBar({ deletion }: { deletion: Deletion }) {
  const { count } = deletion;
  const undo = useRef<HTMLButtonElement>(null);
  // The row that held the focus is gone.
  useEffect(() => undo.current?.focus(), [count]);
  return (
    <div class="undo-bar" role="status">
      {count > 0 && (
        <p>
          {plural('history_deleted', count)}
          <button type="button" class="link undo" ref={undo} onClick={deletion.undo}>
            {t('undo')}
          </button>
          <button type="button" class="link" onClick={deletion.forget}>
            {t('close')}
          </button>
        </p>
      )}
    </div>
  );
}
