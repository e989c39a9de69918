import { describe, expect, it } from 'vitest';
import {
  addSites,
  disableBannerOn,
  enableBannerOn,
  isBannerEnabledOn,
  policyAllowsBanner,
} from '../../../src/storage/banner-sites/banner-sites.ts';
import { toStoredSiteSettings } from '../../../src/storage/settings/keys.ts';
import { parseSiteSettings } from '../../../src/storage/settings/parse.ts';
import { defaultSettings, maxSites } from '../../../src/storage/settings/settings.ts';

const everywhere = { ...defaultSettings, bannerOnAllSites: true };
const sites = { bannerSites: ['a.example'], bannerHiddenSites: ['b.example'] };

describe('isBannerEnabledOn', () => {
  it('returns true only where the user turned the banner on', () => {
    expect(isBannerEnabledOn('a.example', defaultSettings, sites, {})).toBe(true);
    expect(isBannerEnabledOn('b.example', defaultSettings, sites, {})).toBe(false);
    expect(isBannerEnabledOn('sub.a.example', defaultSettings, sites, {})).toBe(false);
  });

  it('returns true except where it is hidden if it is on for all sites', () => {
    expect(isBannerEnabledOn('c.example', everywhere, sites, {})).toBe(true);
    expect(isBannerEnabledOn('b.example', everywhere, sites, {})).toBe(false);
  });

  it('returns false where the policy forbids it', () => {
    expect(
      isBannerEnabledOn('a.example', defaultSettings, sites, { bannerBlockedSites: ['a.example'] }),
    ).toBe(false);
    expect(
      isBannerEnabledOn('c.example', everywhere, sites, { bannerAllowedSites: ['a.example'] }),
    ).toBe(false);
  });
});

describe('policyAllowsBanner', () => {
  const policy = {
    bannerAllowedSites: ['Intra.example'],
    bannerBlockedSites: ['pay.intra.example'],
  };

  it.each([
    ['intra.example', true],
    ['news.intra.example', true],
    ['pay.intra.example', false],
    ['eu.pay.intra.example', false],
    ['notintra.example', false],
    ['intra.example.evil', false],
    ['pay.intra.example.', false],
    ['intra.example.', true],
  ])('%s: %s', (host, allowed) => {
    expect(policyAllowsBanner(policy, host)).toBe(allowed);
  });
});

describe('a policy with a blocked site that cannot be read', () => {
  const policy = { bannerBlockedSites: [], unreadableBlockedSite: 'bank example' };

  it('keeps the banner from every site', () => {
    expect(policyAllowsBanner(policy, 'a.example')).toBe(false);
    expect(isBannerEnabledOn('a.example', everywhere, sites, policy)).toBe(false);
  });
});

describe('withSitesAdded', () => {
  const sites = { bannerSites: ['a.example'], bannerHiddenSites: ['b.example'] };

  it('adds hosts as the oldest ones, except those that the user has decided about', () => {
    const added = {
      bannerSites: ['b.example', 'c.example'],
      bannerHiddenSites: ['a.example', 'd.example'],
    };
    expect(addSites(sites, added)).toEqual({
      bannerSites: ['c.example', 'a.example'],
      bannerHiddenSites: ['d.example', 'b.example'],
    });
  });

  it('leaves room for hiding another host', () => {
    const many = Array.from({ length: maxSites }, (_, at) => `h${at}.example`);
    const full = addSites(sites, { bannerSites: [], bannerHiddenSites: many });
    const hidden = parseSiteSettings(
      toStoredSiteSettings(disableBannerOn(full, 'c.example', true)),
    );
    expect(hidden.bannerHiddenSites).toHaveLength(maxSites);
    expect(hidden.bannerHiddenSites.slice(-2)).toEqual(['b.example', 'c.example']);
  });
});

describe('enableBannerOn and disableBannerOn', () => {
  const sites = { bannerSites: ['a.example'], bannerHiddenSites: ['b.example'] };

  it('add a host once and remove it from the hidden ones', () => {
    expect(enableBannerOn(sites, 'b.example')).toEqual({
      bannerSites: ['a.example', 'b.example'],
      bannerHiddenSites: [],
    });
    expect(enableBannerOn(sites, 'a.example')).toEqual(sites);
  });

  it('remove a chosen host, or list it as hidden if the banner is on for all sites', () => {
    expect(disableBannerOn(sites, 'a.example', false)).toEqual({
      bannerSites: [],
      bannerHiddenSites: ['b.example'],
    });
    expect(disableBannerOn(sites, 'a.example', true)).toEqual({
      bannerSites: [],
      bannerHiddenSites: ['b.example', 'a.example'],
    });
  });
});
