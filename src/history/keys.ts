/** Where the history lies in the browser's local storage: one key a record, one for the index. */

export const indexKey = 'history:index';

const recordPrefix = 'record:';

/** The storage key of the record with this id. */
export function recordKey(id: string): string {
  return `${recordPrefix}${id}`;
}

/** The id of the record that a storage key holds; undefined for every other key. */
export function idOfKey(key: string): string | undefined {
  return key.startsWith(recordPrefix) ? key.slice(recordPrefix.length) : undefined;
}
