import { describe, expect, it } from 'vitest';
import { countNumberedCitations, findNoise } from '../../../src/summarizer/document/noise.ts';
import { applyCuts } from '../../../src/summarizer/rewriting/apply-cuts.ts';

function removeNoise(text: string, lang = 'en', hasNumberedCitations = false): string {
  const noise = findNoise(text, lang, { hasNumberedCitations });
  return applyCuts(text, { start: 0, end: text.length }, noise, lang);
}

describe('findNoise, on datelines', () => {
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
  ])('removes the dateline from %j', (text, rest) => expect(removeNoise(text)).toBe(rest));

  it.each([
    'NASA — the space agency — said on Monday that it would wait.',
    'The (first) river rose - again.',
    'Anna (left) and Ben stood by the river.',
    'Licence: Refer to the file Guide/Doc/Licence.txt for all of the terms.',
  ])('finds no dateline in %j', (text) => expect(removeNoise(text)).toBe(text));
});

describe('findNoise, on source notes', () => {
  it('removes a bracket that starts with a word for sources', () => {
    expect(removeNoise('It grew (source: city office) by a third.')).toBe('It grew by a third.');
  });

  it('removes a bracket after the end of the sentence', () => {
    expect(removeNoise('It grew by a third. (Analytical brief from several assessments.)')).toBe(
      'It grew by a third.',
    );
  });

  it('keeps a bracket with content', () => {
    const text = 'It grew by a third (from 30 to 40) in a year.';
    expect(removeNoise(text)).toBe(text);
  });
});

describe('findNoise, on citations', () => {
  it('removes citations in square brackets', () => {
    expect(removeNoise('It grew[12] by a third.[citation needed]')).toBe('It grew by a third.');
    expect(removeNoise('It grew [1, 2] by a third.')).toBe('It grew by a third.');
  });

  it('removes numbers in round brackets if the article cites in that way', () => {
    expect(removeNoise('It grew (3) by a third.', 'en', true)).toBe('It grew by a third.');
  });

  it('keeps numbers in round brackets otherwise', () => {
    expect(removeNoise('It grew (3) by a third.')).toBe('It grew (3) by a third.');
  });
});

describe('countNumberedCitations', () => {
  it('counts citations after words only', () => {
    expect(countNumberedCitations('One (1). Two (2), three (3) and f(4).')).toBe(3);
  });
});

describe('findNoise, on labels', () => {
  it.each([
    ['Summary: the river rose again.', 'The river rose again.'],
    ['• The river rose again.', 'The river rose again.'],
    ['219Cette caisse est un outil.', 'Cette caisse est un outil.'],
    ['A: The river rose again.', 'The river rose again.'],
  ])('removes the label from %j', (text, rest) => expect(removeNoise(text)).toBe(rest));
});
