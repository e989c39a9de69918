import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  settingKeys,
  siteSettingKeys,
  toStoredSettings,
  toStoredSiteSettings,
} from '../../../src/storage/settings/keys.ts';
import { parseSettings, parseSiteSettings } from '../../../src/storage/settings/parse.ts';
import {
  defaultSettings,
  defaultSiteSettings,
  Settings,
  SiteSettings,
} from '../../../src/storage/settings/settings.ts';
import settingsV1 from '../../fixtures/settings/settings--v1.json' with { type: 'json' };

/** No value is a default, so that a lost field is noticed. */
const chosen: Settings = {
  type: 'tldr',
  length: 'long',
  engine: 'firefox-ml',
  aiMode: 'choose',
  aiOutputLanguage: 'browser',
  theme: 'dark',
  textSize: 'large',
  history: false,
  historyDays: 30,
  historyMaxMib: 7,
  bannerOnAllSites: true,
  speechRate: 1.25,
};
const fields = Object.keys(Settings.entries) as (keyof Settings)[];

describe('the storage keys', () => {
  it('are distinct, one per field', () => {
    expect(Object.keys(settingKeys)).toEqual(fields);
    expect(Object.keys(siteSettingKeys)).toEqual(Object.keys(SiteSettings.entries));
    const all = [...Object.values(settingKeys), ...Object.values(siteSettingKeys)];
    expect(new Set(all).size).toBe(all.length);
  });

  it('are, for a change, those of the changed fields and the version', () => {
    expect(toStoredSettings({ theme: 'dark' })).toEqual({
      'settings:theme': 'dark',
      'settings:version': 1,
    });
    expect(toStoredSiteSettings({ bannerHiddenSites: ['a.example'] })).toEqual({
      'sites:bannerHiddenSites': ['a.example'],
    });
  });
});

describe('parseSettings', () => {
  it('reads settings of version 1 for ever', () => {
    expect(parseSettings(settingsV1)).toEqual(chosen);
  });

  it('reads back what was stored', () => {
    expect(parseSettings(toStoredSettings(chosen))).toEqual(chosen);
  });

  it('returns the defaults, or those of the policy, if nothing is stored', () => {
    expect(parseSettings({})).toEqual(defaultSettings);
    expect(parseSettings({}, chosen)).toEqual(chosen);
  });

  it.each(fields)('loses no other field if %s is invalid', (field) => {
    for (const bad of [null, 'no such choice', -1, 1e9, Number.NaN, [], {}]) {
      const stored = { ...settingsV1, [settingKeys[field]]: bad };
      expect(parseSettings(stored)).toEqual({ ...chosen, [field]: defaultSettings[field] });
    }
  });

  it('returns valid settings, whatever is stored', () => {
    const keys = fc.constantFrom(...Object.values(settingKeys), 'settings:version', '__proto__');
    fc.assert(
      fc.property(fc.dictionary(keys, fc.anything()), (stored) =>
        v.is(Settings, parseSettings(stored)),
      ),
    );
  });
});

describe('parseSiteSettings', () => {
  it('keeps valid hosts, without duplicates, in the order of their last occurrence', () => {
    const stored = {
      'sites:bannerSites': ['a.example', 7, 'b.example', 'a.example', '', 'x'.repeat(254), null],
      'sites:bannerHiddenSites': 'c.example',
    };
    expect(parseSiteSettings(stored)).toEqual({
      bannerSites: ['b.example', 'a.example'],
      bannerHiddenSites: [],
    });
    expect(parseSiteSettings({})).toEqual(defaultSiteSettings);
  });

  it('reads back what was stored', () => {
    const sites = { bannerSites: ['a.example'], bannerHiddenSites: ['b.example', 'c.example'] };
    expect(parseSiteSettings(toStoredSiteSettings(sites))).toEqual(sites);
  });

  it('never returns more hosts than the schema allows, and prefers the newest', () => {
    const hosts = Array.from({ length: 6_000 }, (_, n) => `${n}.example`);
    const parsed = parseSiteSettings({ 'sites:bannerSites': hosts });
    expect(v.is(SiteSettings, parsed)).toBe(true);
    expect(parsed.bannerSites).toEqual(hosts.slice(1_000));
  });
});
