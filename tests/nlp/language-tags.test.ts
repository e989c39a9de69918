import { describe, expect, test } from 'vitest';
import { baseLanguage, getDirection, isCjk, isUnspaced } from '../../src/nlp/language-tags.ts';

describe('baseLanguage', () => {
  test.each([
    ['en', 'en'],
    ['pt-BR', 'pt'],
    ['zh_Hant', 'zh'],
    ['ZH-hans-CN', 'zh'],
    [' de ', 'de'],
    ['nb', 'no'],
    ['nn-NO', 'no'],
    ['iw', 'he'],
    ['cmn-Hans', 'zh'],
    ['english', 'und'],
    ['', 'und'],
    ['-', 'und'],
    ['constructor', 'und'],
    ['\ud800', 'und'],
  ])('maps %j to %s', (tag, base) => {
    expect(baseLanguage(tag)).toBe(base);
  });
});

test('counts Chinese and Japanese in characters, Korean in words', () => {
  expect([isCjk('zh-TW'), isCjk('ja'), isCjk('ko'), isCjk('en')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('knows that Thai has no spaces between words', () => {
  expect([isUnspaced('th'), isUnspaced('ja-JP'), isUnspaced('vi')]).toEqual([true, true, false]);
});

describe('getDirection', () => {
  test.each([
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa', 'rtl'],
    ['az-Arab', 'rtl'],
    ['ar-Latn', 'ltr'],
    ['en', 'ltr'],
    ['', 'ltr'],
  ] as const)('maps %j to %s', (tag, wanted) => {
    expect(getDirection(tag)).toBe(wanted);
  });
});
