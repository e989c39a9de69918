/** The history as this page holds it: rows to show, and texts to search. */

import { recordKey } from '../../history/keys.ts';
import { type Searchable, searchable } from '../../history/search.ts';
import { type Piece, pieceOf, removedIn } from '../../platform/history-contents.ts';
import { type Row, rowOf } from './row.ts';

export interface Shelf {
  readonly rows: ReadonlyMap<string, Row>;
  readonly searchables: ReadonlyMap<string, Searchable>;
  /** What cannot be read, by its storage key. */
  readonly unreadable: ReadonlyMap<string, unknown>;
  /** Minutes of reading saved by all records together: the sum of what their rows say. */
  readonly savedMinutes: number;
  /** Raised by every change. */
  readonly version: number;
  /** Adds what was read from storage, unless it was removed since it was read. */
  add(piece: Piece): void;
  /** Takes in a change of storage. @returns whether it was one of the history */
  follow(changed: Record<string, unknown>): boolean;
}

export function createShelf(): Shelf {
  const rows = new Map<string, Row>();
  const searchables = new Map<string, Searchable>();
  const unreadable = new Map<string, unknown>();
  const removed = new Set<string>();
  const shelf = { rows, searchables, unreadable, savedMinutes: 0, version: 0, add, follow };

  function put(piece: Piece) {
    for (const record of piece.records) {
      const row = rowOf(record);
      shelf.savedMinutes += row.savedMinutes - (rows.get(row.id)?.savedMinutes ?? 0);
      rows.set(row.id, row);
      searchables.set(row.id, searchable(record));
      unreadable.delete(recordKey(row.id));
    }
    for (const [key, value] of Object.entries(piece.unreadable)) unreadable.set(key, value);
    shelf.version += 1;
  }

  function add({ records, unreadable: pieces }: Piece) {
    const standing = Object.entries(pieces).filter(([key]) => !removed.has(key));
    put({
      records: records.filter(({ id }) => !removed.has(recordKey(id))),
      unreadable: Object.fromEntries(standing),
    });
  }

  function drop(keys: readonly string[], ids: readonly string[]) {
    for (const key of keys) {
      unreadable.delete(key);
      removed.add(key);
    }
    for (const id of ids) {
      shelf.savedMinutes -= rows.get(id)?.savedMinutes ?? 0;
      rows.delete(id);
      searchables.delete(id);
    }
  }

  function follow(changed: Record<string, unknown>): boolean {
    const { ids, keys } = removedIn(changed);
    const piece = pieceOf(changed);
    drop(keys, ids);
    for (const { id } of piece.records) removed.delete(recordKey(id));
    for (const key of Object.keys(piece.unreadable)) removed.delete(key);
    put(piece);
    return keys.length + piece.records.length + Object.keys(piece.unreadable).length > 0;
  }

  return shelf;
}
