import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWords, lengthInWords, tokenizeWords } from '../../src/nlp/tokenize.ts';

const texts = (text: string, lang: string) => tokenizeWords(text, lang).map((word) => word.text);

describe('tokenizeWords', () => {
  test('keeps apostrophes and hyphens inside a word', () => {
    expect(texts("Don't rock the state-of-the-art boat’s hull.", 'en')).toEqual([
      "Don't",
      'rock',
      'the',
      'state-of-the-art',
      'boat’s',
      'hull',
    ]);
  });

  test('keeps points and commas in numbers but not in words', () => {
    expect(texts('In 3,000.50 or 5:30 at the end.Next, a,b', 'en')).toEqual([
      'In',
      '3,000.50',
      'or',
      '5:30',
      'at',
      'the',
      'end',
      'Next',
      'a',
      'b',
    ]);
  });

  test('keeps the letters of an acronym together', () => {
    expect(texts('the U.S. army', 'en')).toEqual(['the', 'U.S.', 'army']);
  });

  test('keeps combining marks with their letters', () => {
    expect(texts('नमस्ते दुनिया', 'hi')).toEqual(['नमस्ते', 'दुनिया']);
    expect(texts('cafe\u0301 noir', 'fr')).toEqual(['cafe\u0301', 'noir']);
  });

  test('splits Chinese and Thai, which have no spaces', () => {
    expect(texts('我们今天去学校。', 'zh')).toEqual(['我们', '今天', '去', '学校']);
    expect(countWords('สวัสดีชาวโลก', 'th')).toBe(3);
  });

  test('returns offsets into the text', () => {
    for (const [text, lang] of [
      ['One two, three.', 'en'],
      ['我们今天去学校。很远。', 'zh'],
    ] as const) {
      for (const word of tokenizeWords(text, lang))
        expect(text.slice(word.start, word.end)).toBe(word.text);
    }
  });

  test('splits a long text in chunks with correct offsets', () => {
    const text = '我们今天去学校。'.repeat(2_000);
    const found = tokenizeWords(text, 'zh');
    expect(found).toHaveLength(8_000);
    expect(found.every((word) => text.slice(word.start, word.end) === word.text)).toBe(true);
  });

  test('never throws, and agrees with countWords', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('en', 'zh', 'th', 'ar', '', 'no such tag'),
        (text, lang) => {
          expect(countWords(text, lang)).toBe(tokenizeWords(text, lang).length);
        },
      ),
    );
  });

  test.each(['a.', "a'", '1.', '-', '\ud800'])(
    'takes a hundred thousand times %j without delay',
    (piece) => {
      const text = `${piece.repeat(100_000)}x`;
      expect(countWords(text, 'en')).toBeGreaterThan(0);
      expect(countWords(text, 'ja')).toBeGreaterThan(0);
    },
  );
});

describe('lengthInWords', () => {
  test('counts words in scripts with spaces', () => {
    expect(lengthInWords('Three short words.', 'en')).toBe(3);
    expect(lengthInWords('나는 학교에 간다.', 'ko')).toBe(3);
  });

  test('divides characters by 1.7, rounded up, in Chinese and Japanese', () => {
    // 8 characters with the full stop: 8 / 1.7 = 4.7.
    expect(lengthInWords('我们今天去学校。', 'zh-Hant')).toBe(5);
    expect(lengthInWords('我们 今天\n去学校。', 'zh')).toBe(5);
    expect(lengthInWords('', 'ja')).toBe(0);
  });
});
