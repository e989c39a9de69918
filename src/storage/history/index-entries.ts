/**
 * The small index: what pruning and restoring need of each record, so that they need not read the
 * records. It says nothing that they do not, and can be made anew from them.
 */

import * as v from 'valibot';
import { Count, parseOrUndefined } from '../../shared/schema.ts';
import { getByteLength } from './byte-length.ts';
import { getRecordKey } from './keys.ts';
import type { HistoryRecord } from './record.ts';

export interface IndexEntry {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
  readonly starred: boolean;
  /** Of the record's key and value, by `getByteLength`. */
  readonly bytes: number;
}

/** In no particular order. */
export type HistoryIndex = readonly IndexEntry[];

/** The entry of one record. */
export function toIndexEntry(record: HistoryRecord): IndexEntry {
  const { id, updatedAt, starred } = record;
  return { id, updatedAt, starred, bytes: getByteLength(getRecordKey(id), record) };
}

/** The index of these records, from nothing else. */
export function rebuildIndex(records: readonly HistoryRecord[]): HistoryIndex {
  return records.map(toIndexEntry);
}

/** The index with this record's entry added, or put in the place of its older one. */
export function addToIndex(index: HistoryIndex, record: HistoryRecord): HistoryIndex {
  const entry = toIndexEntry(record);
  const known = index.some(({ id }) => id === entry.id);
  return known ? index.map((old) => (old.id === entry.id ? entry : old)) : [...index, entry];
}

/** The index without the entries of these records. */
export function removeFromIndex(index: HistoryIndex, ids: readonly string[]): HistoryIndex {
  const gone = new Set(ids);
  return index.filter(({ id }) => !gone.has(id));
}

/**
 * Whether an index fits the records that are there: each has one entry, and no entry is without a
 * record. Where it does not fit (a write was cut short), rebuild it.
 *
 * @param ids of the stored records, each once
 */
export function isIndexConsistent(index: HistoryIndex, ids: readonly string[]): boolean {
  const indexed = new Set(index.map(({ id }) => id));
  return (
    indexed.size === index.length &&
    indexed.size === ids.length &&
    ids.every((id) => indexed.has(id))
  );
}

/** An entry as it is stored: without the names of its fields, which would take more room than it. */
const StoredEntry = v.strictTuple([v.string(), Count, v.boolean(), Count]);

/**
 * The index as it is stored: as one text. Browsers copy a stored value to every page that listens,
 * piece by piece, and ten thousand entries are fifty thousand pieces.
 */
export function serializeIndex(index: HistoryIndex): string {
  return JSON.stringify(
    index.map(({ id, updatedAt, starred, bytes }) => [id, updatedAt, starred, bytes]),
  );
}

/** The index out of storage; undefined when it is missing or not one, and has to be rebuilt. */
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
