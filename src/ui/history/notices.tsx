/** Shows notices about the history as a whole. */

import { useEffect, useState } from 'preact/hooks';
import { openOptions } from '../../browser/extension-pages.ts';
import { formatBytes, formatDateOrTime, plural, t } from '../../browser/i18n.ts';
import { serializeRecords } from '../../storage/backup/backup.ts';
import { formatFileDay } from '../../storage/export/document.ts';
import { addressFromKey, getRecordKey } from '../../storage/history/keys.ts';
import { type RetentionLog, sumRecordBytes } from '../../storage/history/retention-policy.ts';
import { bytesPerMib } from '../../storage/settings/settings.ts';
import { readIndex } from '../../storage/stores/history-index-store.ts';
import { previewRetention, restartRetention } from '../../storage/stores/retention.ts';
import { onSettingsChanged, readSettings } from '../../storage/stores/settings-store.ts';
import { retentionLog, retentionRestart } from '../../storage/stores/storage-items.ts';
import { downloadFile } from '../components/export-records.ts';

// Reads the state of the history: on or off, storage used, and deletions that await an answer.

interface HistoryStatus {
  readonly isSaving: boolean;
  /** Bytes that the records use, and the most that they may use. */
  readonly bytes: number;
  readonly maxBytes: number;
  /** Ids of expired records that are only deleted if the user agrees; see `Retention`. */
  readonly awaiting: readonly string[];
}

/**
 * Reads the status again for each version of the history.
 *
 * @param version changes with every change of the history
 * @returns `undefined` until it has been read
 */
export function useHistoryStatus(version: number): HistoryStatus | undefined {
  const [status, setStatus] = useState<HistoryStatus>();
  useEffect(() => {
    const look = () => void loadStatus().then(setStatus);
    // Waits until loading settles instead of reading after every page of a long history.
    const soon = setTimeout(look, 300);
    const stops = [onSettingsChanged(look), retentionRestart.onChanged(look)];
    return () => {
      clearTimeout(soon);
      for (const stop of stops) stop();
    };
  }, [version]);
  return status;
}

async function loadStatus(): Promise<HistoryStatus> {
  const [settings, index, { awaiting }] = await Promise.all([
    readSettings(),
    readIndex(),
    previewRetention(),
  ]);
  return {
    isSaving: settings.history,
    bytes: index.ok ? sumRecordBytes(index.value) : 0,
    maxBytes: settings.historyMaxMib * bytesPerMib,
    awaiting,
  };
}

// Lists stored values that cannot be read as records, with export and delete.

interface UnreadableRecordsProps {
  /** The values by storage key. */
  items: ReadonlyMap<string, unknown>;
  onDelete(keys: readonly string[]): void;
}

/** Most names that are listed; the exported file has all of them. */
const maxNames = 5;

function UnreadableRecords({ items, onDelete }: UnreadableRecordsProps) {
  const save = () => {
    const now = Date.now();
    const text = serializeRecords([...items.values()], now);
    downloadFile(`no-time-to-read-unread-${formatFileDay(now)}.json`, 'application/json', text);
  };
  const named = [...items].slice(0, maxNames);
  return (
    <div class="unreadable">
      <p>
        {plural('history_unreadable', items.size)}{' '}
        <button type="button" class="link" name="json" onClick={save}>
          {t('export_json')}
        </button>{' '}
        <button type="button" class="link delete" onClick={() => onDelete([...items.keys()])}>
          {t('delete')}
        </button>
      </p>
      <ul>
        {named.map(([key, value]) => (
          <li key={key}>
            <bdi>{shortenName(getRecordName(key, value))}</bdi>
          </li>
        ))}
        {items.size > named.length && <li>…</li>}
      </ul>
    </div>
  );
}

/** Returns the title if it can be read, otherwise the address in the storage key. */
function getRecordName(key: string, value: unknown): string {
  const title = typeof value === 'object' && value !== null ? Reflect.get(value, 'title') : '';
  return (typeof title === 'string' && title.trim()) || addressFromKey(key);
}

const maxNameChars = 120;

function shortenName(name: string): string {
  return name.length > maxNameChars ? `${name.slice(0, maxNameChars)}…` : name;
}

/** Follows the log of what the retention rule has deleted; `undefined` if there is none. */
function useRetentionLog(): RetentionLog | undefined {
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
