/** Creates the names of exported files. */

import { toSingleLine } from './document.ts';

/** Length without extension; at four bytes per character it still fits into every file system. */
const maxNameChars = 60;
/** Device names that Windows reserves with any extension. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * Formats a date as `2026-03-05`, so that later exports get names of their own. @param at
 * milliseconds since 1970
 */
export function formatFileDay(at: number): string {
  const date = new Date(at);
  const part = (value: number) => `${value}`.padStart(2, '0');
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}

/**
 * Creates a name that every file system accepts: the title's letters and digits, joined by hyphens,
 * and the local date of the export.
 *
 * @param title of the article or the collection
 * @param at milliseconds since 1970
 * @param ending file extension without the dot
 * @param fallback used for a title without letters
 */
export function toFileName(title: string, at: number, ending: string, fallback: string): string {
  const words = toSingleLine(title)
    .normalize('NFC')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
  const name = [...words.join('-')].slice(0, maxNameChars).join('').replace(/-$/, '');
  return `${name === '' || deviceName.test(name) ? fallback : name}-${formatFileDay(at)}.${ending}`;
}
