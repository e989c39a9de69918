import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripAddress } from '../../src/history/strip-address.ts';
import tracking from '../../src/history/tracking-parameters.data.json' with { type: 'json' };
import { anyUnits } from './samples.ts';

describe('stripAddress', () => {
  it.each([
    ['a fragment', 'https://news.example/a#part-2', 'https://news.example/a'],
    ['a route in the fragment', 'https://news.example/#!/a', 'https://news.example/'],
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
  ])('takes off %s', (_, address, stripped) => {
    expect(stripAddress(address)).toBe(stripped);
  });

  it.each([
    ['what chooses the page', 'https://news.example/read?id=7&page=2'],
    ['the spelling of values', 'https://news.example/s?q=a%20b+c&r=%E2%82%ac'],
    ['names that only begin alike', 'https://news.example/a?utmost=1&gclidish=2'],
    ['broken encoding', 'https://news.example/a?%zz=1'],
    ['a port', 'http://127.0.0.1:8080/a'],
    ['files', 'file:///home/ann/a.html'],
  ])('keeps %s', (_, address) => {
    expect(stripAddress(address)).toBe(address);
  });

  it('takes one parameter out from between two', () => {
    expect(stripAddress('https://news.example/a?id=1&utm_id=2&page=3')).toBe(
      'https://news.example/a?id=1&page=3',
    );
  });

  it('gives nothing for what is no address, or too long once written out', () => {
    expect(stripAddress('not an address')).toBe('');
    expect(stripAddress('')).toBe('');
    expect(stripAddress(`https://news.example/${'ü'.repeat(1_000)}`)).toBe('');
  });

  it('never throws, and has nothing more to take off the second time', () => {
    const text = fc.oneof(anyUnits, fc.webUrl({ withFragments: true, withQueryParameters: true }));
    fc.assert(
      fc.property(text, (address) => {
        const stripped = stripAddress(address);
        expect(stripped).not.toContain('#');
        expect(stripAddress(stripped)).toBe(stripped);
      }),
    );
  });
});

describe('the list of tracking parameters', () => {
  it('is in lower case, without doubles, and no name says what a prefix says already', () => {
    const all = [...tracking.names, ...tracking.prefixes];
    expect(all).toEqual(all.map((name) => name.toLowerCase()));
    expect(new Set(all).size).toBe(all.length);
    const covered = tracking.names.filter((name) =>
      tracking.prefixes.some((p) => name.startsWith(p)),
    );
    expect(covered).toEqual([]);
  });
});
