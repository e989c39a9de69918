import fc from 'fast-check';
import { parseSync } from 'vite';
import { describe, expect, test, vi } from 'vitest';
import { findUnicodeLiterals } from '../../scripts/unicode-patterns.ts';
import { UnicodePattern } from '../../src/nlp/unicode-pattern.ts';
import { sourceFiles } from '../repo/source-files.ts';

/** All regular expressions of the sources that the build replaces, each once. */
const literals = new Map(
  [...sourceFiles()].flatMap(([file, code]) =>
    findUnicodeLiterals(parseSync(file, code).program).map(
      ({ regex: { pattern, flags } }) => [`/${pattern}/${flags}`, { pattern, flags }] as const,
    ),
  ),
);

function charactersOf(first: number, last: number): fc.Arbitrary<string> {
  return fc.integer({ min: first, max: last }).map((code) => String.fromCodePoint(code));
}

const latin = fc.oneof(
  charactersOf(0x20, 0x7e),
  charactersOf(0xa0, 0x24f),
  charactersOf(0x2010, 0x2044),
);
const latinToSinhala = fc.oneof(latin, charactersOf(0x370, 0x6ff), charactersOf(0x900, 0xdff));
const any = fc.oneof(latinToSinhala, charactersOf(0x3040, 0x9fff), charactersOf(0x1f300, 0x1f6ff));

/** Texts in one alphabet each, with pieces of a pattern, without which few of them would match. */
function textsFor(pattern: string): fc.Arbitrary<string> {
  const pieces = fc.constantFrom(...(pattern.match(/[^\\[\](){}?*+|^$]+/gu) ?? ['a']));
  return fc
    .oneof(
      ...[latin, latinToSinhala, any].map((unit) =>
        fc.array(fc.oneof(unit, pieces, fc.constantFrom(' ', '.', '1', 'A')), { maxLength: 30 }),
      ),
    )
    .map((parts) => parts.join(''));
}

describe('UnicodePattern', () => {
  test.each([...literals])('finds what %s finds', (_name, { pattern, flags }) => {
    fc.assert(
      fc.property(textsFor(pattern), (text) => {
        const expected = new RegExp(pattern, flags);
        const actual = new UnicodePattern(pattern, flags);
        expect(text.match(actual)).toEqual(text.match(expected));
        expect(text.replace(actual, '<$&>')).toBe(text.replace(expected, '<$&>'));
        expect(text.split(actual)).toEqual(text.split(expected));
        expect(text.search(actual)).toBe(text.search(expected));
        expect(actual.test(text)).toBe(new RegExp(pattern, flags).test(text));
        expect(actual.exec(text)).toEqual(new RegExp(pattern, flags).exec(text));
      }),
      { numRuns: 40 },
    );
  });

  test('stands for the regular expressions of the sources', () => {
    expect(literals.size).toBeGreaterThan(150);
  });

  test('folds the long s to an s, as the flags i and u do', () => {
    const pattern = ['[^a-z]', 'iu'] as const;
    expect(new UnicodePattern(...pattern).test('ſ')).toBe(new RegExp(...pattern).test('ſ'));
  });

  test('forgets where it last matched', () => {
    const letters = new UnicodePattern(String.raw`\p{L}`, 'gu');
    expect([letters.test('a'), letters.test('a')]).toEqual([true, true]);
  });

  test('takes the place of a literal in what is built', async () => {
    const { splitSentences } = await import('../../src/nlp/sentences/split-sentences.ts');
    const compiled = vi.spyOn(UnicodePattern.prototype, 'exec');
    splitSentences('Dr. Ito came. She left.', 'en');
    expect(compiled).toHaveBeenCalled();
    compiled.mockRestore();
  });
});
