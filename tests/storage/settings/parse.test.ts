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

/** Nothing in it is a default, so that a lost field shows. */
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

describe('the keys', () => {
  it('are one a field, each its own', () => {
    expect(Object.keys(settingKeys)).toEqual(fields);
    expect(Object.keys(siteSettingKeys)).toEqual(Object.keys(SiteSettings.entries));
    const all = [...Object.values(settingKeys), ...Object.values(siteSettingKeys)];
    expect(new Set(all).size).toBe(all.length);
  });

  it('of a change are the changed fields’, and the version’s', () => {
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
  it('reads what version 1 stored, for ever', () => {
    expect(parseSettings(settingsV1)).toEqual(chosen);
  });

  it('reads back what is stored', () => {
    expect(parseSettings(toStoredSettings(chosen))).toEqual(chosen);
  });

  it('gives the defaults where nothing is stored, or what is the reader’s administrator’s', () => {
    expect(parseSettings({})).toEqual(defaultSettings);
    expect(parseSettings({}, chosen)).toEqual(chosen);
  });

  it.each(fields)('loses no other field when %s is bad', (field) => {
    for (const bad of [null, 'no such choice', -1, 1e9, Number.NaN, [], {}]) {
      const stored = { ...settingsV1, [settingKeys[field]]: bad };
      expect(parseSettings(stored)).toEqual({ ...chosen, [field]: defaultSettings[field] });
    }
  });

  it('gives valid settings, whatever is stored', () => {
    const keys = fc.constantFrom(...Object.values(settingKeys), 'settings:version', '__proto__');
    fc.assert(
      fc.property(fc.dictionary(keys, fc.anything()), (stored) =>
        v.is(Settings, parseSettings(stored)),
      ),
    );
  });
});

describe('parseSiteSettings', () => {
  it('keeps the hosts that are hosts, each once where it was named last', () => {
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

  it('reads back what is stored', () => {
    const sites = { bannerSites: ['a.example'], bannerHiddenSites: ['b.example', 'c.example'] };
    expect(parseSiteSettings(toStoredSiteSettings(sites))).toEqual(sites);
  });

  it('never gives more than the schema allows, and of too many the newest', () => {
    const hosts = Array.from({ length: 6_000 }, (_, n) => `${n}.example`);
    const parsed = parseSiteSettings({ 'sites:bannerSites': hosts });
    expect(v.is(SiteSettings, parsed)).toBe(true);
    expect(parsed.bannerSites).toEqual(hosts.slice(1_000));
  });
});
