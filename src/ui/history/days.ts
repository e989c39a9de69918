/** Groups the rows of the list by the day on which they were saved. */

import type { HistoryRow } from './history-row.ts';

export interface DayGroup {
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
