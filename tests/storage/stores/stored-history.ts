/** Writes and reads the history in the tests of the stores. */

import { expect } from 'vitest';
import { isIndexConsistent } from '../../../src/storage/history/index-entries.ts';
import type { HistoryRecord } from '../../../src/storage/history/record.ts';
import { readAllRecords, readIndex } from '../../../src/storage/stores/history-index-store.ts';
import { updateRecord } from '../../../src/storage/stores/history-store.ts';

/** Saves a record under its id, whatever is stored there. */
export function saveRecord(record: HistoryRecord) {
  return updateRecord(record.id, () => record);
}

/** Reads the whole history; throws if storage cannot be read. */
export async function readHistoryOrThrow() {
  const history = await readAllRecords();
  if (!history.ok) throw new Error(history.failure.code);
  return history.value;
}

/** Expects the index, which is rebuilt if it is missing, to match the records. */
export async function expectConsistentIndex(): Promise<void> {
  const [index, { records }] = [await readIndex(), await readHistoryOrThrow()];
  const ids = records.map(({ id }) => id);
  expect(index.ok && isIndexConsistent(index.value, ids)).toBe(true);
}
