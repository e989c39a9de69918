/** What the reader looks for, and what is found. */

import { useMemo } from 'preact/hooks';
import { type Filter, search } from '../../history/search.ts';
import type { Shelf } from './shelf.ts';

export const dates = ['all', 'today', 'week', 'month', 'year'] as const;
export type DateRange = (typeof dates)[number];

export interface Wanted {
  readonly query: string;
  /** `''` for all. */
  readonly site: string;
  readonly date: DateRange;
  readonly starred: boolean;
}

export const everything: Wanted = { query: '', site: '', date: 'all', starred: false };

/** Whether nothing is looked for, so that all is shown. */
export function isEverything({ query, site, date, starred }: Wanted): boolean {
  return query.trim() === '' && site === '' && date === 'all' && !starred;
}

/**
 * The ids of the records that are wanted, in the order in which they are shown.
 * @param first the record that the page was opened for, which comes before all others
 */
export function useFound(shelf: Shelf, wanted: Wanted, first: string | undefined): string[] {
  const { version } = shelf;
  return useMemo(() => {
    void version; // The shelf stays the same object; its version tells that it has changed.
    const ids = search(shelf.searchables.values(), wanted.query, filterOf(wanted, Date.now()));
    if (first === undefined || !shelf.rows.has(first)) return ids;
    return [first, ...ids.filter((id) => id !== first)];
  }, [shelf, version, wanted, first]);
}

/** @param now milliseconds since 1970 */
export function filterOf({ site, date, starred }: Wanted, now: number): Filter {
  return {
    ...(site !== '' && { site }),
    ...(starred && { starred }),
    ...(date !== 'all' && { from: beginOf(date, now) }),
  };
}

/** Days back from the beginning of today. */
const daysBack: Record<Exclude<DateRange, 'all'>, number> = {
  today: 0,
  week: 6,
  month: 29,
  year: 364,
};

function beginOf(date: Exclude<DateRange, 'all'>, now: number): number {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  // By the calendar, since a day need not have 24 hours.
  day.setDate(day.getDate() - daysBack[date]);
  return day.getTime();
}
