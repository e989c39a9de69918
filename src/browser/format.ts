/** Formats quantities in the language of the UI. */

import { getUiLanguage } from './i18n.ts';

/** Formats seconds as “41 minutes” or, from two hours on, “12 hours”, rounded down. */
export function formatDuration(seconds: number, length: 'long' | 'short' = 'long'): string {
  const hours = Math.floor(seconds / 3600);
  if (hours >= 2) return formatInUnit(hours, 'hour', length);
  return formatInUnit(Math.floor(seconds / 60), 'minute', length);
}

/** Formats bytes as “3.2 MB” or “12 kB”. */
export function formatBytes(bytes: number): string {
  const megabytes = bytes / 2 ** 20;
  if (megabytes >= 1) return formatInUnit(megabytes, 'megabyte', 'short');
  return formatInUnit(Math.ceil(bytes / 2 ** 10), 'kilobyte', 'short');
}

/** Formats a share from 0 to 1 as “45%”. */
export function formatPercent(share: number): string {
  return new Intl.NumberFormat(getUiLanguage(), { style: 'percent' }).format(share);
}

/** Formats seconds as “40 sec”. */
export function formatSeconds(seconds: number): string {
  return formatInUnit(seconds, 'second', 'short');
}

/** Formats minutes as “8 min”. */
export function formatMinutes(minutes: number): string {
  return formatInUnit(minutes, 'minute', 'short');
}

function formatInUnit(value: number, unit: string, unitDisplay: 'long' | 'short'): string {
  const name = `${unit} ${unitDisplay}`;
  const how = { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 } as const;
  const format = formats.get(name) ?? new Intl.NumberFormat(getUiLanguage(), how);
  formats.set(name, format);
  return format.format(value);
}

/** Caches formatters, because creating one is slow and a list needs the same one for every row. */
const formats = new Map<string, Intl.NumberFormat>();
