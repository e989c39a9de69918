/** The history page: search, star, export, delete and undo. */

import { useState } from 'preact/hooks';
import { type HistoryQuery, openOptions } from '../../browser/extension-pages.ts';
import { formatDuration, plural, t } from '../../browser/i18n.ts';
import { getRecordKey } from '../../storage/history/keys.ts';
import { ExportAll } from './export-actions.tsx';
import { type HistoryModel, type LoadState, useHistory, useStar } from './history-model.ts';
import { List } from './list.tsx';
import { Notices, useHistoryStatus } from './notices.tsx';
import {
  type Filters,
  focusSearch,
  hasNoFilter,
  noFilters,
  SearchBar,
  useSearchResults,
} from './search-bar.tsx';
import { SelectionBar, useSelection } from './selection-bar.tsx';
import { UndoBar, useDeletion } from './undo-bar.tsx';

/** @param initialQuery the search or record that the page was opened for */
export function History({ initialQuery }: { initialQuery: HistoryQuery }) {
  const { history, loadState } = useHistory();
  const [filters, setFilters] = useState<Filters>({
    ...noFilters,
    query: initialQuery.query ?? '',
  });
  const [first, setFirst] = useState(initialQuery.record);
  const ids = useSearchResults(history, filters, first);
  const shown = new Set(ids);
  const selection = useSelection((id) => shown.has(id));
  const deletion = useDeletion();
  const starring = useStar();
  const status = useHistoryStatus(history.version);
  const updateFilters = (change: Partial<Filters>) => {
    setFilters((now) => ({ ...now, ...change }));
    setFirst(undefined);
  };
  const remove = (gone: readonly string[]) => deletion.remove(gone.map(getRecordKey));
  return (
    <main class="history" aria-busy={loadState === 'loading'} data-shown={ids.length}>
      <HistoryHeader history={history} />
      <Notices
        status={status}
        unreadable={history.unreadable}
        hasLoadError={loadState === 'error'}
        onDelete={deletion.remove}
      />
      {history.rows.size > 0 && (
        <SearchBar history={history} filters={filters} onFilter={updateFilters} />
      )}
      <SelectionBar ids={ids} selection={selection} onDelete={remove} />
      <div class="result-count">
        <p role="status">
          {!hasNoFilter(filters) && ids.length > 0 && plural('history_results', ids.length)}
        </p>
        {selection.ids.size === 0 && <ExportAll ids={ids} isNarrowed={!hasNoFilter(filters)} />}
      </div>
      <List
        history={history}
        ids={ids}
        query={filters.query}
        first={initialQuery.record}
        leading={first}
        selection={selection}
        onStar={starring.toggle}
        onDelete={remove}
      />
      {ids.length === 0 && (
        <EmptyState
          history={history}
          loadState={loadState}
          isSaving={status?.isSaving}
          onShowAll={() => {
            updateFilters(noFilters);
            // The button that has the focus goes.
            focusSearch();
          }}
        />
      )}
      <UndoBar
        deletion={deletion}
        error={deletion.error ?? starring.error}
        onDismiss={() => {
          deletion.dismissError();
          starring.dismissError();
        }}
      />
    </main>
  );
}

function HistoryHeader({ history }: { history: HistoryModel }) {
  return (
    <header class="header">
      <h1>{t('history_title')}</h1>
      {history.rows.size > 0 && (
        <p class="total">
          <span>{plural('history_count', history.rows.size)}</span>
          {history.savedMinutes > 0 && (
            <span class="saved">
              {t('history_saved_total', formatDuration(60 * history.savedMinutes))}
            </span>
          )}
        </p>
      )}
      <button type="button" class="link settings" onClick={() => void openOptions()}>
        {t('settings')}
      </button>
    </header>
  );
}

interface EmptyStateProps {
  history: HistoryModel;
  loadState: LoadState;
  /** True if new summaries are saved; `undefined` until the setting has been read. */
  isSaving: boolean | undefined;
  onShowAll(): void;
}

/** Says that the history is empty, or that no record matches the filters. */
function EmptyState({ history, loadState, isSaving, onShowAll }: EmptyStateProps) {
  if (history.rows.size === 0) {
    // While saving is off, the notice above says so; an invitation to summarize would contradict
    // it.
    return loadState === 'loaded' && isSaving ? (
      <p class="empty-state">{t('history_empty')}</p>
    ) : null;
  }
  if (loadState === 'loading') return null;
  return (
    <p class="empty-state">
      {t('history_no_results')}{' '}
      <button type="button" class="link" onClick={onShowAll}>
        {t('history_show_all')}
      </button>
    </p>
  );
}
