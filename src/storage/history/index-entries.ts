/**
 * The index of the history: what retention and restores need to know of each record without reading
 * it. It can always be rebuilt from the records.
 */

import * as v from 'valibot';
import { Count, parseOrUndefined } from '../../shared/schema.ts';
import { getRecordKey } from './keys.ts';
import type { HistoryRecord } from './record.ts';

// Counts the bytes that stored values take, because browsers count differently or not at all.

/**
 * Counts the bytes of a key and the JSON of its value in UTF-8, which is what
 * `StorageArea.getBytesInUse` is documented to measure.
 */
export function getByteLength(key: string, value: unknown): number {
  return getUtf8Length(key) + getUtf8Length(JSON.stringify(value) ?? '');
}

const encoder = new TextEncoder();

/** Counts the bytes of a text in UTF-8. A lone surrogate counts as U+FFFD, as encoders write it. */
export function getUtf8Length(text: string): number {
  return encoder.encode(text).length;
}

/** The data of one record on which retention and restores depend. */
export interface IndexEntry {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
  readonly starred: boolean;
  /** Bytes of the record's key and value, as `getByteLength` counts them. */
  readonly bytes: number;
}

/** Entries in no particular order. */
export type HistoryIndex = readonly IndexEntry[];

/** Creates the entry of one record. */
export function toIndexEntry(record: HistoryRecord): IndexEntry {
  const { id, updatedAt, starred } = record;
  return { id, updatedAt, starred, bytes: getByteLength(getRecordKey(id), record) };
}

/** Creates the index of records from scratch. */
export function rebuildIndex(records: readonly HistoryRecord[]): HistoryIndex {
  return records.map(toIndexEntry);
}

/** Adds the entry of a record, or replaces its older one. */
export function addToIndex(index: HistoryIndex, record: HistoryRecord): HistoryIndex {
  const entry = toIndexEntry(record);
  const isKnown = index.some(({ id }) => id === entry.id);
  return isKnown ? index.map((old) => (old.id === entry.id ? entry : old)) : [...index, entry];
}

/** Removes the entries of these records. */
export function removeFromIndex(index: HistoryIndex, ids: readonly string[]): HistoryIndex {
  const removedIds = new Set(ids);
  return index.filter(({ id }) => !removedIds.has(id));
}

/**
 * Returns true if an index matches the stored records: each has exactly one entry, and no entry is
 * without a record. Rebuild the index if it does not, because a write was interrupted.
 *
 * @param ids of the stored records, without duplicates
 */
export function isIndexConsistent(index: HistoryIndex, ids: readonly string[]): boolean {
  const indexedIds = new Set(index.map(({ id }) => id));
  return (
    indexedIds.size === index.length &&
    indexedIds.size === ids.length &&
    ids.every((id) => indexedIds.has(id))
  );
}

/** A stored entry, without field names, which would take more room than the values. */
const StoredEntry = v.strictTuple([v.string(), Count, v.boolean(), Count]);

/**
 * Serializes the index into one string. Browsers copy a stored value to every listening page item
 * by item, and ten thousand entries would be fifty thousand items.
 */
export function serializeIndex(index: HistoryIndex): string {
  return JSON.stringify(
    index.map(({ id, updatedAt, starred, bytes }) => [id, updatedAt, starred, bytes]),
  );
}

/** Parses a stored index; `undefined` if it is missing or invalid and has to be rebuilt. */
export function parseIndex(stored: unknown): HistoryIndex | undefined {
  if (typeof stored !== 'string') return undefined;
  const entries = parseOrUndefined(v.array(StoredEntry), parseJson(stored));
  return entries?.map(([id, updatedAt, starred, bytes]) => ({ id, updatedAt, starred, bytes }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
