/** The settings of a backup: which change, and which hosts are added. */

import { settingKeys, siteSettingKeys } from '../settings/keys.ts';
import { migrate, type Stored } from '../settings/migrations.ts';
import { parseSiteSettings, validFields } from '../settings/parse.ts';
import { Settings, type SiteSettings } from '../settings/settings.ts';
import type { Row } from './restore-row.ts';

/** A field that is missing stays as it is, one that is not valid is refused. */
export function planSettings(
  stored: Stored,
  present: Settings,
): { rows: Row[]; change: Partial<Settings> } {
  const migrated = migrate(stored);
  const fields = (Object.keys(settingKeys) as (keyof Settings)[]).filter((field) =>
    Object.hasOwn(migrated, settingKeys[field]),
  );
  const valid = validFields(Settings.entries, (field) => migrated[settingKeys[field]]);
  const changed = fields.filter((field) => field in valid && valid[field] !== present[field]);
  const rows = fields.map((field): Row => {
    if (!(field in valid))
      return { part: 'setting', name: field, action: 'refuse', reason: 'not-valid' };
    return { part: 'setting', name: field, action: changed.includes(field) ? 'replace' : 'keep' };
  });
  const change = Object.fromEntries(changed.map((field) => [field, valid[field]]));
  return { rows, change };
}

/** Hosts are added to those that are here; none is taken away. */
export function planSites(
  stored: Stored,
  present: SiteSettings,
): { rows: Row[]; sites: SiteSettings } {
  const read = parseSiteSettings(stored);
  const fields = Object.keys(siteSettingKeys) as (keyof SiteSettings)[];
  const rows = fields.flatMap((field) =>
    siteRows(stored[siteSettingKeys[field]], read[field], present[field]),
  );
  const both = fields.map((field) => [siteSettingKeys[field], [...present[field], ...read[field]]]);
  return { rows, sites: parseSiteSettings(Object.fromEntries(both)) };
}

/** A row for every host, and one for all that are none. */
function siteRows(stored: unknown, read: readonly string[], present: readonly string[]): Row[] {
  const here = new Set(present);
  const rows = read.map(
    (host): Row => ({ part: 'site', name: host, action: here.has(host) ? 'keep' : 'add' }),
  );
  const known = new Set<unknown>(read);
  const complete =
    stored === undefined || (Array.isArray(stored) && stored.every((item) => known.has(item)));
  return complete
    ? rows
    : [...rows, { part: 'site', name: '', action: 'refuse', reason: 'not-valid' }];
}
