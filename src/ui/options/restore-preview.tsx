/** What a backup would do, row by row, before any of it is done. */

import { useState } from 'preact/hooks';
import { formatBytes } from '../../browser/format.ts';
import { formatNumber, plural, t } from '../../browser/i18n.ts';
import type {
  ImportItem,
  ImportItemReason,
  RestorePlan,
} from '../../storage/backup/restore-plan.ts';
import { getSettingName, settingValue } from './setting-labels.ts';

interface Props {
  plan: RestorePlan;
  onRestore(): void;
  onCancel(): void;
}

/** The user's own records that go come first, and what stays as it is comes last. */
const order = ['remove', 'reject', 'replace', 'add', 'keep'] as const;
const pageSize = 100;
/** From this share of the room on, it is said that there will be little left. */
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
          // Rows never move: the plan is made once from one file.
          <li key={`${at}`} data-action={row.action}>
            <span class="action">{getActionLabel(row.action)}</span>
            <span class="name">
              <bdi>{getItemName(row)}</bdi>
              <Change row={row} />
            </span>
            {row.reason && <span class="reason">{reasonText(row.reason)}</span>}
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

/** Warns of own records that would go, and of a history that would then be nearly full. */
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

/** Shows the old and the new value; for a host, the list that it is added to. */
function Change({ row: { part, name, from, to } }: { row: ImportItem }) {
  if (part === 'site' && to !== undefined)
    return <span class="change">{siteListName(`${to}`)}</span>;
  if (from === undefined) return null;
  const [before, after] =
    part === 'setting'
      ? [settingValue(name, from), settingValue(name, to ?? '')]
      : [`${from}`, name];
  return (
    <span class="change">
      <bdi>{t('restore_change', before, after)}</bdi>
    </span>
  );
}

function siteListName(field: string): string {
  return field === 'bannerHiddenSites' ? t('banner_hidden_label') : t('banner_sites_label');
}

/** “Added 12 · Refused 1”. */
function ItemCounts({ rows }: { rows: readonly ImportItem[] }) {
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

function getItemName({ part, name }: ImportItem): string {
  const shown = name === '' ? t('restore_untitled') : name;
  if (part === 'setting') return t('restore_setting', getSettingName(name));
  return part === 'site' ? t('restore_site', shown) : shown;
}

function getActionLabel(action: ImportItem['action']): string {
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

function reasonText(reason: ImportItemReason): string {
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
