import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/settings/policy.ts';
import { getBannerMatches, isValidMatchHost } from '../../src/settings/prompt-matches.ts';
import { defaultSettings } from '../../src/settings/settings.ts';

const nowhere = { promptSites: [], promptHidden: [] };
const chosen = { promptSites: ['a.example', 'b.example'], promptHidden: [] };
const everywhere = { ...defaultSettings, promptEverywhere: true };
const both = new Set(['a.example', 'b.example']);

describe('getBannerMatches', () => {
  it('is nothing by default', () => {
    const access = { everywhere: true, hosts: new Set<string>() };
    expect(getBannerMatches(defaultSettings, nowhere, {}, access)).toBeUndefined();
  });

  it('is the chosen sites that can be reached', () => {
    const hosts = new Set(['b.example']);
    expect(getBannerMatches(defaultSettings, chosen, {}, { everywhere: false, hosts })).toEqual({
      matches: ['https://b.example/*', 'http://b.example/*'],
      excludeMatches: [],
    });
  });

  it('falls back on the chosen sites where access to all was not granted', () => {
    const access = { everywhere: false, hosts: both };
    const { matches } = getBannerMatches(everywhere, chosen, {}, access) ?? {};
    expect(matches).toEqual([
      'https://a.example/*',
      'http://a.example/*',
      'https://b.example/*',
      'http://b.example/*',
    ]);
  });

  it('is every site but the hidden ones', () => {
    const sites = { promptSites: [], promptHidden: ['a.example'] };
    const access = { everywhere: true, hosts: new Set<string>() };
    expect(getBannerMatches(everywhere, sites, {}, access)).toEqual({
      matches: ['https://*/*', 'http://*/*'],
      excludeMatches: ['https://a.example/*', 'http://a.example/*'],
    });
  });

  it.each<[string, Policy, string[], string[]]>([
    [
      'only allowed sites',
      { promptAllowed: ['News.example'] },
      ['https://*.news.example/*', 'http://*.news.example/*'],
      [],
    ],
    [
      'a blocked site',
      { promptBlocked: ['bank.example'] },
      ['https://*/*', 'http://*/*'],
      ['https://*.bank.example/*', 'http://*.bank.example/*'],
    ],
  ])('keeps to a policy of %s', (_name, policy, matches, excludeMatches) => {
    const access = { everywhere: true, hosts: new Set<string>() };
    expect(getBannerMatches(everywhere, nowhere, policy, access)).toEqual({
      matches,
      excludeMatches,
    });
  });

  it('is nothing where a policy allows no site', () => {
    const access = { everywhere: true, hosts: both };
    expect(getBannerMatches(everywhere, nowhere, { promptAllowed: [] }, access)).toBeUndefined();
    expect(
      getBannerMatches(defaultSettings, chosen, { promptAllowed: [] }, access),
    ).toBeUndefined();
  });

  it('leaves out what would spoil the whole list', () => {
    const sites = { promptSites: ['*', 'a.example', 'x/y', '[::1]'], promptHidden: [] };
    const hosts = new Set(sites.promptSites);
    const { matches } =
      getBannerMatches(defaultSettings, sites, {}, { everywhere: false, hosts }) ?? {};
    expect(matches).toEqual(['https://a.example/*', 'http://a.example/*']);
  });
});

describe('isValidMatchHost', () => {
  it.each(['a.example', 'xn--bcher-kva.example', '127.0.0.1', 'localhost', 'my_blog.example'])(
    'takes %s',
    (host) => expect(isValidMatchHost(host)).toBe(true),
  );
  it.each(['', '*', '*.example', '[::1]', 'a..example', 'a.example:80', 'a.example/'])(
    'refuses %j',
    (host) => expect(isValidMatchHost(host)).toBe(false),
  );
});
