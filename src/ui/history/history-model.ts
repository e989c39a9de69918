/** Holds the history in memory as rows to show and an index to search. */

import { useEffect, useReducer, useState } from 'preact/hooks';
import { onStorageChanged } from '../../browser/storage.ts';
import type { FailureCode } from '../../shared/result.ts';
import { getRecordKey } from '../../storage/history/keys.ts';
import { type SearchDocument, toSearchDocument } from '../../storage/history/search.ts';
import {
  findRemoved,
  type HistoryPage,
  readHistory,
  toHistoryPage,
} from '../../storage/stores/history-index-store.ts';
import { updateRecord } from '../../storage/stores/history-store.ts';
import { type HistoryRow, toHistoryRow } from './row-view.tsx';

// Stars and unstars records.

interface StarState {
  /** The reason for which the last change failed, if it did. */
  readonly error: FailureCode | undefined;
  toggle(id: string): void;
  dismissError(): void;
}

/** Provides a function to star records, and the error of its last call. */
export function useStar(): StarState {
  const [refusal, setRefusal] = useState<FailureCode>();
  const toggle = async (id: string) => {
    const done = await updateRecord(
      id,
      (record) => record && { ...record, starred: !record.starred },
    );
    setRefusal(done.ok ? undefined : done.failure.code);
  };
  return {
    error: refusal,
    toggle: (id) => void toggle(id),
    dismissError: () => setRefusal(undefined),
  };
}

export interface HistoryModel {
  readonly rows: ReadonlyMap<string, HistoryRow>;
  readonly searchDocuments: ReadonlyMap<string, SearchDocument>;
  /** Values that cannot be read as records, by storage key. */
  readonly unreadable: ReadonlyMap<string, unknown>;
  /** Minutes of reading that all records save together; the sum of the rows' minutes. */
  readonly savedMinutes: number;
  /** Increases with every change. */
  readonly version: number;
  /** Adds a page of records from storage, except those deleted since it was read. */
  add(piece: HistoryPage): void;
  /** Applies a change of storage. @returns true if it concerned the history */
  applyStorageChange(changed: Record<string, unknown>): boolean;
}

/** Creates an empty history that pages of records and storage changes are added to. */
function createHistoryModel(): HistoryModel {
  const rows = new Map<string, HistoryRow>();
  const searchDocuments = new Map<string, SearchDocument>();
  const unreadable = new Map<string, unknown>();
  const removed = new Set<string>();
  const history = {
    rows,
    searchDocuments,
    unreadable,
    savedMinutes: 0,
    version: 0,
    add,
    applyStorageChange: follow,
  };

  function put(piece: HistoryPage) {
    for (const record of piece.records) {
      const row = toHistoryRow(record);
      history.savedMinutes += row.savedMinutes - (rows.get(row.id)?.savedMinutes ?? 0);
      rows.set(row.id, row);
      searchDocuments.set(row.id, toSearchDocument(record));
      unreadable.delete(getRecordKey(row.id));
    }
    for (const [key, value] of Object.entries(piece.unreadable)) unreadable.set(key, value);
    history.version += 1;
  }

  function add({ records, unreadable: values }: HistoryPage) {
    const present = Object.entries(values).filter(([key]) => !removed.has(key));
    put({
      records: records.filter(({ id }) => !removed.has(getRecordKey(id))),
      unreadable: Object.fromEntries(present),
    });
  }

  function drop(keys: readonly string[], ids: readonly string[]) {
    for (const key of keys) {
      unreadable.delete(key);
      removed.add(key);
    }
    for (const id of ids) {
      history.savedMinutes -= rows.get(id)?.savedMinutes ?? 0;
      rows.delete(id);
      searchDocuments.delete(id);
    }
  }

  function follow(changed: Record<string, unknown>): boolean {
    const { ids, keys } = findRemoved(changed);
    const piece = toHistoryPage(changed);
    drop(keys, ids);
    for (const { id } of piece.records) removed.delete(getRecordKey(id));
    for (const key of Object.keys(piece.unreadable)) removed.delete(key);
    put(piece);
    return keys.length + piece.records.length + Object.keys(piece.unreadable).length > 0;
  }

  return history;
}

// `useHistory` reads the history once, newest first, and then follows its changes.

/** `error` means that storage cannot be read. */
export type LoadState = 'loading' | 'loaded' | 'error';

/**
 * Loads the history page by page and follows its changes.
 *
 * @returns the history, mutated in place, and how far loading is
 */
export function useHistory(): { history: HistoryModel; loadState: LoadState } {
  const [history] = useState(createHistoryModel);
  const [reading, setReading] = useState<LoadState>('loading');
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  useEffect(() => {
    let left = false;
    const stop = onStorageChanged('local', (changed) => {
      if (history.applyStorageChange(changed)) redraw(undefined);
    });
    const read = async () => {
      for await (const piece of readHistory()) {
        if (left) return;
        if (!piece.ok) return setReading('error');
        history.add(piece.value);
        redraw(undefined);
      }
      setReading('loaded');
    };
    void read();
    return () => {
      left = true;
      stop();
    };
  }, [history]);
  return { history, loadState: reading };
}
