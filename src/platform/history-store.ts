/** The history in local storage: one key a record, and a small index beside them. */

import { parseIndex, withRecord } from '../history/index-entries.ts';
import { indexKey, recordKey } from '../history/keys.ts';
import { type HistoryRecord, parseRecord } from '../history/record.ts';
import type { Result } from '../result.ts';
import { local } from './storage.ts';

/** The record with this id; `undefined` when there is none, or none that can be read. */
export async function readRecord(id: string): Promise<HistoryRecord | undefined> {
  const found = await local.get([recordKey(id)]);
  return found.ok ? parseRecord(found.value[recordKey(id)]) : undefined;
}

/** Stores a record and its index entry in one write, so that neither is there without the other. */
export async function writeRecord(record: HistoryRecord): Promise<Result<void>> {
  const found = await local.get([indexKey]);
  const index = found.ok ? (parseIndex(found.value[indexKey]) ?? []) : [];
  return local.set({ [recordKey(record.id)]: record, [indexKey]: withRecord(index, record) });
}
