import { median, quantile } from '../metrics/statistics.ts';
import { formatMs, formatTable } from '../run/table.ts';
import type { LongTimes } from './time-long.ts';

/** Times in ms by name, in display order. */
export type Times = Map<string, number[]>;

/** Adds a time to those of its name. */
export function addTime(times: Times, name: string, time: number | undefined): void {
  if (time === undefined) return;
  const list = times.get(name);
  if (list === undefined) times.set(name, [time]);
  else list.push(time);
}

/**
 * Formats median, 95th percentile and the ratio to a reference of the same run, which does not
 * depend on the load of the machine.
 *
 * @param reference name of the times to compare with
 */
export function formatSpeedTable(title: string, times: Times, reference: string): string {
  const unit = median(times.get(reference) ?? []);
  const rows = [...times].map(([name, list]) => [
    name,
    list.length,
    formatMs(median(list)),
    formatMs(quantile(list, 0.95)),
    (median(list) / unit).toFixed(2),
  ]);
  return formatTable([title, 'times', 'ms', 'p95', `to ${reference}`], rows);
}

/** Formats the times of the extractive engine for long articles. */
export function formatLongTable(times: readonly LongTimes[]): string {
  return formatTable(
    ['words', 'ms', 'longest slice, ms'],
    times.map(({ words, all, slice }) => [words, formatMs(all), formatMs(slice)]),
  );
}

/** A figure and its upper limit. */
export interface Limit {
  readonly what: string;
  readonly figure: number;
  readonly max: number;
  /** True to format it as milliseconds instead of a ratio. */
  readonly isTime?: boolean;
}

/** Formats each figure with its limit and result. A missing figure fails. */
export function formatLimitTable(bars: readonly Limit[]): string {
  const rows = bars.map(({ what, figure, max, isTime }) => [
    what,
    isTime ? `${formatMs(figure)} ms` : figure.toFixed(2),
    isTime ? `${max} ms` : `${max}`,
    figure <= max ? 'pass' : 'FAIL',
  ]);
  return formatTable(['what', 'figure', 'at most', ''], rows);
}

/** Returns the ratio of two times at a quantile of each. */
export function computeRatio(times: Times, one: string, other: string, share = 0.5): number {
  return quantile(times.get(one) ?? [], share) / quantile(times.get(other) ?? [], share);
}
