/** Actions on the selected records. */

import { plural, t } from '../../browser/i18n.ts';
import { ExportActions } from './export-actions.tsx';
import type { Selection } from './selection.ts';

interface Props {
  /** Ids of all records that match the filters. */
  ids: readonly string[];
  selection: Selection;
  onDelete(ids: readonly string[]): void;
}

export function SelectionBar({ ids, selection, onDelete }: Props) {
  const chosen = [...selection.ids];
  if (chosen.length === 0) return null;
  return (
    <section class="selection-bar">
      <span class="count">{plural('history_selected', chosen.length)}</span>
      <button type="button" class="link" name="all" onClick={() => selection.set(ids)}>
        {t('history_select_all')}
      </button>
      <button type="button" class="link" onClick={() => selection.set([])}>
        {t('history_select_none')}
      </button>
      <span class="spacer" />
      <ExportActions ids={chosen} />
      <button type="button" class="link delete" onClick={() => onDelete(chosen)}>
        {t('delete')}
      </button>
    </section>
  );
}
