/** Records that follow each other in the list, parted by the days on which they were saved. */

import type { HistoryRow } from './history-row.ts';

export interface DayGroup {
  /** What tells the group from the others. */
  readonly key: string;
  /** A moment of that day (ms since 1970); missing for records that stand there by another order. */
  readonly day: number | undefined;
  readonly rows: readonly HistoryRow[];
}

/**
 * Parts rows by the local day of their last writing, in the order in which they come.
 *
 * @param leading id of the record that comes first whenever it was saved, if there is one
 * @param byTime whether the others come in the order of time; where they do not, they are one group
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
