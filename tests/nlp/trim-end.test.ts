import { describe, expect, it } from 'vitest';
import { trimEnd } from '../../src/nlp/trim-end.ts';

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
