/** Keys of the history in local storage: one per record, and some for the history as a whole. */

import { getAddressOfId } from './article-url.ts';

export const indexKey = 'history:index';
/** See `RetentionLog`. */
export const retentionLogKey = 'history:retention-log';
/** See `RetentionPolicy.restartedAt`. */
export const retentionRestartKey = 'history:retention-restart';

const recordPrefix = 'record:';
const quarantinePrefix = 'quarantine:';

/** Returns the storage key of a record. */
export function getRecordKey(id: string): string {
  return `${recordPrefix}${id}`;
}

/** Returns the record id that a storage key contains; `undefined` for any other key. */
export function recordIdFromKey(key: string): string | undefined {
  return key.startsWith(recordPrefix) ? key.slice(recordPrefix.length) : undefined;
}

/**
 * Returns the key under which an unreadable record is quarantined before its key is reused; a newer
 * version may be able to read it.
 *
 * @param at milliseconds since 1970, which keeps earlier quarantined values from being overwritten
 */
export function quarantineKey(id: string, at: number): string {
  return `${quarantinePrefix}${at}:${id}`;
}

/** Returns the address that the key of a record or a quarantined value contains. */
export function addressFromKey(key: string): string {
  return getAddressOfId(key.replace(/^(?:record:|quarantine:\d+:)/, ''));
}

/** Returns true for the key of a record or a quarantined value. */
export function isHistoryKey(key: string): boolean {
  return key.startsWith(recordPrefix) || key.startsWith(quarantinePrefix);
}
