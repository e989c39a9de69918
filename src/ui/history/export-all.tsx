/** Everything that is listed on its way out, without selecting it first. */

import { t } from '../../browser/i18n.ts';
import { ExportActions } from './export-actions.tsx';

interface Props {
  /** Of the records that are found. */
  ids: readonly string[];
  /** Whether these are fewer than there are. */
  isNarrowed: boolean;
}

export function ExportAll({ ids, isNarrowed }: Props) {
  if (ids.length === 0) return null;
  return (
    <details class="export-all">
      <summary>{isNarrowed ? t('history_export_found') : t('history_export_all')}</summary>
      <p class="formats">
        <ExportActions ids={ids} />
      </p>
    </details>
  );
}
