/** Actions on the selected records. */

import { useState } from 'preact/hooks';
import { plural, t } from '../../browser/i18n.ts';
import { ExportActions } from './export-actions.tsx';
import { focusSearch } from './search-bar.tsx';

// Keeps track of the selected records.

export interface Selection {
  readonly ids: ReadonlySet<string>;
  toggle(id: string): void;
  set(ids: readonly string[]): void;
}

/**
 * Holds the selection.
 *
 * @param isShown returns true if a record exists and matches the filters; what a search hides is not
 *   selected until it is shown again, so that nobody deletes what they do not see
 */
export function useSelection(isShown: (id: string) => boolean): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = new Set([...chosen].filter(isShown));
  return {
    ids,
    toggle: (id) => setChosen((now) => toggled(now, id)),
    set: (all) => setChosen(new Set(all)),
  };
}

function toggled(ids: ReadonlySet<string>, id: string): Set<string> {
  const others = [...ids].filter((other) => other !== id);
  return new Set(ids.has(id) ? others : [...others, id]);
}

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
      <button
        type="button"
        class="link"
        name="none"
        onClick={() => {
          selection.set([]);
          // The button that has the focus goes.
          focusSearch();
        }}
      >
        {t('history_select_none')}
      </button>
      <div class="for-selected">
        <ExportActions ids={chosen} />
        <button type="button" class="link delete" onClick={() => onDelete(chosen)}>
          {t('delete')}
        </button>
      </div>
    </section>
  );
}
