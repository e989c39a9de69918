/** What the reader should know of the history as a whole. */

import { formatWhen, plural, t } from '../../platform/i18n.ts';
import { formatBytes } from '../../platform/measures.ts';
import { clearRemovalNote } from '../../platform/removal-note-store.ts';
import { openOptions } from '../../platform/surfaces.ts';
import { Unreadable } from './unreadable.tsx';
import type { Keeping } from './use-keeping.ts';
import { useRemovalNote } from './use-removal-note.ts';

interface Props {
  keeping: Keeping | undefined;
  unreadable: ReadonlyMap<string, unknown>;
  unread: boolean;
  onDelete(keys: readonly string[]): void;
}

/** From this share of the cap on, it is said that older records will make room. */
const nearlyFull = 0.9;

export function Notices({ keeping, unreadable, unread, onDelete }: Props) {
  return (
    <div class="notices">
      {unread && <p role="alert">{t('history_unread')}</p>}
      {keeping && !keeping.on && (
        <p>
          {t('history_off')}{' '}
          <button type="button" class="link" onClick={() => void openOptions()}>
            {t('history_off_change')}
          </button>
        </p>
      )}
      {keeping && keeping.bytes >= nearlyFull * keeping.cap && (
        <p>{t('history_near_cap', formatBytes(keeping.bytes), formatBytes(keeping.cap))}</p>
      )}
      {keeping?.heldBackUntil !== undefined && (
        <p class="held-back">{t('history_held_back', formatWhen(keeping.heldBackUntil))}</p>
      )}
      <Removed />
      {unreadable.size > 0 && <Unreadable pieces={unreadable} onDelete={onDelete} />}
    </div>
  );
}

/** What the rule has removed meanwhile, until the reader has seen it. */
function Removed() {
  const note = useRemovalNote();
  if (!note) return null;
  const when = formatWhen(note.at);
  return (
    <p class="removed">
      {note.age > 0 && `${plural('history_pruned_age', note.age, when)} `}
      {note.space > 0 && `${plural('history_pruned_space', note.space, when)} `}
      <button type="button" class="link" onClick={() => void clearRemovalNote()}>
        {t('close')}
      </button>
    </p>
  );
}
