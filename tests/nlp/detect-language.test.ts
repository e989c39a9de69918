import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadSentenceCases } from '../../bench/sentence-cases.ts';
import { detectLanguage, resolveLanguage } from '../../src/nlp/detect-language.ts';

/** A paragraph for each language, from the sentence splitting cases. */
const paragraphs = loadSentenceCases().map(({ lang, cases }) => ({
  lang,
  text: cases.map(({ text }) => text.replaceAll(/‖ ?/g, '')).join(' '),
}));

describe('detectLanguage', () => {
  test.each(paragraphs)('detects $lang', ({ lang, text }) => {
    expect(detectLanguage(text)).toBe(lang);
  });

  test('needs only a few words in a script that one language uses', () => {
    expect(detectLanguage('你好')).toBe('zh');
    expect(detectLanguage('東京都知事選挙の結果が発表された。')).toBe('ja');
    expect(detectLanguage('안녕하세요')).toBe('ko');
  });

  test('ignores names in another script', () => {
    expect(
      detectLanguage('The painter 葛飾北斎 was born in Edo and lived there for most of his life.'),
    ).toBe('en');
  });

  test('returns und if the text gives no clear answer', () => {
    expect(detectLanguage('')).toBe('und');
    expect(detectLanguage('12 345 — 67 %')).toBe('und');
    expect(detectLanguage('Lorem')).toBe('und');
    expect(
      detectLanguage(
        'Kiswahili ni lugha ya Kibantu ambayo inazungumzwa katika Afrika ya Mashariki na watu wengi',
      ),
    ).toBe('und');
  });

  test('uses a sample of a long text', () => {
    const english =
      'The house by the river was sold in the spring, and nobody knows who lives there now. ';
    expect(detectLanguage(english.repeat(10_000))).toBe('en');
  });

  test('returns a tag or und for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(detectLanguage(text)).toMatch(/^[a-z]{2,3}$/);
      }),
    );
  });
});

describe('the language that a page declares', () => {
  const german =
    'Der Fährmann hat die Schleuse am Morgen von Hand geöffnet, weil der Motor sich im Kraut verfangen hatte und auf halber Höhe stehen geblieben war. Zwei Leute brauchten eine Stunde, um das Tor ganz zu heben, und das Wasser stand da schon auf dem Weg. Verletzt wurde niemand, aber die Bank an der Brücke ist fort, und die Gemeinde sucht sie seitdem am Ufer unterhalb der Mühle.';

  test.each(paragraphs)('gives way to $lang where the text is of that', ({ lang, text }) => {
    const long = `${text} `.repeat(3);
    const other = lang === 'en' ? 'tr' : 'en-US';
    expect(resolveLanguage(long, other)).toBe(lang);
    expect(resolveLanguage(long, `${lang}-XX`)).toBe(`${lang}-XX`);
  });

  test('gives way where a German article is declared English', () => {
    expect(resolveLanguage(german, 'en')).toBe('de');
  });

  test.each(['lb', 'gsw', 'de-AT', 'und-x'])('stays %s, of which the text tells no more', (tag) => {
    expect(resolveLanguage(german, tag)).toBe(tag === 'und-x' ? 'de' : tag);
  });

  test('gives way to English where it has no function words of its own to compare', () => {
    const english = paragraphs.find(({ lang }) => lang === 'en')?.text ?? '';
    expect(resolveLanguage(`${english} `.repeat(3), 'et-EE')).toBe('en');
  });

  test('stays where the text is short', () => {
    expect(resolveLanguage('Das ist ein Haus und ein Garten am Fluss.', 'en')).toBe('en');
  });

  test('is told from the text where there is none', () => {
    expect(resolveLanguage(german, 'und')).toBe('de');
  });
});
