import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findNumbers } from '../../src/factuality/numbers.ts';

test.each([
  ['en', '1,200 people', [[1200, 1.2]]],
  ['de', '1.200 Menschen', [[1200, 1.2]]],
  ['en', 'a loss of 1.25 million', [[1_250_000]]],
  ['fr', '3,5 milliards', [[3_500_000_000]]],
  ['en', '12,345,678', [[12_345_678]]],
  ['en', '1,234.5 tonnes', [[1234.5]]],
  ['de', '1.234,5 Tonnen', [[1234.5]]],
  ['pl', '12 000 osób', [[12], [0]]],
  ['fr', '12\u202f000 personnes', [[12_000]]],
  ['ar', '١٢٣', [[123]]],
  ['hi', '२५ लोग', [[25]]],
  ['en', 'nineteen boats and twenty crews', [[19], [20]]],
  ['en', 'two million', [[2_000_000]]],
  ['en', 'an eight-metre boat', [[8]]],
  ['en', 'twenty-one boats', [[21]]],
  ['fr', 'vingt-deux bateaux', [[22]]],
  ['xx', 'nine boats, 9 crews', [[9]]],
  ['en', 'nothing', []],
])('finds numbers in %s: “%s”', (lang, text, values) => {
  expect(findNumbers(text, lang).map((mention) => mention.values)).toEqual(values);
});

test('returns correct offsets with a digit or a word for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const { start, end, values } of findNumbers(text, 'en')) {
        expect(text.slice(start, end)).toMatch(/[\p{Nd}\p{L}]/u);
        expect(values.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 50 },
  );
}, 30_000);
