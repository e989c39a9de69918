/** Filters and searches the history. */

import { useMemo } from 'preact/hooks';
import { type Filter, search } from '../../storage/history/search.ts';
import type { HistoryModel } from './history-model.ts';

export const dateRanges = ['all', 'today', 'week', 'month', 'year'] as const;
export type DateRange = (typeof dateRanges)[number];

export interface Filters {
  readonly query: string;
  /** `''` matches every site. */
  readonly site: string;
  readonly date: DateRange;
  readonly starred: boolean;
}

export const noFilters: Filters = { query: '', site: '', date: 'all', starred: false };

/** Returns true if the filters match every record. */
export function hasNoFilter({ query, site, date, starred }: Filters): boolean {
  return query.trim() === '' && site === '' && date === 'all' && !starred;
}

/**
 * Searches and filters the history.
 *
 * @param first id of the record that the page was opened for; it comes before all others
 * @returns the ids of the matching records in display order
 */
export function useSearchResults(
  history: HistoryModel,
  filters: Filters,
  first: string | undefined,
): string[] {
  const { version } = history;
  return useMemo(() => {
    void version; // The model is mutated in place; only its version shows that it has changed.
    const ids = search(
      history.searchDocuments.values(),
      filters.query,
      toFilter(filters, Date.now()),
    );
    if (first === undefined || !history.rows.has(first)) return ids;
    return [first, ...ids.filter((id) => id !== first)];
  }, [history, version, filters, first]);
}

/**
 * Turns the choices of the user into a filter of storage.
 *
 * @param now ms since 1970; date ranges end here
 */
export function toFilter({ site, date, starred }: Filters, now: number): Filter {
  return {
    ...(site !== '' && { site }),
    ...(starred && { starred }),
    ...(date !== 'all' && { from: getRangeStart(date, now) }),
  };
}

/** Days that a range reaches back from the start of today. */
const daysBack: Record<Exclude<DateRange, 'all'>, number> = {
  today: 0,
  week: 6,
  month: 29,
  year: 364,
};

function getRangeStart(date: Exclude<DateRange, 'all'>, now: number): number {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  // Sets the calendar date, as a day with a clock change does not have 24 hours.
  day.setDate(day.getDate() - daysBack[date]);
  return day.getTime();
}
