/**
 * Plans the restore of a backup file.
 *
 * A file may come from anyone, so nothing in it is trusted: sizes are limited, every item is parsed
 * on its own, and addresses are stripped again. The user's data takes precedence: none of their
 * summaries is evicted for one of the file, and no site that they have decided about is changed.
 */

import * as v from 'valibot';
import { settingKeys, siteSettingKeys } from '../settings/keys.ts';
import { migrate, type StoredValues } from '../settings/migrations.ts';
import { parseSiteSettings, parseValidFields } from '../settings/parse.ts';
import { maxSites, Settings, type SiteSettings } from '../settings/settings.ts';
import { Backup, backupFormat, backupVersion } from './backup.ts';
import {
  type CurrentData,
  planRecords,
  type RestoreItem,
  type RestorePlan,
} from './restore-plan.ts';

/**
 * Exceeds any backup of this extension: the largest allowed history has 100 MiB, and JSON adds
 * little.
 */
export const backupLimits = { characters: 160 * 1024 * 1024, records: 200_000 } as const;

/** The reason why a file is rejected as a whole. */
export type BackupRejection = 'too-large' | 'not-json' | 'not-a-backup' | 'newer-version';

export type RestoreResult =
  | { readonly ok: true; readonly plan: RestorePlan }
  | { readonly ok: false; readonly rejection: BackupRejection };

/**
 * Plans the restore of a file without changing anything. Show `items` to the user, then pass the
 * plan to `applyRestore`.
 *
 * @param text content of the file
 * @param now milliseconds since 1970; later timestamps in the file are reduced to it
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

/** Plans the settings. Missing fields stay unchanged; invalid and locked ones are rejected. */
function planSettings(
  stored: StoredValues,
  { settings: current, locked }: CurrentData,
): { rows: RestoreItem[]; settings: Partial<Settings>; before: Partial<Settings> } {
  const migrated = migrate(stored);
  const fields = (Object.keys(settingKeys) as (keyof Settings)[]).filter((field) =>
    Object.hasOwn(migrated, settingKeys[field]),
  );
  const valid = parseValidFields(Settings.entries, (field) => migrated[settingKeys[field]]);
  const toRestoreItem = (field: keyof Settings): RestoreItem => {
    const row = { part: 'setting', name: field } as const;
    const { [field]: to } = valid;
    if (to === undefined) return { ...row, action: 'reject', reason: 'not-valid' };
    if (to === current[field]) return { ...row, action: 'keep' };
    if (locked.has(field)) return { ...row, action: 'reject', reason: 'locked' };
    return { ...row, action: 'replace', from: current[field], to };
  };
  const rows = fields.map(toRestoreItem);
  const changed = fields.filter((_field, at) => rows[at]?.action === 'replace');
  const only = (values: Partial<Settings>): Partial<Settings> =>
    Object.fromEntries(changed.map((field) => [field, values[field]]));
  return { rows, settings: only(valid), before: only(current) };
}

/** Plans the sites. Hosts are added unless the user has decided about them. */
function planSites(
  stored: StoredValues,
  current: SiteSettings,
): { rows: RestoreItem[]; added: SiteSettings } {
  const read = parseSiteSettings(stored);
  const decidedHosts = new Set([...current.bannerSites, ...current.bannerHiddenSites]);
  const hidden = new Set(read.bannerHiddenSites);
  const planList = (field: keyof SiteSettings): { rows: RestoreItem[]; added: string[] } => {
    const added: string[] = [];
    const rows = read[field].map((name): RestoreItem => {
      const row = { part: 'site', name } as const;
      // If the file has a host in both lists, the one that hides the banner counts.
      if (decidedHosts.has(name) || (field === 'bannerSites' && hidden.has(name)))
        return { ...row, action: 'keep' };
      if (current[field].length + added.length >= maxSites)
        return { ...row, action: 'reject', reason: 'too-many' };
      added.push(name);
      return { ...row, action: 'add', to: field };
    });
    return {
      rows: [...rows, ...rejectUnreadHosts(stored[siteSettingKeys[field]], read[field])],
      added,
    };
  };
  const [bannerSites, bannerHiddenSites] = [planList('bannerSites'), planList('bannerHiddenSites')];
  return {
    rows: [...bannerSites.rows, ...bannerHiddenSites.rows],
    added: { bannerSites: bannerSites.added, bannerHiddenSites: bannerHiddenSites.added },
  };
}

/** Creates one row for all items of a list that were not read. */
function rejectUnreadHosts(stored: unknown, read: readonly string[]): RestoreItem[] {
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

/** Returns true for a newer format, of which only the name and the version can be relied upon. */
function isNewerBackup(value: unknown): boolean {
  const Newer = v.object({
    format: v.literal(backupFormat),
    version: v.pipe(v.number(), v.gtValue(backupVersion)),
  });
  return v.is(Newer, value);
}
