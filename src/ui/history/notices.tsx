/** Shows notices about the history as a whole. */

import { useEffect, useState } from 'preact/hooks';
import { openOptions } from '../../browser/extension-pages.ts';
import { formatBytes } from '../../browser/format.ts';
import { formatDateOrTime, plural, t } from '../../browser/i18n.ts';
import { getRecordKey } from '../../storage/history/keys.ts';
import type { RetentionLog } from '../../storage/history/retention-log.ts';
import { restartRetention } from '../../storage/stores/retention.ts';
import { retentionLog } from '../../storage/stores/storage-items.ts';
import { UnreadableRecords } from './unreadable-records.tsx';
import type { HistoryStatus } from './use-history-status.ts';

/** Follows the log of what the retention rule has deleted; `undefined` if there is none. */
export function useRetentionLog(): RetentionLog | undefined {
  const [note, setNote] = useState<RetentionLog>();
  useEffect(() => {
    const look = () => void retentionLog.read().then(setNote);
    look();
    return retentionLog.onChanged(look);
  }, []);
  return note;
}

interface Props {
  status: HistoryStatus | undefined;
  unreadable: ReadonlyMap<string, unknown>;
  hasLoadError: boolean;
  onDelete(keys: readonly string[]): void;
}

/** Share of the storage cap from which a notice warns that older records will be deleted. */
const nearlyFullShare = 0.9;

export function Notices({ status, unreadable, hasLoadError, onDelete }: Props) {
  return (
    <div class="notices">
      {hasLoadError && <p role="alert">{t('history_load_failed')}</p>}
      {status && !status.isSaving && (
        <p>
          {t('history_off')}{' '}
          <button type="button" class="link" onClick={() => void openOptions()}>
            {t('history_off_change')}
          </button>
        </p>
      )}
      {status && status.bytes >= nearlyFullShare * status.maxBytes && (
        <p>{t('history_nearly_full', formatBytes(status.bytes), formatBytes(status.maxBytes))}</p>
      )}
      {status && status.awaiting.length > 0 && (
        <ExpiredRecords ids={status.awaiting} onDelete={onDelete} />
      )}
      <RetentionNotice />
      {unreadable.size > 0 && <UnreadableRecords items={unreadable} onDelete={onDelete} />}
    </div>
  );
}

interface AwaitingProps {
  ids: readonly string[];
  onDelete(keys: readonly string[]): void;
}

/** Asks before an unusually large number of old records is deleted. */
function ExpiredRecords({ ids, onDelete }: AwaitingProps) {
  const [isRefused, setRefused] = useState(false);
  const keep = async () => setRefused(!(await restartRetention()).ok);
  return (
    <div class="awaiting">
      <p>
        {plural('history_ask', ids.length)} {t('history_ask_hint')}
      </p>
      {isRefused && <p role="alert">{t('history_write_failed')}</p>}
      <div class="buttons">
        <button
          type="button"
          class="button"
          name="delete-old"
          onClick={() => onDelete(ids.map(getRecordKey))}
        >
          {t('history_ask_delete')}
        </button>
        <button type="button" class="button" name="keep-old" onClick={() => void keep()}>
          {t('history_ask_keep')}
        </button>
      </div>
    </div>
  );
}

/** Says what the retention rule has deleted, until the user dismisses it. */
function RetentionNotice() {
  const note = useRetentionLog();
  if (!note) return null;
  const when = formatDateOrTime(note.at);
  return (
    <p class="evicted">
      {note.age > 0 && `${plural('history_evicted_age', note.age, when)} `}
      {note.space > 0 && `${plural('history_evicted_space', note.space, when)} `}
      <button type="button" class="link" onClick={() => void retentionLog.remove()}>
        {t('close')}
      </button>
    </p>
  );
}
