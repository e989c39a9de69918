import { median, quantile } from '../metrics/statistics.ts';
import { milliseconds, table } from '../run/table.ts';
import type { LongTimes } from './time-long.ts';

/** Times in milliseconds under the name of what took them, in the order in which they are shown. */
export type Times = Map<string, number[]>;

/** Adds a time to those of the same name. */
export function add(times: Times, name: string, time: number | undefined): void {
  if (time === undefined) return;
  const list = times.get(name);
  if (list === undefined) times.set(name, [time]);
  else list.push(time);
}

/**
 * Median and 95th percentile of each, and its ratio to a yardstick of the same run: a busy machine
 * is slow for all.
 *
 * @param yardstick Name of what the others are measured by.
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

/** What long articles take of the bundled engine. */
export function longTable(times: readonly LongTimes[]): string {
  return table(
    ['words', 'ms', 'longest slice, ms'],
    times.map(({ words, all, slice }) => [words, milliseconds(all), milliseconds(slice)]),
  );
}

/** A figure and the most that it may be. */
export interface Bar {
  readonly what: string;
  readonly figure: number;
  readonly max: number;
  /** As `milliseconds`, or as a bare ratio. */
  readonly isTime?: boolean;
}

/** Each figure beside its bar, and whether it passes; one that could not be taken does not. */
export function barTable(bars: readonly Bar[]): string {
  const rows = bars.map(({ what, figure, max, isTime }) => [
    what,
    isTime ? `${milliseconds(figure)} ms` : figure.toFixed(2),
    isTime ? `${max} ms` : `${max}`,
    figure <= max ? 'pass' : 'FAIL',
  ]);
  return table(['what', 'figure', 'at most', ''], rows);
}

/** How many times as long one took as the other: the ratio of their values at a share of all times. */
export function ratio(times: Times, one: string, other: string, share = 0.5): number {
  return quantile(times.get(one) ?? [], share) / quantile(times.get(other) ?? [], share);
}
