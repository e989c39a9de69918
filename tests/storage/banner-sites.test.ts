import { describe, expect, it } from 'vitest';
import {
  addSites,
  disableBannerOn,
  enableBannerOn,
  getBannerMatches,
  isBannerEnabledOn,
  isValidMatchHost,
  policyAllowsBanner,
} from '../../src/storage/banner-sites.ts';
import { toStoredSiteSettings } from '../../src/storage/settings/keys.ts';
import { parseSiteSettings } from '../../src/storage/settings/parse.ts';
import type { Policy } from '../../src/storage/settings/policy.ts';
import { defaultSettings, maxSites } from '../../src/storage/settings/settings.ts';

describe('match patterns', () => {
  const nowhere = { bannerSites: [], bannerHiddenSites: [] };
  const chosen = { bannerSites: ['a.example', 'b.example'], bannerHiddenSites: [] };
  const everywhere = { ...defaultSettings, bannerOnAllSites: true };
  const both = new Set(['a.example', 'b.example']);

  describe('getBannerMatches', () => {
    it('returns undefined by default', () => {
      const access = { onAllSites: true, hosts: new Set<string>() };
      expect(getBannerMatches(defaultSettings, nowhere, {}, access)).toBeUndefined();
    });

    it('returns the chosen sites with access', () => {
      const hosts = new Set(['b.example']);
      expect(getBannerMatches(defaultSettings, chosen, {}, { onAllSites: false, hosts })).toEqual({
        matches: ['https://b.example/*', 'http://b.example/*'],
        excludeMatches: [],
      });
    });

    it('falls back to the chosen sites without access to all sites', () => {
      const access = { onAllSites: false, hosts: both };
      const { matches } = getBannerMatches(everywhere, chosen, {}, access) ?? {};
      expect(matches).toEqual([
        'https://a.example/*',
        'http://a.example/*',
        'https://b.example/*',
        'http://b.example/*',
      ]);
    });

    it('returns all sites except the hidden ones', () => {
      const sites = { bannerSites: [], bannerHiddenSites: ['a.example'] };
      const access = { onAllSites: true, hosts: new Set<string>() };
      expect(getBannerMatches(everywhere, sites, {}, access)).toEqual({
        matches: ['https://*/*', 'http://*/*'],
        excludeMatches: ['https://a.example/*', 'http://a.example/*'],
      });
    });

    it.each<[string, Policy, string[], string[]]>([
      [
        'only allowed sites',
        { bannerAllowedSites: ['News.example'] },
        ['https://*.news.example/*', 'http://*.news.example/*'],
        [],
      ],
      [
        'a blocked site',
        { bannerBlockedSites: ['bank.example'] },
        ['https://*/*', 'http://*/*'],
        ['https://*.bank.example/*', 'http://*.bank.example/*'],
      ],
    ])('respects a policy of %s', (_name, policy, matches, excludeMatches) => {
      const access = { onAllSites: true, hosts: new Set<string>() };
      expect(getBannerMatches(everywhere, nowhere, policy, access)).toEqual({
        matches,
        excludeMatches,
      });
    });

    it('is nothing where nobody knows which site a policy blocks', () => {
      const policy = { bannerBlockedSites: [], unreadableBlockedSite: 'bank example' };
      const access = { onAllSites: true, hosts: both };
      expect(getBannerMatches(everywhere, nowhere, policy, access)).toBeUndefined();
      expect(getBannerMatches(defaultSettings, chosen, policy, access)).toBeUndefined();
    });

    it('is nothing where a policy allows no site', () => {
      const access = { onAllSites: true, hosts: both };
      expect(
        getBannerMatches(everywhere, nowhere, { bannerAllowedSites: [] }, access),
      ).toBeUndefined();
      expect(
        getBannerMatches(defaultSettings, chosen, { bannerAllowedSites: [] }, access),
      ).toBeUndefined();
    });

    it('omits hosts that would invalidate the whole list', () => {
      const sites = { bannerSites: ['*', 'a.example', 'x/y', '[::1]'], bannerHiddenSites: [] };
      const hosts = new Set(sites.bannerSites);
      const { matches } =
        getBannerMatches(defaultSettings, sites, {}, { onAllSites: false, hosts }) ?? {};
      expect(matches).toEqual(['https://a.example/*', 'http://a.example/*']);
    });
  });

  describe('isValidMatchHost', () => {
    it.each(['a.example', 'xn--bcher-kva.example', '127.0.0.1', 'localhost', 'my_blog.example'])(
      'accepts %s',
      (host) => expect(isValidMatchHost(host)).toBe(true),
    );
    it.each(['', '*', '*.example', '[::1]', 'a..example', 'a.example:80', 'a.example/'])(
      'rejects %j',
      (host) => expect(isValidMatchHost(host)).toBe(false),
    );
  });
});

describe('banner sites', () => {
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
        isBannerEnabledOn('a.example', defaultSettings, sites, {
          bannerBlockedSites: ['a.example'],
        }),
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
});
