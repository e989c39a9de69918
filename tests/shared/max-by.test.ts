import { expect, test } from 'vitest';
import { maxBy } from '../../src/shared/max-by.ts';

test('maxBy finds the item with the highest value', () => {
  expect(maxBy(['a', 'ccc', 'bb'], ({ length }) => length)).toBe('ccc');
});

test('maxBy finds the first of several equal items', () => {
  expect(maxBy(['aa', 'bb'], ({ length }) => length)).toBe('aa');
});

test('maxBy returns undefined for an empty list', () => {
  expect(maxBy([], () => 1)).toBeUndefined();
});
