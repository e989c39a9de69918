/** Reading all of the history, the newest first and piece by piece, so that a page can begin with it. */

import { isIndexOf } from '../history/index-entries.ts';
import { idOfKey, isKept, recordKey } from '../history/keys.ts';
import type { HistoryRecord } from '../history/record.ts';
import { ok, type Result } from '../result.ts';
import { chunksOf, readIndex, recordAt, repairIndex } from './history-index.ts';
import { local } from './storage.ts';

/** A piece of the history. */
export interface Piece {
  readonly records: readonly HistoryRecord[];
  /** What is stored as a record, or was put aside, and cannot be read; by its storage key. */
  readonly unreadable: Readonly<Record<string, unknown>>;
}

/**
 * Every piece of the history, the newest records first. An index that turns out not to fit is
 * rebuilt on the way. Ends with the failure where the storage cannot be read.
 */
export async function* readHistory(): AsyncGenerator<Result<Piece>> {
  const index = await readIndex();
  if (!index.ok) return yield index;
  const newestFirst = [...index.value].sort((a, b) => b.updatedAt - a.updatedAt);
  const indexed = newestFirst.map(({ id }) => recordKey(id));
  const readable: string[] = [];
  // The first piece before the list of all keys: it is what the reader waits for.
  for await (const piece of pieces(indexed)) {
    yield piece;
    if (!piece.ok) return;
    readable.push(...piece.value.records.map(({ id }) => id));
  }
  const keys = await local.keys();
  if (!keys.ok) return yield keys;
  const known = new Set(indexed);
  for await (const piece of pieces(keys.value.filter((key) => isKept(key) && !known.has(key)))) {
    yield piece;
    if (!piece.ok) return;
    readable.push(...piece.value.records.map(({ id }) => id));
  }
  if (!isIndexOf(index.value, readable)) await repairIndex();
}

/** All at once, for a backup. */
export async function readWholeHistory(): Promise<Result<Piece>> {
  const records: HistoryRecord[] = [];
  const unreadable: Record<string, unknown> = {};
  for await (const piece of readHistory()) {
    if (!piece.ok) return piece;
    records.push(...piece.value.records);
    Object.assign(unreadable, piece.value.unreadable);
  }
  return ok({ records, unreadable });
}

/** The record, or what cannot be read, out of a change of storage. */
export function pieceOf(items: Record<string, unknown>): Piece {
  const kept = Object.entries(items).filter(([key, value]) => isKept(key) && value !== undefined);
  const records = kept.map(([key, value]) => recordAt(key, value));
  return {
    records: records.filter((record) => record !== undefined),
    unreadable: Object.fromEntries(kept.filter((_entry, at) => records[at] === undefined)),
  };
}

/** The ids of the records that a change of storage has removed, and the keys of all else. */
export function removedIn(changed: Record<string, unknown>): { ids: string[]; keys: string[] } {
  const keys = Object.keys(changed).filter((key) => isKept(key) && changed[key] === undefined);
  return { ids: keys.map(idOfKey).filter((id) => id !== undefined), keys };
}

async function* pieces(keys: readonly string[]): AsyncGenerator<Result<Piece>> {
  for (const chunk of chunksOf(keys)) {
    const found = await local.get(chunk);
    if (!found.ok) return yield found;
    yield ok(pieceOf(found.value));
  }
}
