/** The plan of a restore, which the user sees before anything is changed. */

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
  type IndexEntry,
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
  toRetentionPolicy,
} from '../history/retention-policy.ts';
import {
  findCandidates,
  findSameArticle,
  findSameText,
  getRecordIdentity,
} from '../history/same-article.ts';
import type { Settings, SiteSettings } from '../settings/settings.ts';

type Value = string | number | boolean;

/** One row of the preview, about one item of the file or of the user's data. */
export interface RestoreItem {
  readonly part: 'setting' | 'site' | 'record';
  /** The field of a setting, the host, or the title of a record; `''` if it has none. */
  readonly name: string;
  /**
   * `keep`: the existing value stays because it is the same, newer, or decided by the user.
   * `remove`: a record of the user would be evicted by the settings in the file.
   */
  readonly action: 'add' | 'replace' | 'keep' | 'reject' | 'remove';
  readonly reason?: RejectionReason;
  /** The current value of a setting, or the current title of a replaced record. */
  readonly from?: Value;
  /** The new value of a setting, or the list that a host is added to. */
  readonly to?: Value;
}

/** The reason why an item is rejected. */
export type RejectionReason =
  | 'not-valid'
  | 'newer-version'
  | 'bad-address'
  | 'duplicate'
  /** An administrator has locked the setting. */
  | 'locked'
  /** There are as many items of its kind, or records of its address, as allowed. */
  | 'too-many'
  /** It is older than the retention allows. */
  | 'too-old'
  /** All records together would exceed the space limit. */
  | 'no-room';

/** Everything that a restore would change. */
export interface RestorePlan {
  /** In the order of the file, followed by the user's records that are removed. */
  readonly items: readonly RestoreItem[];
  /** The settings to change, for `toStoredSettings`, and their values at the time of the plan. */
  readonly settings: Partial<Settings>;
  readonly settingsBefore: Partial<Settings>;
  /** The hosts to add. */
  readonly sites: SiteSettings;
  /** The records to write. */
  readonly records: readonly HistoryRecord[];
  /** The user's records to remove. */
  readonly removals: readonly IndexEntry[];
  /** Bytes of all records after the restore, and the limit. */
  readonly bytes: number;
  readonly maxBytes: number;
}

/** The user's data at the time of the plan. */
export interface CurrentData {
  /** The settings with the policy applied, and the fields that only an administrator can change. */
  readonly settings: Settings;
  readonly locked: ReadonlySet<keyof Settings>;
  readonly sites: SiteSettings;
  readonly records: readonly HistoryRecord[];
  /** See `RetentionPolicy`. */
  readonly restartedAt?: number | undefined;
}

// Plans the records of a restore: each is added, replaces an existing one, or is rejected. Records
// of the user that the file's settings would evict are listed.

/** A record of the file, and the existing one of the same article. */
interface Incoming {
  readonly record: HistoryRecord;
  readonly previous: HistoryRecord | undefined;
}

/** A decision about an item of the file, before the space limit is applied. */
type Decision = RestoreItem | Incoming;

type RecordsPlan = Pick<RestorePlan, 'items' | 'records' | 'removals' | 'bytes' | 'maxBytes'>;

/**
 * Plans the records of a file.
 *
 * @param stored the parsed JSON of the file's records
 * @param settings the settings that the same file changes, under which the records have to fit
 * @param now milliseconds since 1970
 */
