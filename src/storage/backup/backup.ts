/**
 * Everything that is kept, as one JSON value, and the summaries alone as an export.
 *
 * A file reads `{format, version, savedAt, settings?, sites?, records}`. `settings` and `sites`
 * hold values by their storage keys, `settings:version` among them, so that an older file goes
 * through the same migrations as older storage; `records` holds each record as `HistoryRecord`
 * describes it, with its own version. `docs/backup.md` says the same to other programs.
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
 * The outside of a file. What is inside is looked at piece by piece and only once its size is
 * known, so that one bad piece loses no other, and a million cost nothing.
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

/** What is kept. */
export interface BackupData {
  readonly settings: Settings;
  readonly sites: SiteSettings;
  /** Each a `HistoryRecord`, and what is stored as one but cannot be read: a backup loses nothing. */
  readonly records: readonly unknown[];
}

/** The whole backup, as the text of a file. @param at milliseconds since 1970 */
export function serializeBackup({ settings, sites, records }: BackupData, at: number): string {
  const backup: Backup = {
    ...createRecordsBackup(records, at),
    settings: toStoredSettings(settings),
    sites: toStoredSiteSettings(sites),
  };
  return `${JSON.stringify(backup)}\n`;
}

/**
 * Some records, as the text of a file that is laid out for people, and that a restore takes too.
 * @param at milliseconds since 1970
 */
export function serializeRecords(records: readonly unknown[], at: number): string {
  return `${JSON.stringify(createRecordsBackup(records, at), null, 2)}\n`;
}

function createRecordsBackup(records: readonly unknown[], at: number): Backup {
  return { format: backupFormat, version: backupVersion, savedAt: at, records: [...records] };
}
