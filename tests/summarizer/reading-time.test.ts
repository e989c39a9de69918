import { describe, expect, it } from 'vitest';
import { estimateReadingSeconds } from '../../src/summarizer/reading-time.ts';

describe('estimateReadingSeconds', () => {
  it('uses the words a minute of the language', () => {
    const text = 'word '.repeat(238);
    expect(estimateReadingSeconds(text, 'en-GB')).toBeCloseTo(60);
    expect(estimateReadingSeconds('Wort '.repeat(179), 'de')).toBeCloseTo(60);
  });

  it('uses characters without punctuation for Chinese and Japanese', () => {
    expect(estimateReadingSeconds('桥，'.repeat(255), 'zh-Hant')).toBeCloseTo(60);
    expect(estimateReadingSeconds('橋'.repeat(357), 'ja')).toBeCloseTo(60);
  });

  it('uses the mean rate for a language without a norm', () => {
    expect(estimateReadingSeconds('ord '.repeat(184), 'da')).toBeCloseTo(60);
    expect(estimateReadingSeconds('ord '.repeat(184), 'und')).toBeCloseTo(60);
  });

  it('returns 0 for an empty text', () => {
    expect(estimateReadingSeconds('', 'en')).toBe(0);
  });
});