export function planRecords(
  stored: readonly unknown[],
  present: CurrentData,
  settings: Partial<Settings>,
  now: number,
): RecordsPlan {
  const rule = {
    ...toRetentionPolicy({ ...present.settings, ...settings }),
    restartedAt: present.restartedAt,
  };
  const isOld = isTooOld(rule, now);
  const decisions = decideOnRecords(stored, present.records, now).map((decision): Decision => {
    if (!isIncoming(decision) || decision.record.starred || !isOld(decision.record))
      return decision;
    return createRejectedItem(decision.record.title, 'too-old');
  });
  const own = rebuildIndex(present.records);
  const incoming = decisions.filter(isIncoming);
  const before = { ...toRetentionPolicy(present.settings), restartedAt: present.restartedAt };
  const removals = findRemovals(own, incoming, { before, after: rule }, now);
  const ids = removals.map(({ id }) => id);
  const { fitting, bytes } = findFitting(incoming, removeFromIndex(own, ids), rule.bytes);
  const titles = new Map(present.records.map(({ id, title }) => [id, title]));
  return {
    items: [
      ...decisions.map((decision) => toRestoreItem(decision, fitting)),
      ...removals.map(({ id }): RestoreItem => {
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

/** Decides on each record, regardless of the space limit. */
function decideOnRecords(
  stored: readonly unknown[],
  present: readonly HistoryRecord[],
  now: number,
): Decision[] {
  const read = readRecords(stored, now);
  const counts = countByAddress(present);
  const records = read.flatMap((one) => (isRestoreItem(one) ? [] : [one]));
  const pairs = pairWithPresent(records, present);
  return read.map((record): Decision => {
    if (isRestoreItem(record)) return record;
    const previous = pairs.get(record);
    if (previous) return merge(record, previous);
    if (counts.add(record) > maxRecordsPerAddress)
      return createRejectedItem(record.title, 'too-many');
    return { record, previous };
  });
}

function isRestoreItem(one: RestoreItem | HistoryRecord): one is RestoreItem {
  return 'action' in one;
}

/** Parses the records of the file; of two records of the same text only the first is accepted. */
function readRecords(stored: readonly unknown[], now: number): (RestoreItem | HistoryRecord)[] {
  const seenIds = new Set<string>();
  const counts = countByAddress([]);
  return stored.map((value) => {
    const record = sanitizeRecord(value, now);
    if (typeof record === 'string') return createRejectedItem(getTitle(value), record);
    const names = [record.id, createRecordId(record)];
    if (names.some((name) => seenIds.has(name)))
      return createRejectedItem(record.title, 'duplicate');
    for (const name of names) seenIds.add(name);
    return counts.add(record) > maxRecordsPerAddress
      ? createRejectedItem(record.title, 'too-many')
      : record;
  });
}

/** Counts records of pages by address. */
function countByAddress(records: readonly HistoryRecord[]) {
  const counts = new Map<string, number>();
  /**
   * @returns the number of records of this one's address so far; 0 for a selection, which is not
   *   limited
   */
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
 * Pairs records with existing ones of the same article. Records of exactly the same text are paired
 * first; only the rest is compared by sentences and title. So two articles of one address stay
 * distinct, as they were when the file was made.
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

/** Keeps the newer of two records, under the existing id, with the star of either. */
function merge(record: HistoryRecord, previous: HistoryRecord): Decision {
  if (previous.updatedAt >= record.updatedAt)
    return { part: 'record', name: record.title, action: 'keep' };
  const starred = previous.starred || record.starred;
  return { record: { ...record, id: previous.id, starred }, previous };
}

/** Finds the user's records that the file's settings would evict but the current ones keep. */
function findRemovals(
  own: HistoryIndex,
  incoming: readonly Incoming[],
  { before, after }: { before: RetentionPolicy; after: RetentionPolicy },
  now: number,
): HistoryIndex {
  const replaced = new Set(incoming.map(({ previous }) => previous?.id));
  const rest = own.filter(({ id }) => !replaced.has(id));
  const bytes = after.bytes - (sumRecordBytes(own) - sumRecordBytes(rest));
  const evictedIds = new Set(findEvictions(rest, { ...after, bytes }, now).map(({ id }) => id));
  for (const { id } of findEvictions(own, before, now)) evictedIds.delete(id);
  return rest.filter(({ id }) => evictedIds.has(id));
}

/**
 * Finds the records that fit within the space limit next to the user's own: starred ones first,
 * then the newest.
 */
function findFitting(
  incoming: readonly Incoming[],
  own: HistoryIndex,
  maxBytes: number,
): { fitting: ReadonlySet<Incoming>; bytes: number } {
  const sizes = new Map(own.map(({ id, bytes }) => [id, bytes]));
  const byPriority = [...incoming].sort(
    ({ record: a }, { record: b }) =>
      Number(b.starred) - Number(a.starred) || b.updatedAt - a.updatedAt,
  );
  const fitting = new Set<Incoming>();
  let bytes = sumRecordBytes(own);
  for (const each of byPriority) {
    const more = toIndexEntry(each.record).bytes - (sizes.get(each.record.id) ?? 0);
    if (more > 0 && bytes + more > maxBytes) continue;
    fitting.add(each);
    bytes += more;
  }
  return { fitting, bytes };
}

/**
 * Normalizes a record of the file as if this extension had created it, or returns the reason to
 * reject it.
 */
function sanitizeRecord(value: unknown, now: number): HistoryRecord | RejectionReason {
  const record = parseRecord(value);
  if (record === undefined) return isNewerRecord(value) ? 'newer-version' : 'not-valid';
  const url = stripTrackingParams(record.url);
  const canonical = stripTrackingParams(record.canonical);
  if (!isReadable(url) || (canonical !== '' && !isReadable(canonical))) return 'bad-address';
  const updatedAt = Math.min(record.updatedAt, now);
  const savedAt = Math.min(record.savedAt, now);
  return {
    ...record,
    id: toTrustedId({ ...record, url, canonical }),
    url,
    canonical,
    updatedAt,
    savedAt,
  };
}

/** Returns the record's own id if a record of this address can have it, else a new one. */
function toTrustedId(record: HistoryRecord): string {
  const address = getRecordAddress(record);
  const isPossible =
    getAddressOfId(record.id) === address && record.id.startsWith(`${record.scope}:`);
  return isPossible ? record.id : createRecordId(record);
}

/**
 * Returns true for schemes whose pages can be extracted, and for the hash that is the address of a
 * PDF which was opened as a file. All others are rejected, `javascript:` above all.
 */
function isReadable(address: string): boolean {
  return /^(?:(?:https?|ftp|file|blob|data|about):|urn:sha256:[0-9a-f]{64}$)/.test(address);
}

function isNewerRecord(value: unknown): boolean {
  const version = getField(value, 'version');
  return typeof version === 'number' && version > recordVersion;
}

/** Returns the title of an invalid record, by which the user may recognize it. */
function getTitle(value: unknown): string {
  const title = getField(value, 'title');
  return typeof title === 'string' ? title.slice(0, 200) : '';
}

function getField(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
}

function toRestoreItem(decision: Decision, fitting: ReadonlySet<Incoming>): RestoreItem {
  if (!isIncoming(decision)) return decision;
  const { record, previous } = decision;
  if (!fitting.has(decision)) return createRejectedItem(record.title, 'no-room');
  const item = { part: 'record', name: record.title } as const;
  if (!previous) return { ...item, action: 'add' };
  const { title } = previous;
  return { ...item, action: 'replace', ...(title !== record.title && { from: title }) };
}

function createRejectedItem(name: string, reason: RejectionReason): RestoreItem {
  return { part: 'record', name, action: 'reject', reason };
}
