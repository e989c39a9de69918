/**
 * Plans the records of a restore: each is added, replaces one that is here, or is refused, and the
 * user's own that the file's settings would let go are named.
 */

import {
  createRecordId,
  getAddressOfId,
  getAddressOfPageId,
  getRecordAddress,
  groupByAddress,
  maxRecordsPerAddress,
  stripTrackingParams,
} from '../history/article-url.ts';
import {
  type HistoryIndex,
  rebuildIndex,
  removeFromIndex,
  toIndexEntry,
} from '../history/index-entries.ts';
import { type HistoryRecord, parseRecord } from '../history/record.ts';
import { recordVersion } from '../history/record-migrations.ts';
import {
  findEvictions,
  isTooOld,
  type RetentionPolicy,
  sumRecordBytes,
  toRule,
} from '../history/retention-policy.ts';
import {
  findCandidates,
  findSameArticle,
  findSameText,
  getRecordIdentity,
} from '../history/same-article.ts';
import type { Settings } from '../settings/settings.ts';
import type { CurrentData, ImportItem, ImportItemReason, RestorePlan } from './restore-plan.ts';

/** A record of the file, and the one that is here of the same article. */
interface Incoming {
  readonly record: HistoryRecord;
  readonly previous: HistoryRecord | undefined;
}

/** A decision about a piece of the file, made before room is looked for. */
type Decision = ImportItem | Incoming;

type RecordsPlan = Pick<RestorePlan, 'items' | 'records' | 'removals' | 'bytes' | 'maxBytes'>;

/**
 * @param settings those that change with the same file: the records have to fit under them
 * @param now milliseconds since 1970
 */
export function planRecords(
  stored: readonly unknown[],
  present: CurrentData,
  settings: Partial<Settings>,
  now: number,
): RecordsPlan {
  const rule = {
    ...toRule({ ...present.settings, ...settings }),
    restartedAt: present.restartedAt,
  };
  const isOld = isTooOld(rule, now);
  const decisions = decide(stored, present.records, now).map((decision): Decision => {
    if (!isIncoming(decision) || decision.record.starred || !isOld(decision.record))
      return decision;
    return createRejectedItem(decision.record.title, 'too-old');
  });
  const own = rebuildIndex(present.records);
  const incoming = decisions.filter(isIncoming);
  const before = { ...toRule(present.settings), restartedAt: present.restartedAt };
  const removals = findRemovals(own, incoming, { before, after: rule }, now);
  const ids = removals.map(({ id }) => id);
  const { fitting, bytes } = findFitting(incoming, removeFromIndex(own, ids), rule.bytes);
  const titles = new Map(present.records.map(({ id, title }) => [id, title]));
  return {
    items: [
      ...decisions.map((decision) => toImportItem(decision, fitting)),
      ...removals.map(({ id }): ImportItem => {
        return { part: 'record', name: titles.get(id) ?? '', action: 'remove' };
      }),
    ],
    records: incoming.filter((each) => fitting.has(each)).map(({ record }) => record),
    removals,
    bytes,
    maxBytes: rule.bytes,
  };
}

function isIncoming(decision: Decision): decision is Incoming {
  return 'record' in decision;
}

/** Decides about each record, whether there is room for it or not. */
function decide(
  stored: readonly unknown[],
  present: readonly HistoryRecord[],
  now: number,
): Decision[] {
  const read = readRecords(stored, now);
  const counts = countByAddress(present);
  const records = read.flatMap((one) => (isImportItem(one) ? [] : [one]));
  const pairs = pairWithPresent(records, present);
  return read.map((record): Decision => {
    if (isImportItem(record)) return record;
    const previous = pairs.get(record);
    if (previous) return merge(record, previous);
    if (counts.add(record) > maxRecordsPerAddress)
      return createRejectedItem(record.title, 'too-many');
    return { record, previous };
  });
}

function isImportItem(one: ImportItem | HistoryRecord): one is ImportItem {
  return 'action' in one;
}

/** Reads what it can of the file; of two records of one text the first counts. */
function readRecords(stored: readonly unknown[], now: number): (ImportItem | HistoryRecord)[] {
  const seen = new Set<string>();
  const counts = countByAddress([]);
  return stored.map((value) => {
    const record = sanitizeRecord(value, now);
    if (typeof record === 'string') return createRejectedItem(getTitle(value), record);
    const names = [record.id, createRecordId(record)];
    if (names.some((name) => seen.has(name))) return createRejectedItem(record.title, 'duplicate');
    for (const name of names) seen.add(name);
    return counts.add(record) > maxRecordsPerAddress
      ? createRejectedItem(record.title, 'too-many')
      : record;
  });
}

/** Counts pages' records by their address. */
function countByAddress(records: readonly HistoryRecord[]) {
  const counts = new Map<string, number>();
  /** @returns how many there are with this one; 0 for a selection, of which there may be any number */
  const add = ({ id }: HistoryRecord): number => {
    const address = getAddressOfPageId(id);
    if (address === undefined) return 0;
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    return count;
  };
  records.forEach(add);
  return { add };
}

/**
 * The records that are here of the same articles. What was made of the very same text belongs
 * together; only what is left is compared by its sentences and its title. So two articles of one
 * address are told apart as they were when the file was made.
 */
