/** Reads the data of a backup from storage, and applies restores to it. */

import { withLock } from '../../browser/lock.ts';
import { local } from '../../browser/storage.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { CurrentData, RestorePlan } from '../backup/restore-plan.ts';
import { addSites } from '../banner-sites.ts';
import type { HistoryIndex, IndexEntry } from '../history/index-entries.ts';
import { getRecordKey, indexKey } from '../history/keys.ts';
import type { HistoryRecord } from '../history/record.ts';
import type { Settings } from '../settings/settings.ts';
import {
  chunk,
  parseRecordAt,
  readAllRecords,
  readIndexLocked,
  removeLocked,
  toStoredIndex,
} from './history-index-store.ts';
import { addAllToIndex, toQuarantineItem } from './history-store.ts';
import {
  readSettings,
  readSiteSettings,
  tryReadSettingsWithPolicy,
  updateSettings,
  updateSiteSettings,
} from './settings-store.ts';
import { retentionRestart } from './storage-items.ts';

/** Reads the current data on which the plan of a restore depends. */
export async function readCurrentData(): Promise<Result<CurrentData>> {
  const history = await readAllRecords();
  if (!history.ok) return history;
  const [settingsRead, sites, restartedAt] = await Promise.all([
    tryReadSettingsWithPolicy(),
    readSiteSettings(),
    retentionRestart.read(),
  ]);
  // The plan removes what exceeds the limits, so they must be the user's.
  if (!settingsRead.ok) return settingsRead;
  const { records } = history.value;
  const isForced = settingsRead.value.locked.has('historyDays');
  return ok({ ...settingsRead.value, sites, records, ...(!isForced && { restartedAt }) });
}

/** Reads the data of a backup, including stored values that cannot be parsed as records. */
export async function readBackupData() {
  const history = await readAllRecords();
  if (!history.ok) return history;
  const [settings, sites] = await Promise.all([readSettings(), readSiteSettings()]);
  const { records, unreadable } = history.value;
  return ok({ settings, sites, records: [...records, ...Object.values(unreadable)] });
}

/**
 * Applies a plan: first records, then sites, settings and removals. If it is interrupted, every
 * record is either in its old or in its new state, and the restore can be repeated. Whatever has
 * changed since the plan was made stays unchanged.
 *
 * @param onProgress gets the number of records that are done
 * @returns nothing; fails with `storage-full` if there is no room, and with `unexpected`
 */
export async function applyRestore(
  plan: RestorePlan,
  onProgress: (done: number) => void,
): Promise<Result<void>> {
  const records = await restoreRecords(plan.records, onProgress);
  if (!records.ok) return records;
  const sites = await updateSiteSettings((now) => addSites(now, plan.sites));
  if (!sites.ok) return sites;
  const now = await readSettings();
  const fields = Object.keys(plan.settings) as (keyof Settings)[];
  // Only settings that still have the value that the user saw in the preview are changed.
  const unchanged = fields.filter((field) => now[field] === plan.settingsBefore[field]);
  if (unchanged.length > 0) {
    const change = unchanged.map((field) => [field, plan.settings[field]]);
    const settings = await updateSettings(Object.fromEntries(change));
    if (!settings.ok) return settings;
  }
  // With settings that differ from the preview, other records would have to be removed.
  return unchanged.length < fields.length ? ok(undefined) : removeOwn(plan.removals);
}

/** Removes the user's records that the plan removes, unless they have changed since. */
function removeOwn(removals: readonly IndexEntry[]): Promise<Result<void>> {
  if (removals.length === 0) return Promise.resolve(ok(undefined));
  return withLock('history', async () => {
    const index = await readIndexLocked();
    if (!index.ok) return index;
    const entries = new Map(index.value.map((entry) => [entry.id, entry]));
    const unchanged = removals.filter(({ id, updatedAt }) => {
      const entry = entries.get(id);
      return entry !== undefined && !entry.starred && entry.updatedAt === updatedAt;
    });
    const keys = unchanged.map(({ id }) => getRecordKey(id));
    const removed = await removeLocked(keys, index.value);
    return removed.ok ? ok(undefined) : removed;
  });
}

function restoreRecords(
  records: readonly HistoryRecord[],
  onProgress: (done: number) => void,
): Promise<Result<void>> {
  return withLock('history', async () => {
    const index = await readIndexLocked();
    if (!index.ok) return index;
    // The index is removed until all records are written, because it is as large as many records.
    // If this is interrupted, the missing index is rebuilt.
    const indexRemoval = await local.remove([indexKey]);
    if (!indexRemoval.ok) return indexRemoval;
    let rest: HistoryIndex = index.value;
    let result: Result<void> = ok(undefined);
    let done = 0;
    for (const batch of chunk(records)) {
      const stored = await restoreChunk(batch);
      result = stored.ok ? ok(undefined) : stored;
      if (!stored.ok) break;
      rest = addAllToIndex(rest, stored.value);
      done += batch.length;
      onProgress(done);
    }
    await local.set(toStoredIndex(rest));
    return result;
  });
}

/**
 * @returns the records that were written; newer ones that were saved since the plan was made stay
 */
async function restoreChunk(records: readonly HistoryRecord[]): Promise<Result<HistoryRecord[]>> {
  const found = await local.get(records.map(({ id }) => getRecordKey(id)));
  if (!found.ok) return found;
  const present = (id: string) => parseRecordAt(getRecordKey(id), found.value[getRecordKey(id)]);
  const newer = records.filter(({ id, updatedAt }) => !((present(id)?.updatedAt ?? 0) > updatedAt));
  const items = newer.map((record) => ({
    [getRecordKey(record.id)]: record,
    ...toQuarantineItem(record.id, found.value, present(record.id)),
  }));
  const result = await local.set(Object.assign({}, ...items));
  return result.ok ? ok(newer) : result;
}
