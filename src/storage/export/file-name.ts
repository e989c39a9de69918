/** The name of an exported file. */

import { toSingleLine } from './document.ts';

/** Characters of a name without its ending; with four bytes each it still fits every file system. */
const maxNameChars = 60;
/** Names that Windows keeps for devices, whatever their ending. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** The name's day, so that a later export of the same does not look like a copy: `2026-03-05`. */
export function formatFileDay(at: number): string {
  const date = new Date(at);
  const part = (value: number) => `${value}`.padStart(2, '0');
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}

/**
 * A name that every file system takes: the title's letters and digits, joined by hyphens, and the
 * day of the export by this device's clock.
 *
 * @param title of the article, or of the collection
 * @param at milliseconds since 1970
 * @param ending without its dot
 * @param fallback for a title without letters
 */
export function toFileName(title: string, at: number, ending: string, fallback: string): string {
  const words = toSingleLine(title)
    .normalize('NFC')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
  const name = [...words.join('-')].slice(0, maxNameChars).join('').replace(/-$/, '');
  return `${name === '' || deviceName.test(name) ? fallback : name}-${formatFileDay(at)}.${ending}`;
}
