import { describe, expect, it } from 'vitest';
import { countNumberedCitations, findNoise } from '../../../src/summarizer/document/noise.ts';
import { applyCuts } from '../../../src/summarizer/rewriting/apply-cuts.ts';

function cleaned(text: string, lang = 'en', hasNumberedCitations = false): string {
  const noise = findNoise(text, lang, { hasNumberedCitations });
  return applyCuts(text, { start: 0, end: text.length }, noise, lang);
}

describe('datelines', () => {
  it.each([
    ['(CNN)The river rose again overnight.', 'The river rose again overnight.'],
    ['LONDON (Reuters) - The river rose again.', 'The river rose again.'],
    ['Hong Kong (CNN Business)The river rose again.', 'The river rose again.'],
    ['LONDON, Jan. 5 — The river rose again.', 'The river rose again.'],
    ['VARNHOLM — The river rose again overnight.', 'The river rose again overnight.'],
    ['Madrid, 5 mar (EFE).- El río volvió a crecer.', 'El río volvió a crecer.'],
    ['МОСКВА, 5 марта. /ТАСС/. Река снова поднялась.', 'Река снова поднялась.'],
    [
      '新华社北京1月5日电（记者某某）河水昨夜再次上涨，两岸居民已经撤离。',
      '河水昨夜再次上涨，两岸居民已经撤离。',
    ],
    ['(서울=연합뉴스) 아무개 기자 = 강물이 밤사이 다시 불어났다.', '강물이 밤사이 다시 불어났다.'],
    [
      'Jakarta, CNN Indonesia -- Sungai itu meluap lagi semalam.',
      'Sungai itu meluap lagi semalam.',
    ],
  ])('%s', (text, rest) => expect(cleaned(text)).toBe(rest));

  it.each([
    'NASA — the space agency — said on Monday that it would wait.',
    'The (first) river rose - again.',
    'Anna (left) and Ben stood by the river.',
  ])('leaves alone: %s', (text) => expect(cleaned(text)).toBe(text));
});

describe('source notes', () => {
  it('go where a bracket opens with a word for sources', () => {
    expect(cleaned('It grew (source: city office) by a third.')).toBe('It grew by a third.');
  });

  it('go where a bracket follows the end of the sentence', () => {
    expect(cleaned('It grew by a third. (Analytical brief from several assessments.)')).toBe(
      'It grew by a third.',
    );
  });

  it('stay where the bracket says something', () => {
    const text = 'It grew by a third (from 30 to 40) in a year.';
    expect(cleaned(text)).toBe(text);
  });
});

describe('citation marks', () => {
  it('go in square brackets', () => {
    expect(cleaned('It grew[12] by a third.[citation needed]')).toBe('It grew by a third.');
    expect(cleaned('It grew [1, 2] by a third.')).toBe('It grew by a third.');
  });

  it('go in round ones where the article cites so', () => {
    expect(cleaned('It grew (3) by a third.', 'en', true)).toBe('It grew by a third.');
    expect(cleaned('It grew (3) by a third.')).toBe('It grew (3) by a third.');
  });

  it('are counted after words alone', () => {
    expect(countNumberedCitations('One (1). Two (2), three (3) and f(4).')).toBe(3);
  });
});

describe('labels', () => {
  it.each([
    ['Summary: the river rose again.', 'The river rose again.'],
    ['• The river rose again.', 'The river rose again.'],
    ['219Cette caisse est un outil.', 'Cette caisse est un outil.'],
    ['A: The river rose again.', 'The river rose again.'],
  ])('%s', (text, rest) => expect(cleaned(text)).toBe(rest));
});
