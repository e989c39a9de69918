/** The found records, in pages that come as they are scrolled to. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { RowView } from './row-view.tsx';
import type { Selection } from './selection.ts';
import type { Shelf } from './shelf.ts';

/** Rows that are added at a time; thousands at once would keep every keystroke waiting. */
const pageSize = 50;

interface Props {
  shelf: Shelf;
  ids: readonly string[];
  query: string;
  /** The record that is open at first. */
  first: string | undefined;
  selection: Selection;
  onStar(id: string): void;
  onDelete(ids: readonly string[]): void;
}

export function List({ shelf, ids, query, first, selection, onStar, onDelete }: Props) {
  const [opened, setOpened] = useState(first);
  const [pages, showMore] = usePages(query);
  const shown = ids.slice(0, pages * pageSize);
  return (
    <>
      <ol class="records">
        {shown.map((id) => {
          const row = shelf.rows.get(id);
          if (!row) return null;
          return (
            <RowView
              key={id}
              row={row}
              query={query}
              open={opened === id}
              selected={selection.ids.has(id)}
              onOpen={() => setOpened(opened === id ? undefined : id)}
              onSelect={() => selection.toggle(id)}
              onStar={() => onStar(id)}
              onDelete={() => onDelete([id])}
            />
          );
        })}
      </ol>
      {shown.length < ids.length && <More onMore={showMore} />}
    </>
  );
}

/** How many pages are shown; the first one again for another query. */
function usePages(query: string): [number, () => void] {
  const [shown, setShown] = useState({ query, pages: 1 });
  const pages = shown.query === query ? shown.pages : 1;
  return [pages, () => setShown({ query, pages: pages + 1 })];
}

/** A button for those who press it; for those who scroll, it presses itself before it is in view. */
function More({ onMore }: { onMore(): void }) {
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
