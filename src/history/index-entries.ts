/**
 * The small index: what lists, filters and pruning need of each record, so that they need not
 * read the records. It says nothing that they do not, and can be made anew from them.
 */

import * as v from 'valibot';
import { articleLimits } from '../article/limits.ts';
import { byteLength } from './byte-length.ts';
import { recordKey } from './keys.ts';
import type { HistoryRecord } from './record.ts';
import { siteOf } from './site.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const IndexEntry = v.object({
  id: v.string(),
  /** Milliseconds since 1970. */
  savedAt: Count,
  updatedAt: Count,
  starred: v.boolean(),
  /** See `siteOf`. */
  site: v.string(),
  title: v.pipe(v.string(), v.maxLength(articleLimits.line)),
  /** Of the record's key and value, by `byteLength`. */
  bytes: Count,
});
export type IndexEntry = v.InferOutput<typeof IndexEntry>;

/** In no particular order. */
export type HistoryIndex = readonly IndexEntry[];

/** The entry of one record. */
export function indexEntry(record: HistoryRecord): IndexEntry {
  const { id, savedAt, updatedAt, starred, title } = record;
  const bytes = byteLength(recordKey(id), record);
  return { id, savedAt, updatedAt, starred, site: siteOf(record.url), title, bytes };
}

/** The index of these records, from nothing else. */
export function rebuildIndex(records: readonly HistoryRecord[]): HistoryIndex {
  return records.map(indexEntry);
}

/** The index with this record's entry added, or put in the place of its older one. */
export function withRecord(index: HistoryIndex, record: HistoryRecord): HistoryIndex {
  const entry = indexEntry(record);
  const known = index.some(({ id }) => id === entry.id);
  return known ? index.map((old) => (old.id === entry.id ? entry : old)) : [...index, entry];
}

/** The index without the entries of these records. */
export function withoutRecords(index: HistoryIndex, ids: readonly string[]): HistoryIndex {
  const gone = new Set(ids);
  return index.filter(({ id }) => !gone.has(id));
}

/**
 * Whether an index fits the records that are there: each has one entry, and no entry is without a
 * record. Where it does not fit (a write was cut short), rebuild it.
 *
 * @param ids of the stored records, each once
 */
export function isIndexOf(index: HistoryIndex, ids: readonly string[]): boolean {
  const indexed = new Set(index.map(({ id }) => id));
  return (
    indexed.size === index.length &&
    indexed.size === ids.length &&
    ids.every((id) => indexed.has(id))
  );
}

/** The index out of storage; undefined when it is missing or not one, and has to be rebuilt. */
export function parseIndex(stored: unknown): HistoryIndex | undefined {
  const parsed = v.safeParse(v.array(IndexEntry), stored);
  return parsed.success ? parsed.output : undefined;
}
