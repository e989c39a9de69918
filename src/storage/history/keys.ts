/** Where the history lies in the browser's local storage: one key a record, and a few for what is known of all. */

import { getAddressOfId } from './article-url.ts';

export const indexKey = 'history:index';
/** See `RetentionLog`. */
export const retentionLogKey = 'history:retention-log';
/** See `RetentionPolicy.restartedAt`. */
export const retentionRestartKey = 'history:retention-restart';

const recordPrefix = 'record:';
const quarantinePrefix = 'quarantine:';

/** The storage key of the record with this id. */
export function getRecordKey(id: string): string {
  return `${recordPrefix}${id}`;
}

/** The id of the record that a storage key holds; undefined for every other key. */
export function recordIdFromKey(key: string): string | undefined {
  return key.startsWith(recordPrefix) ? key.slice(recordPrefix.length) : undefined;
}

/**
 * Where a stored value goes that cannot be read as a record and stands in the way of a new one: it
 * may be of a newer version, or be mended one day.
 *
 * @param at milliseconds since 1970, so that nothing that was put aside before is overwritten
 */
export function quarantineKey(id: string, at: number): string {
  return `${quarantinePrefix}${at}:${id}`;
}

/** The address that is part of the key of a record, or of something that was put aside. */
export function addressFromKey(key: string): string {
  return getAddressOfId(key.replace(/^(?:record:|quarantine:\d+:)/, ''));
}

/** Whether a storage key holds a record, or something that was put aside. */
export function isHistoryKey(key: string): boolean {
  return key.startsWith(recordPrefix) || key.startsWith(quarantinePrefix);
}
