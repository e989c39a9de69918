/** Where choices lie in the browser's storage: one key a field. */

import { type Settings, type SiteSettings, settingsVersion } from './settings.ts';

/** The key of the schema's version, beside the settings in synchronized storage. */
export const versionKey = 'settings:version';

/** Keys in synchronized storage. */
export const settingKeys: { readonly [F in keyof Settings]: `settings:${F}` } = {
  type: 'settings:type',
  length: 'settings:length',
  engine: 'settings:engine',
  aiMode: 'settings:aiMode',
  aiOutputLanguage: 'settings:aiOutputLanguage',
  theme: 'settings:theme',
  textSize: 'settings:textSize',
  history: 'settings:history',
  historyDays: 'settings:historyDays',
  historyMaxMib: 'settings:historyMaxMib',
  bannerOnAllSites: 'settings:bannerOnAllSites',
  speechRate: 'settings:speechRate',
};

/** Keys in local storage: what names a site never leaves the machine. */
export const siteSettingKeys: { readonly [F in keyof SiteSettings]: `sites:${F}` } = {
  bannerSites: 'sites:bannerSites',
  bannerHiddenSites: 'sites:bannerHiddenSites',
};

/**
 * What to write for a change: the keys of the changed fields, and the version that they follow.
 *
 * @param change some fields of the settings, or all of them
 */
export function toStoredSettings(change: Partial<Settings>): Record<string, unknown> {
  return { ...toStore(change, settingKeys), [versionKey]: settingsVersion };
}

/** What to write to local storage for a change of the choices that name a site. */
export function toStoredSiteSettings(change: Partial<SiteSettings>): Record<string, unknown> {
  return toStore(change, siteSettingKeys);
}

function toStore(change: object, keys: Record<string, string>): Record<string, unknown> {
  const entries = Object.entries(change).map(([field, value]) => [keys[field] ?? field, value]);
  return Object.fromEntries(entries);
}
