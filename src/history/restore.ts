/**
 * Reading a backup file: first what it would do, row by row, then the same to be written.
 *
 * A file may come from anyone. Nothing of it is believed: sizes are capped, every piece is parsed
 * by itself, addresses are stripped anew and ids are made anew from them.
 */

import * as v from 'valibot';
import type { Settings, SiteSettings } from '../settings/settings.ts';
import { Backup, backupFormat, backupVersion } from './backup.ts';
import type { HistoryIndex } from './index-entries.ts';
import type { HistoryRecord } from './record.ts';
import { planRecords } from './restore-records.ts';
import type { Row } from './restore-row.ts';
import { planSettings, planSites } from './restore-settings.ts';

/** What no backup of ours reaches: the largest history allowed is 100 MiB, and JSON adds little. */
export const backupLimits = { characters: 160 * 1024 * 1024, records: 200_000 } as const;

/** Why a file is refused as a whole. */
export type BackupRefusal = 'too-large' | 'not-json' | 'not-a-backup' | 'newer-version';

export interface RestorePlan {
  /** In the order of the file. */
  readonly rows: readonly Row[];
  /** The settings that change, to be written with `settingsToStore`. */
  readonly settings: Partial<Settings>;
  /** All hosts: those that are here, and those that are added. */
  readonly sites: SiteSettings;
  /** The records to write. */
  readonly records: readonly HistoryRecord[];
}

/** What is here now. */
export interface Present {
  readonly settings: Settings;
  readonly sites: SiteSettings;
  readonly index: HistoryIndex;
}

export type Restore =
  | { readonly ok: true; readonly plan: RestorePlan }
  | { readonly ok: false; readonly refusal: BackupRefusal };

/**
 * What restoring a file would do. Nothing is done: show the rows, then write the rest.
 *
 * @param text of the file
 * @param now milliseconds since 1970; no record may be of a later time
 */
export function planRestore(text: string, present: Present, now: number): Restore {
  if (text.length > backupLimits.characters) return { ok: false, refusal: 'too-large' };
  const value = parseJson(text);
  if (value === undefined) return { ok: false, refusal: 'not-json' };
  const backup = v.safeParse(Backup, value);
  if (!backup.success)
    return { ok: false, refusal: isNewer(value) ? 'newer-version' : 'not-a-backup' };
  if (backup.output.version > backupVersion) return { ok: false, refusal: 'newer-version' };
  if (backup.output.records.length > backupLimits.records)
    return { ok: false, refusal: 'too-large' };
  return { ok: true, plan: planBackup(backup.output, present, now) };
}

function planBackup(backup: Backup, present: Present, now: number): RestorePlan {
  const settings = planSettings(backup.settings ?? {}, present.settings);
  const sites = planSites(backup.sites ?? {}, present.sites);
  const records = planRecords(backup.records, present.index, now);
  return {
    rows: [...settings.rows, ...sites.rows, ...records.rows],
    settings: settings.change,
    sites: sites.sites,
    records: records.records,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A newer version may look different; its name and its number are all that can be relied upon. */
function isNewer(value: unknown): boolean {
  const Newer = v.object({
    format: v.literal(backupFormat),
    version: v.pipe(v.number(), v.gtValue(backupVersion)),
  });
  return v.is(Newer, value);
}
