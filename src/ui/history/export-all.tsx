/** Exports all records that are listed, so that the user need not select them first. */

import { t } from '../../browser/i18n.ts';
import { ExportActions } from './export-actions.tsx';

interface Props {
  /** Records that match the filters. */
  ids: readonly string[];
  /** True if the filters exclude some records. */
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
