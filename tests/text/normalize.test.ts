import { expect, test } from 'vitest';
import { foldCase, withoutElision } from '../../src/text/normalize.ts';

test('case is folded by the rules of the language', () => {
  expect(foldCase('ISTANBUL', 'en')).toBe('istanbul');
  expect(foldCase('ISPARTA', 'tr')).toBe('ısparta');
  expect(foldCase('İzmir', 'tr-TR')).toBe('izmir');
  expect(foldCase('ÉTAT', 'fr')).toBe('état');
});

test('letters are composed and apostrophes straight', () => {
  expect(foldCase('cafe\u0301', 'fr')).toBe('café');
  expect(foldCase('Don’t', 'en')).toBe("don't");
});

test('what is elided into a word goes', () => {
  expect(withoutElision("l'eau", 'fr')).toBe('eau');
  expect(withoutElision("lorsqu'il", 'fr')).toBe('il');
  expect(withoutElision("dell'arte", 'it')).toBe('arte');
  expect(withoutElision("aujourd'hui", 'fr')).toBe("aujourd'hui");
  expect(withoutElision("don't", 'en')).toBe("don't");
});
