/** Everything that is kept, out to a backup and in again from one. */

import { withLock } from '../../browser/lock.ts';
import { local } from '../../browser/storage.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { CurrentData, RestorePlan } from '../backup/restore-plan.ts';
import { addSites } from '../banner-sites/banner-sites.ts';
import type { HistoryIndex, IndexEntry } from '../history/index-entries.ts';
import { getRecordKey, indexKey } from '../history/keys.ts';
import type { HistoryRecord } from '../history/record.ts';
import type { Settings } from '../settings/settings.ts';
import {
  chunk,
  parseRecordAt,
  readIndexLocked,
  removeLocked,
  toStoredIndex,
} from './history-index-store.ts';
import { readAllRecords } from './history-pages.ts';
import { addAllToIndex, toQuarantineItem } from './history-store.ts';
import {
  readSettings,
  readSettingsWithPolicy,
  readSiteSettings,
  updateSettings,
  updateSiteSettings,
} from './settings-store.ts';
import { retentionRestart } from './storage-items.ts';

/** What is here, as far as a restore has to know it. */
export async function readCurrentData(): Promise<Result<CurrentData>> {
  const whole = await readAllRecords();
  if (!whole.ok) return whole;
  const [governed, sites, restartedAt] = await Promise.all([
    readSettingsWithPolicy(),
    readSiteSettings(),
    retentionRestart.read(),
  ]);
  const { records } = whole.value;
  const isForced = governed.locked.has('historyDays');
  return ok({ ...governed, sites, records, ...(!isForced && { restartedAt }) });
}

/** What goes into a backup: with the records also what cannot be read as one. */
export async function readBackupData() {
  const whole = await readAllRecords();
  if (!whole.ok) return whole;
  const [settings, sites] = await Promise.all([readSettings(), readSiteSettings()]);
  const { records, unreadable } = whole.value;
  return ok({ settings, sites, records: [...records, ...Object.values(unreadable)] });
}

/**
 * Does what a plan says, records first, and what goes last. Cut short at any moment, every record is
 * either as it was, or as the plan has it, and the same restore can be done again. What has been
 * changed here since the plan was made stays as it is.
 *
 * @param onProgress is told how many of the plan's records are dealt with
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
  // Only what still is as the user was told that it is.
  const unchanged = fields.filter((field) => now[field] === plan.settingsBefore[field]);
  if (unchanged.length > 0) {
    const change = unchanged.map((field) => [field, plan.settings[field]]);
    const settings = await updateSettings(Object.fromEntries(change));
    if (!settings.ok) return settings;
  }
  // Under other settings than those that were shown, other records would have to go.
  return unchanged.length < fields.length ? ok(undefined) : removeOwn(plan.removals);
}

/** Removes records of the user's that the plan lets go, unless they have changed since. */
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
    // Without an index until all are there: it is as large as many records, and a missing one is
    // rebuilt, should this be cut short.
    const opened = await local.remove([indexKey]);
    if (!opened.ok) return opened;
    let rest: HistoryIndex = index.value;
    let written: Result<void> = ok(undefined);
    let done = 0;
    for (const batch of chunk(records)) {
      const stored = await restoreChunk(batch);
      written = stored.ok ? ok(undefined) : stored;
      if (!stored.ok) break;
      rest = addAllToIndex(rest, stored.value);
      done += batch.length;
      onProgress(done);
    }
    await local.set(toStoredIndex(rest));
    return written;
  });
}

/** @returns those that were written; what was kept here since the plan was made, and is newer, stays. */
async function restoreChunk(records: readonly HistoryRecord[]): Promise<Result<HistoryRecord[]>> {
  const found = await local.get(records.map(({ id }) => getRecordKey(id)));
  if (!found.ok) return found;
  const present = (id: string) => parseRecordAt(getRecordKey(id), found.value[getRecordKey(id)]);
  const newer = records.filter(({ id, updatedAt }) => !((present(id)?.updatedAt ?? 0) > updatedAt));
  const items = newer.map((record) => ({
    [getRecordKey(record.id)]: record,
    ...toQuarantineItem(record.id, found.value, present(record.id)),
  }));
  const written = await local.set(Object.assign({}, ...items));
  return written.ok ? ok(newer) : written;
}
