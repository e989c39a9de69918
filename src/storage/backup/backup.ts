/**
 * Serializes everything that is stored into a backup, or records alone into an export.
 *
 * A file has the form `{format, version, savedAt, settings?, sites?, records}`. `settings` and
 * `sites` hold values by their storage keys, including `settings:version`, so that an older file
 * goes through the same migrations as older storage. `records` holds `HistoryRecord`s, each with
 * its own version. `docs/backup.md` documents the format for other programs.
 */

import * as v from 'valibot';
import { toStoredSettings, toStoredSiteSettings } from '../settings/keys.ts';
import type { Settings, SiteSettings } from '../settings/settings.ts';

export const backupFormat = 'no-time-to-read';
export const backupVersion = 1;

const StoredValuesSchema = v.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null,
);

/**
 * The outer structure of a file. Its contents are parsed one by one, after their number has been
 * checked, so that one invalid item does not affect the others and a million of them cost nothing.
 */
export const Backup = v.object({
  format: v.literal(backupFormat),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Milliseconds since 1970. */
  savedAt: v.number(),
  settings: v.exactOptional(StoredValuesSchema),
  sites: v.exactOptional(StoredValuesSchema),
  records: v.custom<unknown[]>(Array.isArray),
});
export type Backup = v.InferOutput<typeof Backup>;

/** The data of a backup. */
export interface BackupData {
  readonly settings: Settings;
  readonly sites: SiteSettings;
  /**
   * `HistoryRecord`s, and unreadable values stored in their place, so that a backup loses nothing.
   */
  readonly records: readonly unknown[];
}

/** Serializes a backup. @param at milliseconds since 1970 @returns the text of a file */
export function serializeBackup({ settings, sites, records }: BackupData, at: number): string {
  const backup: Backup = {
    ...createRecordsBackup(records, at),
    settings: toStoredSettings(settings),
    sites: toStoredSiteSettings(sites),
  };
  return `${JSON.stringify(backup)}\n`;
}

/**
 * Serializes some records in a readable layout, as a file that can be restored too.
 *
 * @param at milliseconds since 1970
 * @returns the text of a file
 */
export function serializeRecords(records: readonly unknown[], at: number): string {
  return `${JSON.stringify(createRecordsBackup(records, at), null, 2)}\n`;
}

function createRecordsBackup(records: readonly unknown[], at: number): Backup {
  return { format: backupFormat, version: backupVersion, savedAt: at, records: [...records] };
}
