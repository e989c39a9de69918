import { median, quantile } from '../metrics/statistics.ts';
import { milliseconds, table } from '../run/table.ts';
import type { LongTimes } from './time-long.ts';

/** Times in ms by name, in display order. */
export type Times = Map<string, number[]>;

/** Adds a time to those of its name. */
export function add(times: Times, name: string, time: number | undefined): void {
  if (time === undefined) return;
  const list = times.get(name);
  if (list === undefined) times.set(name, [time]);
  else list.push(time);
}

/**
 * Formats median, 95th percentile and the ratio to a yardstick of the same run, as a busy machine
 * is slow for all.
 *
 * @param yardstick name of the times to compare with
 */
export function speedTable(title: string, times: Times, yardstick: string): string {
  const unit = median(times.get(yardstick) ?? []);
  const rows = [...times].map(([name, list]) => [
    name,
    list.length,
    milliseconds(median(list)),
    milliseconds(quantile(list, 0.95)),
    (median(list) / unit).toFixed(2),
  ]);
  return table([title, 'times', 'ms', 'p95', `to ${yardstick}`], rows);
}

/** Formats the times of the extractive engine for long articles. */
export function longTable(times: readonly LongTimes[]): string {
  return table(
    ['words', 'ms', 'longest slice, ms'],
    times.map(({ words, all, slice }) => [words, milliseconds(all), milliseconds(slice)]),
  );
}

/** A figure and its upper limit. */
export interface Bar {
  readonly what: string;
  readonly figure: number;
  readonly max: number;
  /** True to format it as milliseconds instead of a ratio. */
  readonly isTime?: boolean;
}

/** Formats each figure with its limit and result. A missing figure fails. */
export function barTable(bars: readonly Bar[]): string {
  const rows = bars.map(({ what, figure, max, isTime }) => [
    what,
    isTime ? `${milliseconds(figure)} ms` : figure.toFixed(2),
    isTime ? `${max} ms` : `${max}`,
    figure <= max ? 'pass' : 'FAIL',
  ]);
  return table(['what', 'figure', 'at most', ''], rows);
}

/** Returns the ratio of two times at a quantile of each. */
export function ratio(times: Times, one: string, other: string, share = 0.5): number {
  return quantile(times.get(one) ?? [], share) / quantile(times.get(other) ?? [], share);
}
