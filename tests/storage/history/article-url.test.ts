import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRecordId,
  getAddressOfId,
  groupByAddress,
  isLinkable,
  stripTrackingParams,
} from '../../../src/storage/history/article-url.ts';
import tracking from '../../../src/storage/history/tracking-parameters.data.json' with {
  type: 'json',
};
import { anyUnits, sampleArticle } from './samples.ts';

describe('stripTrackingParams', () => {
  it.each([
    ['a fragment', 'https://news.example/a#part-2', 'https://news.example/a'],
    ['a place within a route', 'https://news.example/#/a#part-2', 'https://news.example/#/a'],
    [
      'campaign parameters of a route',
      'https://news.example/#/a?id=1&utm_source=x',
      'https://news.example/#/a?id=1',
    ],
    ['name and password', 'https://ann:secret@news.example/a', 'https://news.example/a'],
    [
      'campaign parameters',
      'https://news.example/a?utm_source=x&utm_medium=y',
      'https://news.example/a',
    ],
    ['click ids', 'https://news.example/a?fbclid=1&gclid=2&msclkid=3', 'https://news.example/a'],
    ['names in capitals', 'https://news.example/a?UTM_Source=x', 'https://news.example/a'],
    ['encoded names', 'https://news.example/a?%75tm_source=x', 'https://news.example/a'],
    ['a name without a value', 'https://news.example/a?fbclid', 'https://news.example/a'],
    ['an empty query', 'https://news.example/a?', 'https://news.example/a'],
    ['the default port', 'https://news.example:443/a', 'https://news.example/a'],
  ])('removes %s', (_, address, stripped) => {
    expect(stripTrackingParams(address)).toBe(stripped);
  });

  it.each([
    ['parameters that choose the page', 'https://news.example/read?id=7&page=2'],
    ['the spelling of values', 'https://news.example/s?q=a%20b+c&r=%E2%82%ac'],
    ['names that only start alike', 'https://news.example/a?utmost=1&gclidish=2'],
    ['broken encoding', 'https://news.example/a?%zz=1'],
    ['a port', 'http://127.0.0.1:8080/a'],
    ['a route in the fragment', 'https://news.example/app#/a/b'],
    ['a route behind an exclamation mark', 'https://news.example/#!a'],
    ['files', 'file:///home/ann/a.html'],
  ])('keeps %s', (_, address) => {
    expect(stripTrackingParams(address)).toBe(address);
  });

  it('removes one parameter from between two others', () => {
    expect(stripTrackingParams('https://news.example/a?id=1&utm_id=2&page=3')).toBe(
      'https://news.example/a?id=1&page=3',
    );
  });

  it("returns '' for an invalid address", () => {
    expect(stripTrackingParams('not an address')).toBe('');
    expect(stripTrackingParams('')).toBe('');
  });

  it('keeps long addresses distinct when they are cut', () => {
    // Each “ü” takes six characters when it is serialized.
    const long = `https://news.example/${'ü'.repeat(1_000)}`;
    const [first = '', second = ''] = [`${long}a`, `${long}b`].map(stripTrackingParams);
    expect(first).toHaveLength(4_000);
    expect(first).not.toBe(second);
    expect(stripTrackingParams(first)).toBe(first);
  });

  it('removes user name and password from a cut address as well', () => {
    expect(stripTrackingParams('https://ann:secret@news.example/a#cut-0123456789abcdef')).toBe(
      'https://news.example/a#cut-0123456789abcdef',
    );
  });

  it('never throws, and does not change an address that is stripped already', () => {
    const text = fc.oneof(anyUnits, fc.webUrl({ withFragments: true, withQueryParameters: true }));
    fc.assert(
      fc.property(text, (address) => {
        const stripped = stripTrackingParams(address);
        expect(stripTrackingParams(stripped)).toBe(stripped);
      }),
    );
  });
});

