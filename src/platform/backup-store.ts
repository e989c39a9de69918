/** Everything that is kept, out to a backup and in again from one. */

import type { HistoryIndex } from '../history/index-entries.ts';
import { indexKey, recordKey } from '../history/keys.ts';
import type { HistoryRecord } from '../history/record.ts';
import type { Present, RestorePlan } from '../history/restore.ts';
import { ok, type Result } from '../result.ts';
import { readWholeHistory } from './history-contents.ts';
import { chunksOf, indexInLock, readIndex, recordAt, storedIndex } from './history-index.ts';
import { aside, withAll } from './history-store.ts';
import { exclusively } from './lock.ts';
import { readSettings, writeSettings } from './settings-store.ts';
import { changeSiteSettings, readSiteSettings } from './site-settings-store.ts';
import { local } from './storage.ts';

/** What is here, as far as a restore has to know it. */
export async function readPresent(): Promise<Result<Present>> {
  const index = await readIndex();
  if (!index.ok) return index;
  const [settings, sites] = await Promise.all([readSettings(), readSiteSettings()]);
  return ok({ settings, sites, index: index.value });
}

/** What goes into a backup: with the records also what cannot be read as one. */
export async function readKept() {
  const whole = await readWholeHistory();
  if (!whole.ok) return whole;
  const [settings, sites] = await Promise.all([readSettings(), readSiteSettings()]);
  const { records, unreadable } = whole.value;
  return ok({ settings, sites, records: [...records, ...Object.values(unreadable)] });
}

/**
 * Does what a plan says, records first. Cut short at any moment, every record is either as it was
 * or as the backup has it, and the same restore can be done again.
 *
 * @param onProgress is told how many of the plan's records are dealt with
 */
export async function restorePlan(
  plan: RestorePlan,
  onProgress: (done: number) => void,
): Promise<Result<void>> {
  const records = await restoreRecords(plan.records, onProgress);
  if (!records.ok) return records;
  const sites = await changeSiteSettings(() => plan.sites);
  if (!sites.ok || Object.keys(plan.settings).length === 0) return sites;
  return writeSettings(plan.settings);
}

function restoreRecords(
  records: readonly HistoryRecord[],
  onProgress: (done: number) => void,
): Promise<Result<void>> {
  return exclusively('history', async () => {
    const index = await indexInLock();
    if (!index.ok) return index;
    // Without an index until all are there: it is as large as many records, and a missing one is
    // rebuilt, should this be cut short.
    const opened = await local.remove([indexKey]);
    if (!opened.ok) return opened;
    let rest: HistoryIndex = index.value;
    let written: Result<void> = ok(undefined);
    let done = 0;
    for (const chunk of chunksOf(records)) {
      const stored = await restoreChunk(chunk);
      written = stored.ok ? ok(undefined) : stored;
      if (!stored.ok) break;
      rest = withAll(rest, stored.value);
      done += chunk.length;
      onProgress(done);
    }
    await local.set(storedIndex(rest));
    return written;
  });
}

/** @returns those that were written; what was kept here since the plan was made, and is newer, stays. */
async function restoreChunk(records: readonly HistoryRecord[]): Promise<Result<HistoryRecord[]>> {
  const found = await local.get(records.map(({ id }) => recordKey(id)));
  if (!found.ok) return found;
  const present = (id: string) => recordAt(recordKey(id), found.value[recordKey(id)]);
  const newer = records.filter(({ id, updatedAt }) => !((present(id)?.updatedAt ?? 0) > updatedAt));
  const items = newer.map((record) => ({
    [recordKey(record.id)]: record,
    ...aside(record.id, found.value, present(record.id)),
  }));
  const written = await local.set(Object.assign({}, ...items));
  return written.ok ? ok(newer) : written;
}
