/** Saves all data to one file and restores it. */

import { useRef, useState } from 'preact/hooks';
import { formatNumber, t } from '../../browser/i18n.ts';
import { serializeBackup } from '../../storage/backup/backup.ts';
import { formatFileDay } from '../../storage/export/document.ts';
import { readBackupData } from '../../storage/stores/backup-store.ts';
import { downloadFile } from '../components/export-records.ts';
import { RestorePreview, type RestoreState, useRestore } from './restore-preview.tsx';

export function BackupSection() {
  const restore = useRestore();
  const { state } = restore;
  const busy = state.step === 'reading' || state.step === 'writing';
  return (
    <>
      <p class="hint">{t('backup_text')}</p>
      <div class="buttons">
        <BackupButton />
        <FileButton disabled={busy} onFile={restore.previewFile} />
      </div>
      {state.step === 'planned' && (
        <RestorePreview
          plan={state.plan}
          onRestore={() => restore.restore(state.plan)}
          onCancel={restore.cancel}
        />
      )}
      {state.step === 'writing' && (
        <p class="progress">
          <progress value={state.done} max={state.all} />{' '}
          {t('restore_progress', formatNumber(state.done), formatNumber(state.all))}
        </p>
      )}
      <p class="outcome" role="status">
        {getOutcomeText(state)}
      </p>
    </>
  );
}

function BackupButton() {
  const [failed, setFailed] = useState(false);
  const save = async () => {
    const kept = await readBackupData();
    setFailed(!kept.ok);
    if (!kept.ok) return;
    const now = Date.now();
    downloadFile(
      `no-time-to-read-${formatFileDay(now)}.json`,
      'application/json',
      serializeBackup(kept.value, now),
    );
  };
  return (
    <>
      <button type="button" class="button" name="save-backup" onClick={() => void save()}>
        {t('backup_save')}
      </button>
      {failed && <span role="alert">{t('history_load_failed')}</span>}
    </>
  );
}

/** A styled button in front of the browser's own file input. */
function FileButton({ disabled, onFile }: { disabled: boolean; onFile(file: File): void }) {
  const field = useRef<HTMLInputElement>(null);
  const chosen = (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (file) onFile(file);
    // Without this, choosing the same file again would fire no `change` event.
    input.value = '';
  };
  return (
    <>
      <button
        type="button"
        class="button"
        name="restore-backup"
        disabled={disabled}
        onClick={() => field.current?.click()}
      >
        {t('backup_restore')}
      </button>
      <input
        type="file"
        name="backup-file"
        accept=".json,application/json"
        hidden
        ref={field}
        onChange={(event) => chosen(event.currentTarget)}
      />
    </>
  );
}

function getOutcomeText(state: RestoreState): string {
  switch (state.step) {
    case 'refused':
      return getRejectionText(state.rejection);
    case 'stopped':
      return state.full ? t('restore_storage_full') : t('restore_stopped');
    case 'done':
      return t('restore_done');
    default:
      return '';
  }
}

function getRejectionText(refusal: (RestoreState & { step: 'refused' })['rejection']): string {
  switch (refusal) {
    case 'too-large':
      return t('backup_too_large');
    case 'not-json':
      return t('backup_not_json');
    case 'not-a-backup':
      return t('backup_not_a_backup');
    case 'newer-version':
      return t('backup_newer_version');
    case 'unreadable':
      return t('backup_unreadable');
  }
}