describe('the list of tracking parameters', () => {
  it('is in lower case, without duplicates, and has no name that a prefix covers', () => {
    const all = [...tracking.names, ...tracking.prefixes];
    expect(all).toEqual(all.map((name) => name.toLowerCase()));
    expect(new Set(all).size).toBe(all.length);
    const covered = tracking.names.filter((name) =>
      tracking.prefixes.some((p) => name.startsWith(p)),
    );
    expect(covered).toEqual([]);
  });
});

describe('isLinkable', () => {
  it('returns true for web pages', () => {
    for (const address of ['https://news.example/a', 'http://news.example/#/a'])
      expect(isLinkable(address)).toBe(true);
  });

  it.each([
    'file:///home/ann/a.html',
    'blob:https://news.example/1',
    'data:text/html,x',
    'javascript:alert(1)',
    'about:srcdoc',
    '',
    'https://news.example/a#cut-0123456789abcdef',
  ])('returns false for “%s”', (address) => {
    expect(isLinkable(address)).toBe(false);
  });
});

describe('createRecordId', () => {
  const toId = (url: string, canonical: string) =>
    createRecordId(sampleArticle({ url, canonical }));

  it('is the same for the same article at equivalent addresses', () => {
    const canonical = 'https://tide.example/harbour/pilots';
    const plain = toId('https://tide.example/harbour/pilots', canonical);
    expect(toId('https://tide.example/harbour/pilots?utm_source=a#b', canonical)).toBe(plain);
    expect(toId('https://www.tide.example/harbour/pilots/print', canonical)).toBe(plain);
    expect(plain).toBe('page:first:https://tide.example/harbour/pilots');
  });

  it('ignores a canonical address on another site', () => {
    expect(toId('https://evil.example/a', 'https://tide.example/harbour/pilots')).toBe(
      'page:first:https://evil.example/a',
    );
    expect(toId('https://a.host.example/1', 'https://b.host.example/1')).toBe(
      'page:first:https://a.host.example/1',
    );
  });

  it('ignores the front page as canonical address of an article', () => {
    expect(toId('https://tide.example/a', 'https://tide.example/')).toBe(
      'page:first:https://tide.example/a',
    );
    expect(toId('https://tide.example/?p=7', 'https://tide.example/')).toBe(
      'page:first:https://tide.example/?p=7',
    );
    expect(toId('https://tide.example/', 'https://www.tide.example/')).toBe(
      'page:first:https://www.tide.example/',
    );
  });

  it('ignores the canonical address of a page that routes by its fragment', () => {
    expect(toId('https://tide.example/app#/a', 'https://tide.example/app')).toBe(
      'page:first:https://tide.example/app#/a',
    );
  });

  it('survives invalid addresses', () => {
    expect(toId('', 'file:///')).toBe('page:first:');
    expect(toId('https://tide.example/a', 'nonsense')).toBe('page:first:https://tide.example/a');
  });

  it('distinguishes selections by their text, and from the page', () => {
    const selection = sampleArticle({ scope: 'selection' });
    expect(createRecordId(selection)).toBe('selection:first:https://tide.example/harbour/pilots');
    expect(createRecordId({ ...selection, textHash: 'second' })).not.toBe(
      createRecordId(selection),
    );
  });

  it('contains the whole address', () => {
    for (const url of ['https://tide.example/a:b', 'blob:https://tide.example/1', 'file:///a'])
      expect(getAddressOfId(toId(url, ''))).toBe(url);
  });
});

describe('groupByAddress', () => {
  it('groups pages by address, without selections', () => {
    const [address, other] = ['https://tide.example/a', 'https://tide.example/b'];
    const ids = [`page:1:${address}`, `selection:2:${address}`, `page:3:${other}`];
    expect([...groupByAddress([...ids, `page:4:${address}`])]).toEqual([
      [address, [`page:1:${address}`, `page:4:${address}`]],
      [other, [`page:3:${other}`]],
    ]);
  });
});
