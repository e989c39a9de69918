/** Messages from `_locales`, and dates and lists in the language of the UI. */

import browser from 'webextension-polyfill';
import type en from '../../public/_locales/en/messages.json';

type Key = keyof typeof en;
/**
 * Names of messages with plural forms, which are stored as `<name>_one`, `<name>_other`, … by CLDR
 * category.
 */
type PluralKey = Key extends infer K ? (K extends `${infer Name}_other` ? Name : never) : never;

/** Returns a message, with `$1`, `$2`, … replaced. */
export function t(key: Key, ...fills: string[]): string {
  return browser.i18n.getMessage(key, fills);
}

/**
 * Returns a message in the plural form for a count. `$1` is the count, formatted in the language of
 * the UI.
 */
export function plural(name: PluralKey, count: number, ...fills: string[]): string {
  const category = new Intl.PluralRules(getUiLanguage()).select(count);
  const all = [formatNumber(count), ...fills];
  return (
    browser.i18n.getMessage(`${name}_${category}`, all) ||
    browser.i18n.getMessage(`${name}_other`, all)
  );
}

/** Returns the BCP 47 tag of the language of the messages. */
export function getUiLanguage(): string {
  // This may differ from the browser's own language.
  return t('locale');
}

/** Returns the BCP 47 tag of the browser's own language, in which there may be no messages. */
export function getBrowserLanguage(): string {
  return browser.i18n.getUILanguage();
}

/**
 * Returns the name of a language in the language of the UI, e.g. “German”. @param lang BCP 47 tag
 */
export function getLanguageName(lang: string): string {
  try {
    return new Intl.DisplayNames(getUiLanguage(), { type: 'language' }).of(lang) ?? lang;
  } catch {
    // The page may declare something that is not a language tag.
    return lang;
  }
}

/**
 * Joins a list in the language of the UI: “English and German”.
 *
 * @param isCut true if the list continues: “English, German, …”
 */
export function formatList(items: readonly string[], isCut = false): string {
  return isCut
    ? new Intl.ListFormat(getUiLanguage(), { type: 'unit' }).format([...items, '…'])
    : new Intl.ListFormat(getUiLanguage(), { type: 'conjunction' }).format(items);
}

/** Formats 1842 as “1,842”. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(getUiLanguage()).format(value);
}

/**
 * Formats a timestamp as a date, or as a time if it is of today: “10:42”, “3 May 2026”.
 *
 * @param at milliseconds since 1970
 */
export function formatDateOrTime(at: number, now = Date.now()): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  return (today ? getTimeFormat() : getDayFormat()).format(at);
}

/**
 * Formats the day of an ISO 8601 date or time: “3 May 2026”.
 *
 * @returns `undefined` if `iso` is neither
 */
export function formatDate(iso: string): string | undefined {
  // `new Date('2026-05-03')` would be midnight UTC, which is still the day before in half of the
  // world.
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso) ?? [];
  const at = day ? new Date(Number(year), Number(month) - 1, Number(day)) : new Date(iso);
  return Number.isNaN(at.getTime()) ? undefined : getDayFormat().format(at);
}

/** Formats the time of day: “10:42”. @param at milliseconds since 1970 */
export function formatTime(at: number): string {
  return getTimeFormat().format(at);
}

/**
 * Formats a day as a heading: “Today”, “Yesterday”, “Friday, May 1”, with the year if it is not
 * this one.
 *
 * @param at any moment of the day, in milliseconds since 1970
 */
export function formatDay(at: number, now = Date.now()): string {
  const [day, today] = [new Date(at), new Date(now)];
  const daysAgo = Math.round((startOfDay(today) - startOfDay(day)) / 86_400_000);
  if (daysAgo === 0 || daysAgo === 1)
    return capitalize(getRelativeFormat().format(-daysAgo, 'day'));
  const isThisYear = day.getFullYear() === today.getFullYear();
  return capitalize((isThisYear ? getWeekdayFormat() : getFullDayFormat()).format(at));
}

/** Returns midnight by the calendar, because a day need not have 24 hours. */
function startOfDay(day: Date): number {
  return new Date(day).setHours(0, 0, 0, 0);
}

/**
 * Capitalizes a text, because languages write days in lower case within a sentence, but these start
 * a line.
 */
function capitalize(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(getUiLanguage()) + text.slice(first.length);
}

/**
 * Formatters are created once, because creating one is slow and a list needs fifty at every
 * keystroke.
 */
const getTimeFormat = memoize(
  () => new Intl.DateTimeFormat(getUiLanguage(), { timeStyle: 'short' }),
);
const getRelativeFormat = memoize(
  () => new Intl.RelativeTimeFormat(getUiLanguage(), { numeric: 'auto' }),
);
const getWeekdayFormat = memoize(
  () =>
    new Intl.DateTimeFormat(getUiLanguage(), { weekday: 'long', day: 'numeric', month: 'long' }),
);
const getFullDayFormat = memoize(
  () => new Intl.DateTimeFormat(getUiLanguage(), { dateStyle: 'full' }),
);
const getDayFormat = memoize(
  () => new Intl.DateTimeFormat(getUiLanguage(), { dateStyle: 'medium' }),
);

function memoize<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

/** Sets the language and the direction of a document to those of the messages. */
export function localizeDocument(document: Document): void {
  document.documentElement.lang = getUiLanguage();
  document.documentElement.dir = t('direction');
}

// Formats quantities in the language of the UI.

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
