/** Search box and filters of the history. */

import { useEffect, useMemo, useRef } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import { Icon } from '../components/icon.tsx';
import { type DateRange, dateRanges, type Filters } from './filters.ts';
import type { HistoryModel } from './history-model.ts';

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
function focusFirstTitle(): void {
  document.querySelector<HTMLElement>('.record .title a')?.focus();
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
