/** What the reader looks for, and what is found. */

import { useMemo } from 'preact/hooks';
import { type Filter, search } from '../../storage/history/search.ts';
import type { HistoryModel } from './history-model.ts';

export const dateRanges = ['all', 'today', 'week', 'month', 'year'] as const;
export type DateRange = (typeof dateRanges)[number];

export interface Filters {
  readonly query: string;
  /** `''` for all. */
  readonly site: string;
  readonly date: DateRange;
  readonly starred: boolean;
}

export const noFilters: Filters = { query: '', site: '', date: 'all', starred: false };

/** Whether nothing is looked for, so that all is shown. */
export function isUnfiltered({ query, site, date, starred }: Filters): boolean {
  return query.trim() === '' && site === '' && date === 'all' && !starred;
}

/**
 * The ids of the records that are wanted, in the order in which they are shown.
 * @param first the record that the page was opened for, which comes before all others
 */
export function useSearchResults(
  history: HistoryModel,
  filters: Filters,
  first: string | undefined,
): string[] {
  const { version } = history;
  return useMemo(() => {
    void version; // The shelf stays the same object; its version tells that it has changed.
    const ids = search(
      history.searchDocuments.values(),
      filters.query,
      toFilter(filters, Date.now()),
    );
    if (first === undefined || !history.rows.has(first)) return ids;
    return [first, ...ids.filter((id) => id !== first)];
  }, [history, version, filters, first]);
}

/** @param now milliseconds since 1970 */
export function toFilter({ site, date, starred }: Filters, now: number): Filter {
  return {
    ...(site !== '' && { site }),
    ...(starred && { starred }),
    ...(date !== 'all' && { from: getRangeStart(date, now) }),
  };
}

/** Days back from the beginning of today. */
const daysBack: Record<Exclude<DateRange, 'all'>, number> = {
  today: 0,
  week: 6,
  month: 29,
  year: 364,
};

function getRangeStart(date: Exclude<DateRange, 'all'>, now: number): number {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  // By the calendar, since a day need not have 24 hours.
  day.setDate(day.getDate() - daysBack[date]);
  return day.getTime();
}