function pairWithPresent(
  records: readonly HistoryRecord[],
  present: readonly HistoryRecord[],
): ReadonlyMap<HistoryRecord, HistoryRecord> {
  const byId = new Map(present.map((record) => [record.id, record]));
  const byAddress = groupByAddress(byId.keys());
  const pairs = new Map<HistoryRecord, HistoryRecord>();
  const free = new Set(present);
  for (const find of [findSameText, findSameArticle]) {
    for (const record of records) {
      if (pairs.has(record)) continue;
      const identity = getRecordIdentity(record);
      const candidates = findCandidates(identity, byAddress).flatMap((id) => {
        const one = byId.get(id);
        return one && free.has(one) ? [one] : [];
      });
      const same = find(identity, candidates);
      if (same === undefined) continue;
      pairs.set(record, same);
      free.delete(same);
    }
  }
  return pairs;
}

/** The newer of the two stays, under the id that is here, and neither loses its star. */
function merge(record: HistoryRecord, previous: HistoryRecord): Decision {
  if (previous.updatedAt >= record.updatedAt)
    return { part: 'record', name: record.title, action: 'keep' };
  const starred = previous.starred || record.starred;
  return { record: { ...record, id: previous.id, starred }, previous };
}

/** Finds the user's records that the file's settings would let go and the present ones keep. */
function findRemovals(
  own: HistoryIndex,
  incoming: readonly Incoming[],
  { before, after }: { before: RetentionPolicy; after: RetentionPolicy },
  now: number,
): HistoryIndex {
  const replaced = new Set(incoming.map(({ previous }) => previous?.id));
  const rest = own.filter(({ id }) => !replaced.has(id));
  const bytes = after.bytes - (sumRecordBytes(own) - sumRecordBytes(rest));
  const gone = new Set(findEvictions(rest, { ...after, bytes }, now).map(({ id }) => id));
  for (const { id } of findEvictions(own, before, now)) gone.delete(id);
  return rest.filter(({ id }) => gone.has(id));
}

/** Fits records in beside the user's own: those with a star first, and then the newest. */
function findFitting(
  incoming: readonly Incoming[],
  own: HistoryIndex,
  maxBytes: number,
): { fitting: ReadonlySet<Incoming>; bytes: number } {
  const sizes = new Map(own.map(({ id, bytes }) => [id, bytes]));
  const byWorth = [...incoming].sort(
    ({ record: a }, { record: b }) =>
      Number(b.starred) - Number(a.starred) || b.updatedAt - a.updatedAt,
  );
  const fitting = new Set<Incoming>();
  let bytes = sumRecordBytes(own);
  for (const each of byWorth) {
    const more = toIndexEntry(each.record).bytes - (sizes.get(each.record.id) ?? 0);
    if (more > 0 && bytes + more > maxBytes) continue;
    fitting.add(each);
    bytes += more;
  }
  return { fitting, bytes };
}

/** Makes the record such as we would have made it, or tells the reason to refuse it. */
function sanitizeRecord(value: unknown, now: number): HistoryRecord | ImportItemReason {
  const record = parseRecord(value);
  if (record === undefined) return isNewerRecord(value) ? 'newer-version' : 'not-valid';
  const url = stripTrackingParams(record.url);
  const canonical = stripTrackingParams(record.canonical);
  if (!isReadable(url) || (canonical !== '' && !isReadable(canonical))) return 'bad-address';
  const updatedAt = Math.min(record.updatedAt, now);
  const savedAt = Math.min(record.savedAt, now);
  return {
    ...record,
    id: trustedId({ ...record, url, canonical }),
    url,
    canonical,
    updatedAt,
    savedAt,
  };
}

/** Returns the record's own id if a record of this address could have it, else a new one. */
function trustedId(record: HistoryRecord): string {
  const address = getRecordAddress(record);
  const isPossible =
    getAddressOfId(record.id) === address && record.id.startsWith(`${record.scope}:`);
  return isPossible ? record.id : createRecordId(record);
}

/** Pages can be read at these addresses. Any other, `javascript:` above all, has no business here. */
function isReadable(address: string): boolean {
  return /^(?:https?|ftp|file|blob|data|about):/.test(address);
}

function isNewerRecord(value: unknown): boolean {
  const version = getField(value, 'version');
  return typeof version === 'number' && version > recordVersion;
}

/** Of a record that is none, the title may still say which one it was. */
function getTitle(value: unknown): string {
  const title = getField(value, 'title');
  return typeof title === 'string' ? title.slice(0, 200) : '';
}

function getField(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
}

function toImportItem(decision: Decision, fitting: ReadonlySet<Incoming>): ImportItem {
  if (!isIncoming(decision)) return decision;
  const { record, previous } = decision;
  if (!fitting.has(decision)) return createRejectedItem(record.title, 'no-room');
  const createItem = { part: 'record', name: record.title } as const;
  if (!previous) return { ...createItem, action: 'add' };
  const { title } = previous;
  return { ...createItem, action: 'replace', ...(title !== record.title && { from: title }) };
}

function createRejectedItem(name: string, reason: ImportItemReason): ImportItem {
  return { part: 'record', name, action: 'reject', reason };
}
