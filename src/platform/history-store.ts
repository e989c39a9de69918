/** The history in local storage: one key a record, and a small index beside them. */

import { parseIndex, withRecord } from '../history/index-entries.ts';
import { indexKey, recordKey } from '../history/keys.ts';
import { type HistoryRecord, parseRecord } from '../history/record.ts';
import { fail, type Result } from '../result.ts';
import { exclusively } from './lock.ts';
import { local } from './storage.ts';

/** The record with this id; `undefined` when there is none, or none that can be read. */
export async function readRecord(id: string): Promise<HistoryRecord | undefined> {
  const found = await local.get([recordKey(id)]);
  return found.ok ? parseRecord(found.value[recordKey(id)]) : undefined;
}

/**
 * Makes a record of the one that is there and stores it.
 * @param change gets the record with this id, if there is one; what it returns is stored.
 * @returns the stored record; `storage-full` when there is no room, `unexpected` when `change`
 *   makes nothing.
 */
export function changeRecord(
  id: string,
  change: (previous: HistoryRecord | undefined) => HistoryRecord | undefined,
): Promise<Result<HistoryRecord>> {
  return exclusively('history', async () => {
    const record = change(await readRecord(id));
    if (!record) return fail('unexpected', 'no such record');
    const written = await storeRecord(record);
    return written.ok ? { ok: true, value: record } : written;
  });
}

/** A record and its index entry in one write, so that neither is there without the other. */
async function storeRecord(record: HistoryRecord): Promise<Result<void>> {
  const found = await local.get([indexKey]);
  const index = found.ok ? (parseIndex(found.value[indexKey]) ?? []) : [];
  return local.set({ [recordKey(record.id)]: record, [indexKey]: withRecord(index, record) });
}
