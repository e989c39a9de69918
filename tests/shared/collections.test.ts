import { expect, test } from 'vitest';
import { countBy, getCommonest, groupBy, maxBy } from '../../src/shared/collections.ts';

test('maxBy finds the item with the highest value', () => {
  expect(maxBy(['a', 'ccc', 'bb'], ({ length }) => length)).toBe('ccc');
});

test('maxBy finds the first of several equal items', () => {
  expect(maxBy(['aa', 'bb'], ({ length }) => length)).toBe('aa');
});

test('maxBy returns undefined for an empty list', () => {
  expect(maxBy([], () => 1)).toBeUndefined();
});

test('groupBy keeps the order of keys and items', () => {
  const groups = groupBy(['by', 'a', 'of', 'the'], ({ length }) => length);
  expect([...groups]).toEqual([
    [2, ['by', 'of']],
    [1, ['a']],
    [3, ['the']],
  ]);
});

test('groupBy passes the index of each item', () => {
  expect([...groupBy(['a', 'b', 'c'], (_, at) => at % 2).values()]).toEqual([['a', 'c'], ['b']]);
});

test('countBy adds up the weights of each key', () => {
  const counts = countBy(
    ['by', 'a', 'be'],
    (word) => word.charAt(0),
    ({ length }) => length,
  );
  expect([...counts]).toEqual([
    ['b', 4],
    ['a', 1],
  ]);
});

test('getCommonest returns the first of equally frequent keys', () => {
  const counts = new Map([
    ['a', 1],
    ['b', 2],
    ['c', 2],
  ]);
  expect(getCommonest(counts)).toBe('b');
  expect(getCommonest(new Map())).toBeUndefined();
});
