/**
 * Reading a backup file: first what it would do, row by row, then the same to be written.
 *
 * A file may come from anyone. Nothing of it is believed: sizes are capped, every piece is parsed
 * by itself, and addresses are stripped anew. What the user has stays: no summary of theirs goes to
 * make room for one of the file's, and no site that they have decided about is changed.
 */

import * as v from 'valibot';
import { settingKeys, siteSettingKeys } from '../settings/keys.ts';
import { migrate, type StoredValues } from '../settings/migrations.ts';
import { parseSiteSettings, parseValidFields } from '../settings/parse.ts';
import { maxSites, Settings, type SiteSettings } from '../settings/settings.ts';
import { Backup, backupFormat, backupVersion } from './backup.ts';
import type { CurrentData, ImportItem, RestorePlan } from './restore-plan.ts';
import { planRecords } from './restore-records.ts';

/** What no backup of ours reaches: the largest history allowed is 100 MiB, and JSON adds little. */
export const backupLimits = { characters: 160 * 1024 * 1024, records: 200_000 } as const;

/** Why a file is refused as a whole. */
export type BackupRejection = 'too-large' | 'not-json' | 'not-a-backup' | 'newer-version';

export type RestoreResult =
  | { readonly ok: true; readonly plan: RestorePlan }
  | { readonly ok: false; readonly rejection: BackupRejection };

/**
 * What restoring a file would do. Nothing is done: show the rows, then write the rest.
 *
 * @param text of the file
 * @param now milliseconds since 1970; no record may be of a later time
 */
export function planRestore(text: string, current: CurrentData, now: number): RestoreResult {
  if (text.length > backupLimits.characters) return { ok: false, rejection: 'too-large' };
  const value = parseJson(text);
  if (value === undefined) return { ok: false, rejection: 'not-json' };
  const backup = v.safeParse(Backup, value);
  if (!backup.success)
    return { ok: false, rejection: isNewerBackup(value) ? 'newer-version' : 'not-a-backup' };
  if (backup.output.version > backupVersion) return { ok: false, rejection: 'newer-version' };
  if (backup.output.records.length > backupLimits.records)
    return { ok: false, rejection: 'too-large' };
  return { ok: true, plan: planBackup(backup.output, current, now) };
}

function planBackup(backup: Backup, current: CurrentData, now: number): RestorePlan {
  const settings = planSettings(backup.settings ?? {}, current);
  const sites = planSites(backup.sites ?? {}, current.sites);
  const { items, ...records } = planRecords(backup.records, current, settings.settings, now);
  return {
    ...records,
    items: [...settings.rows, ...sites.rows, ...items],
    settings: settings.settings,
    settingsBefore: settings.before,
    sites: sites.added,
  };
}

/** A field that is missing stays as it is; one that is not valid, or not the user's, is refused. */
function planSettings(
  stored: StoredValues,
  { settings: current, locked }: CurrentData,
): { rows: ImportItem[]; settings: Partial<Settings>; before: Partial<Settings> } {
  const migrated = migrate(stored);
  const fields = (Object.keys(settingKeys) as (keyof Settings)[]).filter((field) =>
    Object.hasOwn(migrated, settingKeys[field]),
  );
  const valid = parseValidFields(Settings.entries, (field) => migrated[settingKeys[field]]);
  const toImportItem = (field: keyof Settings): ImportItem => {
    const row = { part: 'setting', name: field } as const;
    const { [field]: to } = valid;
    if (to === undefined) return { ...row, action: 'reject', reason: 'not-valid' };
    if (to === current[field]) return { ...row, action: 'keep' };
    if (locked.has(field)) return { ...row, action: 'reject', reason: 'locked' };
    return { ...row, action: 'replace', from: current[field], to };
  };
  const rows = fields.map(toImportItem);
  const changed = fields.filter((_field, at) => rows[at]?.action === 'replace');
  const only = (values: Partial<Settings>): Partial<Settings> =>
    Object.fromEntries(changed.map((field) => [field, values[field]]));
  return { rows, settings: only(valid), before: only(current) };
}

/** Hosts are added to those that are here; about none of these the file decides. */
function planSites(
  stored: StoredValues,
  current: SiteSettings,
): { rows: ImportItem[]; added: SiteSettings } {
  const read = parseSiteSettings(stored);
  const decided = new Set([...current.bannerSites, ...current.bannerHiddenSites]);
  const hidden = new Set(read.bannerHiddenSites);
  const planList = (field: keyof SiteSettings): { rows: ImportItem[]; added: string[] } => {
    const added: string[] = [];
    const rows = read[field].map((name): ImportItem => {
      const row = { part: 'site', name } as const;
      // Of a host that the file has in both lists, only the one that shows less counts.
      if (decided.has(name) || (field === 'bannerSites' && hidden.has(name)))
        return { ...row, action: 'keep' };
      if (current[field].length + added.length >= maxSites)
        return { ...row, action: 'reject', reason: 'too-many' };
      added.push(name);
      return { ...row, action: 'add', to: field };
    });
    return { rows: [...rows, ...refusedHosts(stored[siteSettingKeys[field]], read[field])], added };
  };
  const [bannerSites, bannerHiddenSites] = [planList('bannerSites'), planList('bannerHiddenSites')];
  return {
    rows: [...bannerSites.rows, ...bannerHiddenSites.rows],
    added: { bannerSites: bannerSites.added, bannerHiddenSites: bannerHiddenSites.added },
  };
}

/** One row for all of a list that is not read. */
function refusedHosts(stored: unknown, read: readonly string[]): ImportItem[] {
  const known = new Set<unknown>(read);
  if (stored === undefined || (Array.isArray(stored) && stored.every((item) => known.has(item))))
    return [];
  const reason = read.length === maxSites ? 'too-many' : 'not-valid';
  return [{ part: 'site', name: '', action: 'reject', reason }];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A newer version may look different; its name and its number are all that can be relied upon. */
function isNewerBackup(value: unknown): boolean {
  const Newer = v.object({
    format: v.literal(backupFormat),
    version: v.pipe(v.number(), v.gtValue(backupVersion)),
  });
  return v.is(Newer, value);
}
