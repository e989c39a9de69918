import { describe, expect, it } from 'vitest';
import {
  computeQuotedShare,
  endsAsSentence,
  isBalanced,
  isQuestion,
  stripQuotations,
} from '../../../src/summarizer/document/punctuation.ts';

describe('endsAsSentence', () => {
  it.each([
    ['It is closed.', 'en', true],
    ['“It is closed.”', 'en', true],
    ['桥已关闭。', 'zh', true],
    ['पुल बंद है।', 'hi', true],
    ['Is it closed', 'en', false],
    ['สะพานปิดแล้ว', 'th', true],
  ])('judges %j (%s): %s', (text, lang, expected) =>
    expect(endsAsSentence(text, lang)).toBe(expected),
  );
});

describe('isQuestion', () => {
  it.each([
    ['Is it closed?', 'en', true],
    ['Is it closed? Nobody knows.', 'en', true],
    ['She asked “Is it closed?” and left.', 'en', false],
    ['Είναι κλειστή;', 'el', true],
    ['It is closed;', 'en', false],
    ['هل هو مغلق؟', 'ar', true],
  ])('judges %j (%s): %s', (text, lang, expected) => expect(isQuestion(text, lang)).toBe(expected));
});

describe('isBalanced', () => {
  it.each([
    ['„So“ and “so” and «so» and "so" (so).', true],
    ['»So« schrieb sie.', true],
    ['She said “so.', false],
    ['She said (so.', false],
    ['She said so).', false],
    ['「そうだ」と言った。', true],
  ])('judges %j: %s', (text, expected) => expect(isBalanced(text)).toBe(expected));
});

describe('stripQuotations', () => {
  it('replaces a quotation by a space', () => {
    expect(stripQuotations('She said “so” again.')).toBe('She said   again.');
  });
});

describe('computeQuotedShare', () => {
  it('returns the share of quoted characters', () => {
    expect(computeQuotedShare('“1234567” a')).toBeCloseTo(9 / 11);
  });

  it('returns 0 for an empty text', () => {
    expect(computeQuotedShare('')).toBe(0);
  });
});
