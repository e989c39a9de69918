/** Search box and filters of the history. */

import { useEffect, useMemo, useRef } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import { type Filter, search } from '../../storage/history/search.ts';
import { Icon } from '../components/icon.tsx';
import type { HistoryModel } from './history-model.ts';

// Filters and searches the history.

const dateRanges = ['all', 'today', 'week', 'month', 'year'] as const;
type DateRange = (typeof dateRanges)[number];

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
function toFilter({ site, date, starred }: Filters, now: number): Filter {
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

interface Props {
  history: HistoryModel;
  filters: Filters;
  onFilter(change: Partial<Filters>): void;
}

export function SearchBar({ history, filters, onFilter }: Props) {
  const search = useRef<HTMLInputElement>(null);
  // Search is what most visits are for, so typing can start at once.
  useEffect(() => search.current?.focus(), []);
  const { version } = history;
  const sites = useMemo(() => {
    void version; // The model is mutated in place; only its version shows that it has changed.
    return listSites(history, filters.site);
  }, [history, version, filters.site]);
  return (
    <search class="search-bar">
      <input
        type="search"
        name="query"
        placeholder={t('history_search')}
        aria-label={t('history_search')}
        value={filters.query}
        ref={search}
        onInput={(event) => onFilter({ query: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) focusFirstTitle();
        }}
      />
      <div class="filters">
        <Select
          name="site"
          label={t('history_site')}
          value={filters.site}
          choices={[['', t('history_site_all')], ...sites]}
          onChoose={(site) => onFilter({ site })}
        />
        <Select
          name="date"
          label={t('history_date')}
          value={filters.date}
          choices={dateRanges.map((date) => [date, getDateLabel(date)])}
          onChoose={(date) => onFilter({ date })}
        />
        <button
          type="button"
          class="filter"
          name="starred"
          aria-pressed={filters.starred}
          onClick={() => onFilter({ starred: !filters.starred })}
        >
          <Icon name="star" filled={filters.starred} />
          {t('history_starred')}
        </button>
      </div>
    </search>
  );
}

/** Moves the focus to the best match, so that a second Enter opens its article. */
export function focusFirstTitle(options?: FocusOptions): void {
  document.querySelector<HTMLElement>('.record .title a')?.focus(options);
}

export function focusSearch(): void {
  document.querySelector<HTMLElement>('.search-bar input')?.focus();
}

interface SelectProps<T extends string> {
  name: string;
  label: string;
  value: T;
  choices: readonly (readonly [T, string])[];
  onChoose(value: T): void;
}

function Select<T extends string>({ name, label, value, choices, onChoose }: SelectProps<T>) {
  return (
    <select
      class="filter"
      name={name}
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value as T)}
    >
      {choices.map(([choice, shown]) => (
        <option key={choice} value={choice}>
          {shown}
        </option>
      ))}
    </select>
  );
}

/** Most sites that the filter lists; those with the most records come first. */
const maxSites = 200;

function listSites({ rows }: HistoryModel, chosen: string): [string, string][] {
  const counts = new Map<string, number>();
  for (const { site } of rows.values()) counts.set(site, (counts.get(site) ?? 0) + 1);
  const sites = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, maxSites)
    .map(([site]) => site)
    .filter((site) => site !== '' && site !== chosen);
  return [...(chosen === '' ? [] : [chosen]), ...sites].sort().map((site) => [site, site]);
}

function getDateLabel(date: DateRange): string {
  switch (date) {
    case 'all':
      return t('history_date_all');
    case 'today':
      return t('history_date_today');
    case 'week':
      return t('history_date_week');
    case 'month':
      return t('history_date_month');
    case 'year':
      return t('history_date_year');
  }
}
