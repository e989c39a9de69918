import { describe, expect, it, test } from 'vitest';
import { foldCase, stripElision, trimEnd } from '../../src/nlp/unicode.ts';

describe('trim end', () => {
  describe('trimEnd', () => {
    it.each([
      ['Pros:', 'Pros'],
      ['Pros :\u00a0: ', 'Pros'],
      ['1:2', '1:2'],
      [' :Pros', ' :Pros'],
      [': :', ''],
      ['', ''],
    ])('trims spaces and marks off the end of %j', (text, trimmed) => {
      expect(trimEnd(text, ':')).toBe(trimmed);
    });
  });
});

describe('normalize', () => {
  test('folds case by the rules of the language', () => {
    expect(foldCase('ISTANBUL', 'en')).toBe('istanbul');
    expect(foldCase('ISPARTA', 'tr')).toBe('ısparta');
    expect(foldCase('İzmir', 'tr-TR')).toBe('izmir');
    expect(foldCase('ÉTAT', 'fr')).toBe('état');
  });

  test('composes letters and straightens apostrophes', () => {
    expect(foldCase('cafe\u0301', 'fr')).toBe('café');
    expect(foldCase('Don’t', 'en')).toBe("don't");
  });

  test('removes elided words', () => {
    expect(stripElision("l'eau", 'fr')).toBe('eau');
    expect(stripElision("lorsqu'il", 'fr')).toBe('il');
    expect(stripElision("dell'arte", 'it')).toBe('arte');
    expect(stripElision("aujourd'hui", 'fr')).toBe("aujourd'hui");
    expect(stripElision("don't", 'en')).toBe("don't");
  });
});
