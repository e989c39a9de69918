import { expect, test } from 'vitest';
import { maxBy } from '../../src/shared/max-by.ts';

test('finds the item of the highest worth', () => {
  expect(maxBy(['a', 'ccc', 'bb'], ({ length }) => length)).toBe('ccc');
});

test('finds the first of several equal items', () => {
  expect(maxBy(['aa', 'bb'], ({ length }) => length)).toBe('aa');
});

test('finds nothing among none', () => {
  expect(maxBy([], () => 1)).toBeUndefined();
});
