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
  ])('%s: %s %s', (text, lang, ends) => expect(endsAsSentence(text, lang)).toBe(ends));
});

describe('asks', () => {
  it.each([
    ['Is it closed?', 'en', true],
    ['Is it closed? Nobody knows.', 'en', true],
    ['She asked “Is it closed?” and left.', 'en', false],
    ['Είναι κλειστή;', 'el', true],
    ['It is closed;', 'en', false],
    ['هل هو مغلق؟', 'ar', true],
  ])('%s: %s %s', (text, lang, question) => expect(isQuestion(text, lang)).toBe(question));
});

describe('isBalanced', () => {
  it.each([
    ['„So“ and “so” and «so» and "so" (so).', true],
    ['»So« schrieb sie.', true],
    ['She said “so.', false],
    ['She said (so.', false],
    ['She said so).', false],
    ['「そうだ」と言った。', true],
  ])('%s: %s', (text, balanced) => expect(isBalanced(text)).toBe(balanced));
});

describe('quotations', () => {
  it('are taken out, and measured', () => {
    expect(stripQuotations('She said “so” again.')).toBe('She said   again.');
    expect(computeQuotedShare('“1234567” a')).toBeCloseTo(9 / 11);
    expect(computeQuotedShare('')).toBe(0);
  });
});
