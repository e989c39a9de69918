import { describe, expect, it } from 'vitest';
import {
  getBannerMatches,
  isValidMatchHost,
} from '../../../src/storage/banner-sites/match-patterns.ts';
import type { Policy } from '../../../src/storage/settings/policy.ts';
import { defaultSettings } from '../../../src/storage/settings/settings.ts';

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
