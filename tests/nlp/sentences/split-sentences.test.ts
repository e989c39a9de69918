import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSplitCorrectly, loadSentenceCases, type Split } from '../../../bench/sentence-cases.ts';
import { splitSentences } from '../../../src/nlp/sentences/split-sentences.ts';
import { isLong } from '../../sampled-suites.ts';

const sentences: Split = (text, lang) =>
  splitSentences(text, lang).map(({ start, end }) => text.slice(start, end));

/** Share of a language's hard cases that must be split correctly; 1 if not listed. */
const floors: Record<string, number> = {
  cs: 0.95,
  pl: 0.96,
  sv: 0.95,
  th: 0.92,
  tr: 0.95,
};

describe('splitSentences on hard cases', () => {
  test('has enough cases', () => {
    const all = loadSentenceCases();
    expect(all.length).toBeGreaterThanOrEqual(30);
    expect(all.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(400);
  });

  test.each(loadSentenceCases())('splits $lang', ({ lang, cases }) => {
    const missed = cases.filter(({ text }) => !isSplitCorrectly(sentences, text, lang));
    const rate = 1 - missed.length / cases.length;
    expect(rate, missed.map(({ about }) => about).join('; ')).toBeGreaterThanOrEqual(
      floors[lang] ?? 1,
    );
  });
});

describe('splitSentences on any text', () => {
  /** Text with many terminators, marks, abbreviations, bidi controls and lone surrogates. */
  const provoking = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...'.!?…。！？؟।;:,“”‘’«»„"\'()[]「」—- \n\t\u00a0\u3000',
          '\u202e',
          '\ufeff',
        ),
        fc.constantFrom(
          'Dr.',
          'e.g.',
          'J. K.',
          'z. B.',
          'р.',
          '说',
          'と',
          'iPhone',
          '3.',
          'said',
          'II.',
        ),
        fc.constantFrom('\ud800', '\udc00', '😀', 'e\u0301', 'ﷺ', 'कि', '한'),
        fc.string({ unit: 'binary', maxLength: 8 }),
      ),
      { maxLength: 80 },
    )
    .map((pieces) => pieces.join(''));
  const language = fc.constantFrom(
    ...[
      'en',
      'de',
      'pl',
      'ru',
      'el',
      'ar',
      'hi',
      'zh',
      'ja',
      'ko',
      'th',
      'tr',
      'nl',
      'und',
      'x-y',
      '',
    ],
    '\ud800',
    '__proto__',
    'constructor',
    'EN-gb',
    'zh_Hant',
  );

  test('returns trimmed, non-empty, ordered and disjoint spans', () => {
    fc.assert(
      fc.property(provoking, language, (text, lang) => {
        let last = 0;
        for (const { start, end } of splitSentences(text, lang)) {
          const sentence = text.slice(start, end);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(sentence).not.toBe('');
          expect(sentence).toBe(sentence.trim());
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: isLong ? 1_000 : 100 },
    );
  });

  test('leaves only white space between the spans', () => {
    fc.assert(
      fc.property(provoking, language, (text, lang) => {
        let gaps = '';
        let last = 0;
        for (const { start, end } of splitSentences(text, lang)) {
          gaps += text.slice(last, start);
          last = end;
        }
        gaps += text.slice(last);
        expect(gaps.trim()).toBe('');
      }),
      { numRuns: isLong ? 1_000 : 100 },
    );
  });

  test.each([
    '.',
    'a',
    '"',
    '(',
    '“',
    ' ',
    '\n',
    '\u202e',
    '\ud83d',
    '。',
    'A.',
    '( . ',
    '."',
    '1.',
    "’'",
  ])('takes a hundred thousand times %j without delay', (piece) => {
    const text = piece.repeat(100_000);
    for (const lang of ['en', 'de', 'zh', 'th']) {
      const spans = splitSentences(text, lang);
      expect(spans.every(({ start, end }) => end > start && end - start <= 2_000)).toBe(true);
    }
  });
});

describe('the limits of splitSentences', () => {
  test('cut a sentence of more than 2,000 units at a space', () => {
    const text = `${'word '.repeat(900)}end.`;
    const spans = splitSentences(text, 'en');
    expect(spans).toHaveLength(3);
    expect(spans[0]).toEqual({ start: 0, end: 1_999 });
    expect(spans[1]?.start).toBe(2_000);
  });

  test('never cut a surrogate pair', () => {
    const spans = splitSentences(`a${'😀'.repeat(1_500)}`, 'en');
    expect(spans[0]).toEqual({ start: 0, end: 1_999 });
  });

  test('split a quotation longer than 230 units at its sentences', () => {
    const long = `“${'We waited for the boat and none came. '.repeat(8)}”`;
    const short = `“${'We waited for the boat. '.repeat(4)}” He sighed.`;
    expect(splitSentences(long, 'en')).toHaveLength(8);
    expect(splitSentences(short, 'en')).toHaveLength(2);
  });

  test('let a quotation that is never closed join nothing', () => {
    expect(sentences('“It was late. Nobody came. We left.', 'en')).toHaveLength(3);
  });

  test('end a sentence at a line break', () => {
    expect(sentences('A heading\nThe text\r\n\r\nMore', 'en')).toEqual([
      'A heading',
      'The text',
      'More',
    ]);
  });

  test('find no sentences in empty text', () => {
    expect(splitSentences('', 'en')).toEqual([]);
    expect(splitSentences(' \n\t ', 'en')).toEqual([]);
  });
});
