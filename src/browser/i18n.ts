/** The words that the reader sees, all from `_locales`. */

import browser from 'webextension-polyfill';
import type en from '../../public/_locales/en/messages.json';

type Key = keyof typeof en;
/** A message with plural forms is stored as `<name>_one`, `<name>_other`, … by CLDR category. */
type PluralKey = Key extends infer K ? (K extends `${infer Name}_other` ? Name : never) : never;

/** The message of this key, with `$1`, `$2`, … filled in. */
export function t(key: Key, ...fills: string[]): string {
  return browser.i18n.getMessage(key, fills);
}

/**
 * The message in the plural form that the count asks for in the reader's language. The count,
 * written the way that language writes numbers, is `$1`.
 */
export function plural(name: PluralKey, count: number, ...fills: string[]): string {
  const category = new Intl.PluralRules(getUiLanguage()).select(count);
  const all = [formatNumber(count), ...fills];
  return (
    browser.i18n.getMessage(`${name}_${category}`, all) ||
    browser.i18n.getMessage(`${name}_other`, all)
  );
}

/** BCP 47 of the language that the messages are in. */
export function getUiLanguage(): string {
  // The locale whose messages are shown, which need not be the browser's own language.
  return t('locale');
}

/** BCP 47 of the browser's own language, which the messages need not be in. */
export function getBrowserLanguage(): string {
  return browser.i18n.getUILanguage();
}

/** “German”, the way the reader's language says it. @param lang BCP 47 */
export function getLanguageName(lang: string): string {
  try {
    return new Intl.DisplayNames(getUiLanguage(), { type: 'language' }).of(lang) ?? lang;
  } catch {
    // Not a language tag: a page may claim anything.
    return lang;
  }
}

/**
 * “English and German”, the way the user's language joins a list.
 * @param isCut whether the list goes on: “English, German, …”
 */
export function formatList(items: readonly string[], isCut = false): string {
  return isCut
    ? new Intl.ListFormat(getUiLanguage(), { type: 'unit' }).format([...items, '…'])
    : new Intl.ListFormat(getUiLanguage(), { type: 'conjunction' }).format(items);
}

/** 1842 → “1,842”, the way the reader's language writes it. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(getUiLanguage()).format(value);
}

/** A day, and the time when it is today's: “10:42”, “3 May 2026”. */
export function formatDateOrTime(at: number, now = Date.now()): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  return (today ? getTimeFormat() : getDayFormat()).format(at);
}

/** The day of an ISO 8601 date or time: “3 May 2026”; nothing where it is none. */
export function formatDate(iso: string): string | undefined {
  // A date alone would be read as midnight in Greenwich, which is the day before in half of the world.
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso) ?? [];
  const at = day ? new Date(Number(year), Number(month) - 1, Number(day)) : new Date(iso);
  return Number.isNaN(at.getTime()) ? undefined : getDayFormat().format(at);
}

/** The time of day: “10:42”. */
export function formatTime(at: number): string {
  return getTimeFormat().format(at);
}

/**
 * A day as a heading: “Today”, “Yesterday”, “Friday, May 1”, with its year where that is another.
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

/** By the calendar, since a day need not have 24 hours. */
function startOfDay(day: Date): number {
  return new Date(day).setHours(0, 0, 0, 0);
}

/** Languages write their days small within a sentence, but these begin a line. */
function capitalize(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(getUiLanguage()) + text.slice(first.length);
}

/** Made once: a list asks for fifty of them at every keystroke, and each takes a while to make. */
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

/** Gives the document the language and direction of its words. */
export function localizeDocument(document: Document): void {
  document.documentElement.lang = getUiLanguage();
  document.documentElement.dir = t('direction');
}
