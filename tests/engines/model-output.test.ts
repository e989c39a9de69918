import { describe, expect, test } from 'vitest';
import { isRepeating, parseChoice } from '../../src/engines/model-output.ts';

describe('parseChoice', () => {
  test.each<[string, string, number[]]>([
    ['a JSON array', '[4, 1, 9]', [4, 1, 9]],
    ['an array in prose', 'The best sentences are [4, 1] because the 9 others repeat.', [4, 1]],
    ['an object', '{"numbers": [2, 3]}', [2, 3]],
    ['sentences repeated with their numbers', '[1] The council …\n[4] The line …', [1, 4]],
    ['a list', '1. The council voted 9 to 6.\n4) It costs 11 euros.', [1, 4]],
    ['a list with words', '- Sentence 2: boats\n- Sentence 5: fares', [2, 5]],
    ['a line of numbers', '3, 5 and 7', [3, 5, 7]],
    ['a fence around it', '```json\n[6, 2]\n```', [6, 2]],
  ])('reads the numbers in %s', (_name, answer, numbers) => {
    expect(parseChoice(answer, 10, 5)).toEqual(numbers);
  });

  test.each<[string, string]>([
    ['prose', 'In 7 years the council approved 3 lines.'],
    ['nothing', ''],
    ['numbers out of range', '[0, 11, 2000]'],
  ])('finds no numbers in %s', (_name, answer) => {
    expect(parseChoice(answer, 10, 5)).toEqual([]);
  });

  test('returns each number once, and not more than requested', () => {
    expect(parseChoice('[1, 1, 2, 3, 4]', 10, 3)).toEqual([1, 2, 3]);
  });
});

test('isRepeating recognizes an output that repeats itself', () => {
  expect(isRepeating('The boat left. '.repeat(5))).toBe(true);
  expect(isRepeating('* The boat left the quay.\n* The boat came back.\n')).toBe(false);
  expect(isRepeating('')).toBe(false);
});
