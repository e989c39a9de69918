import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWords, lengthInWords, tokenizeWords } from '../../src/nlp/tokenize.ts';

const texts = (text: string, lang: string) => tokenizeWords(text, lang).map((word) => word.text);

describe('words', () => {
  test('apostrophes and hyphens hold a word together', () => {
    expect(texts("Don't rock the state-of-the-art boat’s hull.", 'en')).toEqual([
      "Don't",
      'rock',
      'the',
      'state-of-the-art',
      'boat’s',
      'hull',
    ]);
  });

  test('numbers keep their points and commas, words do not', () => {
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

  test('the letters of an acronym are one word', () => {
    expect(texts('the U.S. army', 'en')).toEqual(['the', 'U.S.', 'army']);
  });

  test('marks belong to their letters', () => {
    expect(texts('नमस्ते दुनिया', 'hi')).toEqual(['नमस्ते', 'दुनिया']);
    expect(texts('cafe\u0301 noir', 'fr')).toEqual(['cafe\u0301', 'noir']);
  });

  test('Chinese and Thai are parted without spaces', () => {
    expect(texts('我们今天去学校。', 'zh')).toEqual(['我们', '今天', '去', '学校']);
    expect(countWords('สวัสดีชาวโลก', 'th')).toBe(3);
  });

  test('the offsets are those of the text', () => {
    for (const [text, lang] of [
      ['One two, three.', 'en'],
      ['我们今天去学校。很远。', 'zh'],
    ] as const) {
      for (const word of tokenizeWords(text, lang))
        expect(text.slice(word.start, word.end)).toBe(word.text);
    }
  });

  test('a long text is parted in pieces, and each word stands where it says', () => {
    const text = '我们今天去学校。'.repeat(2_000);
    const found = tokenizeWords(text, 'zh');
    expect(found).toHaveLength(8_000);
    expect(found.every((word) => text.slice(word.start, word.end) === word.text)).toBe(true);
  });

  test('no text throws, and counting agrees with listing', () => {
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
    'a hundred thousand times %j does no harm',
    (piece) => {
      const text = `${piece.repeat(100_000)}x`;
      expect(countWords(text, 'en')).toBeGreaterThan(0);
      expect(countWords(text, 'ja')).toBeGreaterThan(0);
    },
  );
});

describe('the length in word equivalents', () => {
  test('is the number of words where there are spaces', () => {
    expect(lengthInWords('Three short words.', 'en')).toBe(3);
    expect(lengthInWords('나는 학교에 간다.', 'ko')).toBe(3);
  });

  test('is characters / 1.7, rounded up, in Chinese and Japanese', () => {
    // 8 characters, the full stop among them: 8 / 1.7 = 4.7.
    expect(lengthInWords('我们今天去学校。', 'zh-Hant')).toBe(5);
    expect(lengthInWords('我们 今天\n去学校。', 'zh')).toBe(5);
    expect(lengthInWords('', 'ja')).toBe(0);
  });
});
