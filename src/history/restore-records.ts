/** The records of a backup: which are added, which replace what is here, which are refused. */

import type { HistoryIndex } from './index-entries.ts';
import { type HistoryRecord, parseRecord } from './record.ts';
import { recordId } from './record-id.ts';
import { recordVersion } from './record-migrations.ts';
import type { Row, RowRefusal } from './restore-row.ts';
import { stripAddress } from './strip-address.ts';

/** Decides about each record by itself; of two with the same id, the first one counts. */
export function planRecords(
  stored: readonly unknown[],
  index: HistoryIndex,
  now: number,
): { rows: Row[]; records: HistoryRecord[] } {
  const here = new Map(index.map(({ id, updatedAt }) => [id, updatedAt]));
  const seen = new Set<string>();
  const records: HistoryRecord[] = [];
  const rows = stored.map((value): Row => {
    const record = trusted(value, now);
    if (typeof record === 'string') return refuse(titleOf(value), record);
    if (seen.has(record.id)) return refuse(record.title, 'repeated');
    seen.add(record.id);
    const updatedAt = here.get(record.id);
    if (updatedAt !== undefined && updatedAt >= record.updatedAt) return row(record.title, 'keep');
    records.push(record);
    return row(record.title, updatedAt === undefined ? 'add' : 'replace');
  });
  return { rows, records };
}

/** The record, made such as we would have made it; or why it is refused. */
function trusted(value: unknown, now: number): HistoryRecord | RowRefusal {
  const record = parseRecord(value);
  if (record === undefined) return isNewer(value) ? 'newer-version' : 'not-valid';
  const url = stripAddress(record.url);
  const canonical = stripAddress(record.canonical);
  if (!isReadable(url) || (canonical !== '' && !isReadable(canonical))) return 'bad-address';
  const updatedAt = Math.min(record.updatedAt, now);
  const savedAt = Math.min(record.savedAt, now);
  return {
    ...record,
    id: recordId({ ...record, url, canonical }),
    url,
    canonical,
    updatedAt,
    savedAt,
  };
}

/** Where articles are read. Everything else, `javascript:` above all, has no business in a history. */
function isReadable(address: string): boolean {
  return /^(?:https?|file):/.test(address);
}

function isNewer(value: unknown): boolean {
  const version = fieldOf(value, 'version');
  return typeof version === 'number' && version > recordVersion;
}

/** Of a record that is none, the title may still say which one it was. */
function titleOf(value: unknown): string {
  const title = fieldOf(value, 'title');
  return typeof title === 'string' ? title.slice(0, 200) : '';
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
}

function row(name: string, action: Row['action']): Row {
  return { part: 'record', name, action };
}

function refuse(name: string, reason: RowRefusal): Row {
  return { part: 'record', name, action: 'refuse', reason };
}
