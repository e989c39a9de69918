/** What a backup would do, row by row, before any of it is done. */

import { useState } from 'preact/hooks';
import type { RestorePlan } from '../../history/restore.ts';
import type { Row, RowRefusal } from '../../history/restore-row.ts';
import { formatNumber, t } from '../../platform/i18n.ts';
import { settingName } from './setting-name.ts';

interface Props {
  plan: RestorePlan;
  onRestore(): void;
  onCancel(): void;
}

/** What is refused comes first, what stays as it is last. */
const order = ['refuse', 'replace', 'add', 'keep'] as const;
const pageSize = 100;

export function RestorePreview({ plan: { rows }, onRestore, onCancel }: Props) {
  const [pages, setPages] = useState(1);
  const sorted = order.flatMap((action) => rows.filter((row) => row.action === action));
  const shown = sorted.slice(0, pages * pageSize);
  const changes = rows.some(({ action }) => action === 'add' || action === 'replace');
  return (
    <section class="preview">
      <h3>{t('restore_preview')}</h3>
      <Counts rows={rows} />
      <ul>
        {shown.map((row, at) => (
          // Rows never move: the plan is made once from one file.
          <li key={`${at}`} data-action={row.action}>
            <span class="action">{actionName(row.action)}</span>
            <bdi class="name">{rowName(row)}</bdi>
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

/** “Added 12 · Refused 1”. */
function Counts({ rows }: { rows: readonly Row[] }) {
  const counts = order
    .map((action) => [action, rows.filter((row) => row.action === action).length] as const)
    .filter(([, count]) => count > 0);
  return (
    <p class="hint">
      {counts.map(([action, count]) => `${actionName(action)} ${formatNumber(count)}`).join(' · ')}
    </p>
  );
}

function rowName({ part, name }: Row): string {
  const shown = name === '' ? t('restore_untitled') : name;
  if (part === 'setting') return t('restore_setting', settingName(name));
  return part === 'site' ? t('restore_site', shown) : shown;
}

function actionName(action: Row['action']): string {
  switch (action) {
    case 'add':
      return t('restore_add');
    case 'replace':
      return t('restore_replace');
    case 'keep':
      return t('restore_keep');
    case 'refuse':
      return t('restore_refuse');
  }
}

function reasonText(reason: RowRefusal): string {
  switch (reason) {
    case 'not-valid':
      return t('restore_not_valid');
    case 'newer-version':
      return t('restore_newer_version');
    case 'bad-address':
      return t('restore_bad_address');
    case 'repeated':
      return t('restore_repeated');
  }
}
