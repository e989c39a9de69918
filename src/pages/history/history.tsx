/** What was saved: found again, starred, handed out, deleted and taken back. */

import { useState } from 'preact/hooks';
import { recordKey } from '../../history/keys.ts';
import { plural, t } from '../../platform/i18n.ts';
import { formatDuration } from '../../platform/measures.ts';
import { type HistoryPlace, openOptions } from '../../platform/surfaces.ts';
import { ExportAll } from './export-all.tsx';
import { Finder } from './finder.tsx';
import { List } from './list.tsx';
import { Notices } from './notices.tsx';
import { useSelection } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';
import type { Shelf } from './shelf.ts';
import { UndoBar } from './undo-bar.tsx';
import { useDeletion } from './use-deletion.ts';
import { useKeeping } from './use-keeping.ts';
import { type Reading, useShelf } from './use-shelf.ts';
import { useStar } from './use-star.ts';
import { everything, isEverything, useFound, type Wanted } from './wanted.ts';

/** @param place what the page was opened for */
export function History({ place }: { place: HistoryPlace }) {
  const { shelf, reading } = useShelf();
  const [wanted, setWanted] = useState<Wanted>({ ...everything, query: place.query ?? '' });
  const [first, setFirst] = useState(place.record);
  const ids = useFound(shelf, wanted, first);
  const selection = useSelection((id) => shelf.rows.has(id));
  const deletion = useDeletion();
  const starring = useStar();
  const keeping = useKeeping(shelf.version);
  const want = (change: Partial<Wanted>) => {
    setWanted((now) => ({ ...now, ...change }));
    setFirst(undefined);
  };
  const remove = (gone: readonly string[]) => deletion.remove(gone.map(recordKey));
  return (
    <main class="history" aria-busy={reading === 'begun'} data-shown={ids.length}>
      <Head shelf={shelf} />
      <Notices
        keeping={keeping}
        unreadable={shelf.unreadable}
        unread={reading === 'unread'}
        onDelete={deletion.remove}
      />
      {shelf.rows.size > 0 && <Finder shelf={shelf} wanted={wanted} onWant={want} />}
      <SelectionBar ids={ids} selection={selection} onDelete={remove} />
      <div class="found">
        <p role="status">
          {!isEverything(wanted) && ids.length > 0 && plural('history_found', ids.length)}
        </p>
        {selection.ids.size === 0 && <ExportAll ids={ids} isNarrowed={!isEverything(wanted)} />}
      </div>
      <List
        shelf={shelf}
        ids={ids}
        query={wanted.query}
        first={place.record}
        leading={first}
        selection={selection}
        onStar={starring.toggle}
        onDelete={remove}
      />
      {ids.length === 0 && (
        <Nothing
          shelf={shelf}
          reading={reading}
          keeps={keeping?.on}
          onShowAll={() => want(everything)}
        />
      )}
      <UndoBar
        deletion={deletion}
        refusal={deletion.refusal ?? starring.refusal}
        onSeen={() => {
          deletion.forgetRefusal();
          starring.forgetRefusal();
        }}
      />
    </main>
  );
}

function Head({ shelf }: { shelf: Shelf }) {
  return (
    <header class="head">
      <h1>{t('history_title')}</h1>
      {shelf.rows.size > 0 && (
        <p class="sum">
          <span>{plural('history_count', shelf.rows.size)}</span>
          {shelf.savedMinutes > 0 && (
            <span class="saved">
              {t('history_saved_total', formatDuration(60 * shelf.savedMinutes))}
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

interface NothingProps {
  shelf: Shelf;
  reading: Reading;
  /** Whether new summaries are kept; `undefined` until it is known. */
  keeps: boolean | undefined;
  onShowAll(): void;
}

/** Nothing is kept, or nothing of it is wanted. */
function Nothing({ shelf, reading, keeps, onShowAll }: NothingProps) {
  if (shelf.rows.size === 0) {
    // What is said of a history that is off stands above, and says the opposite.
    return reading === 'done' && keeps ? <p class="nothing">{t('history_empty')}</p> : null;
  }
  if (reading === 'begun') return null;
  return (
    <p class="nothing">
      {t('history_none')}{' '}
      <button type="button" class="link" onClick={onShowAll}>
        {t('history_show_all')}
      </button>
    </p>
  );
}
