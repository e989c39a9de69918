import { describe, expect, it } from 'vitest';
import {
  disableBannerOn,
  enableBannerOn,
  isBannerEnabledOn,
  policyAllowsBanner,
  withSitesAdded,
} from '../../../src/storage/banner-sites/banner-sites.ts';
import { toStoredSiteSettings } from '../../../src/storage/settings/keys.ts';
import { parseSiteSettings } from '../../../src/storage/settings/parse.ts';
import { defaultSettings, maxSites } from '../../../src/storage/settings/settings.ts';

const everywhere = { ...defaultSettings, bannerOnAllSites: true };
const sites = { bannerSites: ['a.example'], bannerHiddenSites: ['b.example'] };

describe('isBannerEnabledOn', () => {
  it('only where the reader asked for it', () => {
    expect(isBannerEnabledOn('a.example', defaultSettings, sites, {})).toBe(true);
    expect(isBannerEnabledOn('b.example', defaultSettings, sites, {})).toBe(false);
    expect(isBannerEnabledOn('sub.a.example', defaultSettings, sites, {})).toBe(false);
  });

  it('everywhere but where it was hidden, when it was asked for everywhere', () => {
    expect(isBannerEnabledOn('c.example', everywhere, sites, {})).toBe(true);
    expect(isBannerEnabledOn('b.example', everywhere, sites, {})).toBe(false);
  });

  it('nowhere that the policy forbids', () => {
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

  it('adds hosts as the oldest, and none that the user has decided about', () => {
    const added = {
      bannerSites: ['b.example', 'c.example'],
      bannerHiddenSites: ['a.example', 'd.example'],
    };
    expect(withSitesAdded(sites, added)).toEqual({
      bannerSites: ['c.example', 'a.example'],
      bannerHiddenSites: ['d.example', 'b.example'],
    });
  });

  it('leaves room for hiding another one', () => {
    const many = Array.from({ length: maxSites }, (_, at) => `h${at}.example`);
    const full = withSitesAdded(sites, { bannerSites: [], bannerHiddenSites: many });
    const hidden = parseSiteSettings(
      toStoredSiteSettings(disableBannerOn(full, 'c.example', true)),
    );
    expect(hidden.bannerHiddenSites).toHaveLength(maxSites);
    expect(hidden.bannerHiddenSites.slice(-2)).toEqual(['b.example', 'c.example']);
  });
});

describe('enableBannerOn and disableBannerOn', () => {
  const sites = { bannerSites: ['a.example'], bannerHiddenSites: ['b.example'] };

  it('turns it on once, and un-hides it', () => {
    expect(enableBannerOn(sites, 'b.example')).toEqual({
      bannerSites: ['a.example', 'b.example'],
      bannerHiddenSites: [],
    });
    expect(enableBannerOn(sites, 'a.example')).toEqual(sites);
  });

  it('hides it: by forgetting a chosen site, or, where it is everywhere, by naming this one', () => {
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
