import { describe, expect, it, test } from 'vitest';
import {
  cutAddress,
  getHttpHost,
  getRoutingFragment,
  isCutAddress,
  isHttpUrl,
  splitCutAddress,
  stripHash,
} from '../../src/shared/url.ts';

describe('isHttpUrl', () => {
  it.each(['https://tide.example/a', 'HTTP://tide.example', 'http://[::1]:8080/'])(
    'accepts %s',
    (address) => {
      expect(isHttpUrl(address)).toBe(true);
    },
  );

  it.each(['', 'https://', 'ftp://tide.example', 'javascript:https://a', 'file:///a', '//a/b'])(
    'rejects “%s”',
    (address) => {
      expect(isHttpUrl(address)).toBe(false);
    },
  );
});

test('getHttpHost returns the host of a web address alone', () => {
  expect(getHttpHost('https://tide.example:8443/a')).toBe('tide.example');
  expect(getHttpHost('file:///a')).toBeUndefined();
});

test('stripHash removes the fragment', () => {
  expect(stripHash('https://tide.example/a?b#c#d')).toBe('https://tide.example/a?b');
});

describe('getRoutingFragment', () => {
  it.each([
    ['#/guide', '#/guide'],
    ['#/guide?id=5', '#/guide?id=5'],
    ['#!guide', '#!guide'],
    ['#!/guide', '#!/guide'],
    ['#/guide#install', '#/guide'],
    ['#/guide:~:text=ferry', '#/guide'],
  ])('returns the routing fragment of %s', (hash, route) => {
    expect(getRoutingFragment(hash)).toBe(route);
  });

  it.each(['', '#', '#install', '#/', '#!', '#!/', '#:~:text=ferry', '#inbox/3'])(
    'returns nothing for the fragment “%s”',
    (hash) => {
      expect(getRoutingFragment(hash)).toBe('');
    },
  );
});

describe('cutAddress', () => {
  const long = `https://tide.example/${'a'.repeat(200)}`;

  it('leaves a short address unchanged', () => {
    expect(cutAddress(long, long.length)).toBe(long);
    expect(isCutAddress(long)).toBe(false);
  });

  it('keeps two long addresses with a common start distinct', () => {
    const cut = [`${long}b`, `${long}c`].map((address) => cutAddress(address, 100));
    expect(cut.map(({ length }) => length)).toEqual([100, 100]);
    expect(cut[0]).not.toBe(cut[1]);
    expect(cut.every(isCutAddress)).toBe(true);
  });

  it('leaves the appended hash recognizable', () => {
    const [address, mark] = splitCutAddress(cutAddress(long, 100));
    expect(long.startsWith(address)).toBe(true);
    expect(mark).toMatch(/^#cut-[0-9a-f]{16}$/);
    expect(splitCutAddress(long)).toEqual([long, '']);
  });
});
