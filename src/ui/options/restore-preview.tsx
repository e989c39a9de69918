/** Shows what a restore would change, row by row, before anything is written. */

import { useState } from 'preact/hooks';
import { formatBytes, formatNumber, plural, t } from '../../browser/i18n.ts';
import { type BackupRejection, backupLimits, planRestore } from '../../storage/backup/restore.ts';
import type {
  RejectionReason,
  RestoreItem,
  RestorePlan,
} from '../../storage/backup/restore-plan.ts';
import { applyRestore, readCurrentData } from '../../storage/stores/backup-store.ts';
import { getSettingName, getSettingValueName } from './settings-section.tsx';

// Restores a backup in steps: read the file, show a preview, write only when the user confirms.

export type RestoreState =
  | { readonly step: 'none' | 'reading' | 'done' }
  /** `unreadable` means that the file, or the data already stored, could not be read. */
  | { readonly step: 'refused'; readonly rejection: BackupRejection | 'unreadable' }
  | { readonly step: 'planned'; readonly plan: RestorePlan }
  | { readonly step: 'writing'; readonly done: number; readonly all: number }
  | { readonly step: 'stopped'; readonly full: boolean };

interface RestoreControl {
  readonly state: RestoreState;
  previewFile(file: File): void;
  restore(plan: RestorePlan): void;
  cancel(): void;
}

/** Provides the state of the restore and the functions that move it on. */
export function useRestore(): RestoreControl {
  const [state, setState] = useState<RestoreState>({ step: 'none' });
  const restore = async (plan: RestorePlan) => {
    const all = plan.records.length;
    setState({ step: 'writing', done: 0, all });
    const written = await applyRestore(plan, (done) => setState({ step: 'writing', done, all }));
    if (written.ok) setState({ step: 'done' });
    else setState({ step: 'stopped', full: written.failure.code === 'storage-full' });
  };
  return {
    state,
    previewFile: (file) => {
      setState({ step: 'reading' });
      void loadPlan(file).then(setState);
    },
    restore: (plan) => void restore(plan),
    cancel: () => setState({ step: 'none' }),
  };
}

async function loadPlan(file: File): Promise<RestoreState> {
  // A character takes at most three bytes, so a larger file need not be read at all.
  if (file.size > 3 * backupLimits.characters) return { step: 'refused', rejection: 'too-large' };
  const text = await file.text().catch(() => undefined);
  const present = await readCurrentData();
  if (text === undefined || !present.ok) return { step: 'refused', rejection: 'unreadable' };
  const restore = planRestore(text, present.value, Date.now());
  return restore.ok
    ? { step: 'planned', plan: restore.plan }
    : { step: 'refused', rejection: restore.rejection };
}

interface Props {
  plan: RestorePlan;
  onRestore(): void;
  onCancel(): void;
}

/** The user's own records that would be deleted come first, unchanged ones last. */
const order = ['remove', 'reject', 'replace', 'add', 'keep'] as const;
const pageSize = 100;
/** Share of the storage cap from which a warning is shown. */
const nearlyFull = 0.9;

export function RestorePreview({ plan, onRestore, onCancel }: Props) {
  const { items } = plan;
  const [pages, setPages] = useState(1);
  const sorted = order.flatMap((action) => items.filter((row) => row.action === action));
  const shown = sorted.slice(0, pages * pageSize);
  const changes = items.some(({ action }) => action === 'add' || action === 'replace');
  return (
    <section class="preview">
      <h3>{t('restore_preview')}</h3>
      <Warnings plan={plan} />
      <ItemCounts rows={items} />
      <ul>
        {shown.map((row, at) => (
          // The plan of a file never changes, so the index is a stable key.
          <li key={`${at}`} data-action={row.action}>
            <span class="action">{getActionLabel(row.action)}</span>
            <span class="name">
              <bdi>{getItemName(row)}</bdi>
              <Change row={row} />
            </span>
            {row.reason && <span class="reason">{getReasonText(row.reason)}</span>}
          </li>
        ))}
      </ul>
      {shown.length < sorted.length && (
        <p>
          <button type="button" class="link" onClick={() => setPages(pages + 1)}>
            {t('history_more')}
          </button>
        </p>
      )}
      {!changes && <p>{t('restore_nothing')}</p>}
      <div class="buttons">
        {changes && (
          <button type="button" class="button main" name="restore" onClick={onRestore}>
            {t('restore_do')}
          </button>
        )}
        <button type="button" class="button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </section>
  );
}

/** Warns if records of the user would be deleted or the history would be nearly full. */
function Warnings({ plan: { removals, records, bytes, maxBytes } }: { plan: RestorePlan }) {
  return (
    <>
      {removals.length > 0 && <p role="alert">{plural('restore_own_removed', removals.length)}</p>}
      {records.length > 0 && bytes >= nearlyFull * maxBytes && (
        <p>{t('restore_near_limit', formatBytes(bytes), formatBytes(maxBytes))}</p>
      )}
    </>
  );
}

/** Shows the old and the new value; for a banner site, the list that it is added to. */
function Change({ row: { part, name, from, to } }: { row: RestoreItem }) {
  if (part === 'site' && to !== undefined)
    return <span class="change">{getSiteListName(`${to}`)}</span>;
  if (from === undefined) return null;
  const [before, after] =
    part === 'setting'
      ? [getSettingValueName(name, from), getSettingValueName(name, to ?? '')]
      : [`${from}`, name];
  return (
    <span class="change">
      <bdi>{t('restore_change', before, after)}</bdi>
    </span>
  );
}

function getSiteListName(field: string): string {
  return field === 'bannerHiddenSites' ? t('banner_hidden_label') : t('banner_sites_label');
}

/** Counts rows by action, for example “Added 12 · Refused 1”. */
function ItemCounts({ rows }: { rows: readonly RestoreItem[] }) {
  const counts = order
    .map((action) => [action, rows.filter((row) => row.action === action).length] as const)
    .filter(([, count]) => count > 0);
  return (
    <p class="hint">
      {counts
        .map(([action, count]) => `${getActionLabel(action)} ${formatNumber(count)}`)
        .join(' · ')}
    </p>
  );
}

function getItemName({ part, name }: RestoreItem): string {
  const shown = name === '' ? t('restore_untitled') : name;
  if (part === 'setting') return t('restore_setting', getSettingName(name));
  return part === 'site' ? t('restore_site', shown) : shown;
}

function getActionLabel(action: RestoreItem['action']): string {
  switch (action) {
    case 'add':
      return t('restore_add');
    case 'replace':
      return t('restore_replace');
    case 'keep':
      return t('restore_keep');
    case 'reject':
      return t('restore_reject');
    case 'remove':
      return t('restore_remove');
  }
}

function getReasonText(reason: RejectionReason): string {
  switch (reason) {
    case 'not-valid':
      return t('restore_not_valid');
    case 'newer-version':
      return t('restore_newer_version');
    case 'bad-address':
      return t('restore_bad_address');
    case 'duplicate':
      return t('restore_duplicate');
    case 'locked':
      return t('locked');
    case 'too-many':
      return t('restore_too_many');
    case 'too-old':
      return t('restore_too_old');
    case 'no-room':
      return t('restore_no_room');
  }
}
