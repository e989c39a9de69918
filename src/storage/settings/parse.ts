/** Choices out of storage: each field valid or its default, so that one bad field loses no other. */

import * as v from 'valibot';
import { settingKeys, siteSettingKeys } from './keys.ts';
import { migrate, type StoredValues } from './migrations.ts';
import { defaultSettings, maxSites, Settings, SiteSettings } from './settings.ts';

/**
 * The settings that are stored.
 *
 * @param stored values by storage key (`settingKeys`), of any version; other keys are ignored
 * @param defaults what stands for a field that is missing or not valid; see `policyDefaults`
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
 * The choices that name a site. A list keeps its valid hosts, each once, whatever else is in it; of
 * too many the newest, which stand at its end.
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

/** Those fields of a schema whose value is valid. */
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
