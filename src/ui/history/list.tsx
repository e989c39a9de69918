/** Lists the matching records by day and adds more of them on scroll. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { formatDay, t } from '../../browser/i18n.ts';
import type { HistoryModel } from './history-model.ts';
import { type HistoryRow, RowView } from './row-view.tsx';
import type { Selection } from './selection-bar.tsx';

// Groups the rows of the list by the day on which they were saved.

interface DayGroup {
  /** Unique among the groups of the list. */
  readonly key: string;
  /** A moment of that day (ms since 1970); missing if the rows are not sorted by time. */
  readonly day: number | undefined;
  readonly rows: readonly HistoryRow[];
}

/**
 * Groups rows by the local day of their last change, without changing their order.
 *
 * @param leading id of the record that comes first regardless of its date, if there is one
 * @param byTime true if the other rows are sorted by time; otherwise they form one group
 */
export function groupByDay(
  rows: readonly HistoryRow[],
  leading: string | undefined,
  byTime: boolean,
): DayGroup[] {
  const groups: { key: string; day: number | undefined; rows: HistoryRow[] }[] = [];
  for (const row of rows) {
    const isTimed = byTime && row.id !== leading;
    const key = isTimed ? new Date(row.updatedAt).toDateString() : 'untimed';
    const last = groups.at(-1);
    if (last?.key === key) last.rows.push(row);
    else groups.push({ key, day: isTimed ? row.updatedAt : undefined, rows: [row] });
  }
  return groups;
}

/** Rows added at a time. Rendering thousands at once would delay every keystroke. */
const pageSize = 50;

interface Props {
  history: HistoryModel;
  ids: readonly string[];
  query: string;
  /** Id of the record that is open at first. */
  first: string | undefined;
  /** Id of the record that comes before all others, if there is one. */
  leading: string | undefined;
  selection: Selection;
  onStar(id: string): void;
  onDelete(ids: readonly string[]): void;
}

export function List(props: Props) {
  const { history, ids, query, first, leading, selection, onStar, onDelete } = props;
  const [opened, setOpened] = useState(first);
  const [pages, showMore] = usePages(query);
  const shown = ids.slice(0, pages * pageSize);
  const rows = shown.map((id) => history.rows.get(id)).filter((row) => row !== undefined);
  // Search results are sorted by relevance, so they are not grouped by day.
  const groups = groupByDay(rows, leading, query.trim() === '');
  return (
    <>
      {groups.map(({ key, day, rows }) => (
        <section key={key} class="day">
          {day !== undefined && <h2>{formatDay(day)}</h2>}
          <ol class="records">
            {rows.map((row) => (
              <RowView
                key={row.id}
                row={row}
                query={query}
                open={opened === row.id}
                selected={selection.ids.has(row.id)}
                underDay={day !== undefined}
                onOpen={() => setOpened(opened === row.id ? undefined : row.id)}
                onSelect={() => selection.toggle(row.id)}
                onStar={() => onStar(row.id)}
                onDelete={() => onDelete([row.id])}
              />
            ))}
          </ol>
        </section>
      ))}
      {shown.length < ids.length && <LoadMore onMore={showMore} />}
    </>
  );
}

/** Counts the pages to show, starting again at one when the query changes. */
function usePages(query: string): [number, () => void] {
  const [shown, setShown] = useState({ query, pages: 1 });
  const pages = shown.query === query ? shown.pages : 1;
  return [pages, () => setShown({ query, pages: pages + 1 })];
}

/** Loads more rows when pressed, and automatically shortly before it scrolls into view. */
function LoadMore({ onMore }: { onMore(): void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const { IntersectionObserver } = globalThis;
    if (!button.current || !IntersectionObserver) return undefined;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && onMore(),
      { rootMargin: '600px' },
    );
    observer.observe(button.current);
    return () => observer.disconnect();
  });
  return (
    <button type="button" class="link more" ref={button} onClick={onMore}>
      {t('history_more')}
    </button>
  );
}
