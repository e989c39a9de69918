/** Storage keys of the settings: one per field. */

import { type Settings, type SiteSettings, settingsVersion } from './settings.ts';

/** Key of the schema version, stored with the settings in synchronized storage. */
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

/** Keys in local storage, because the names of sites must not leave the device. */
export const siteSettingKeys: { readonly [F in keyof SiteSettings]: `sites:${F}` } = {
  bannerSites: 'sites:bannerSites',
  bannerHiddenSites: 'sites:bannerHiddenSites',
};

/**
 * Returns the values to store for a change: those of the changed fields, and the schema version.
 *
 * @param change some fields of the settings, or all of them
 */
export function toStoredSettings(change: Partial<Settings>): Record<string, unknown> {
  return { ...toStore(change, settingKeys), [versionKey]: settingsVersion };
}

/** Returns the values to store in local storage for a change of the site settings. */
export function toStoredSiteSettings(change: Partial<SiteSettings>): Record<string, unknown> {
  return toStore(change, siteSettingKeys);
}

function toStore(change: object, keys: Record<string, string>): Record<string, unknown> {
  const entries = Object.entries(change).map(([field, value]) => [keys[field] ?? field, value]);
  return Object.fromEntries(entries);
}
