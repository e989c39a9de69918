/** Parses stored settings field by field, so that one invalid field does not affect the others. */

import * as v from 'valibot';
import { settingKeys, siteSettingKeys } from './keys.ts';
import { migrate, type StoredValues } from './migrations.ts';
import { defaultSettings, maxSites, Settings, SiteSettings } from './settings.ts';

/**
 * Parses the stored settings.
 *
 * @param stored values by storage key (`settingKeys`) of any version; other keys are ignored
 * @param defaults used for missing and invalid fields; see `getPolicyDefaults`
 */
export function parseSettings(
  stored: StoredValues,
  defaults: Settings = defaultSettings,
): Settings {
  const present = migrate(stored);
  const valid = parseValidFields(Settings.entries, (field) => present[settingKeys[field]]);
  return { ...defaults, ...valid };
}

/**
 * Parses the stored site settings. Of each list, the valid hosts are used, without duplicates; if
 * there are too many, the newest, which are at the end.
 *
 * @param stored values by storage key (`siteSettingKeys`)
 */
export function parseSiteSettings(stored: StoredValues): SiteSettings {
  return {
    bannerSites: parseHosts(stored[siteSettingKeys.bannerSites]),
    bannerHiddenSites: parseHosts(stored[siteSettingKeys.bannerHiddenSites]),
  };
}

type Entries = Record<string, v.GenericSchema>;
type Fields<E extends Entries> = { [F in keyof E]: v.InferOutput<E[F]> };

/** Returns the fields of a schema whose stored value is valid. */
export function parseValidFields<E extends Entries>(
  entries: E,
  stored: (field: keyof E & string) => unknown,
): Partial<Fields<E>> {
  const valid: Partial<Fields<E>> = {};
  for (const field of Object.keys(entries) as (keyof E & string)[]) {
    const schema = entries[field];
    const parsed = schema && v.safeParse(schema, stored(field));
    if (parsed?.success) valid[field] = parsed.output as Fields<E>[typeof field];
  }
  return valid;
}

const [{ item: Host }] = SiteSettings.entries.bannerSites.pipe;

function parseHosts(stored: unknown): string[] {
  const newestFirst = new Set<string>();
  if (!Array.isArray(stored)) return [];
  for (const host of stored.toReversed()) {
    if (newestFirst.size === maxSites) break;
    if (v.is(Host, host) && host !== '') newestFirst.add(host);
  }
  return [...newestFirst].reverse();
}
