import { describe, expect, it } from 'vitest';
import { getByteLength, getUtf8Length } from '../../../src/storage/history/byte-length.ts';

describe('getUtf8Length', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['é', 2],
    ['€', 3],
    ['漢字', 6],
    ['🖊', 4],
    ['\ud83d', 3],
    ['\udd8a\ud83d', 6],
  ])('counts %j', (text, bytes) => {
    expect(getUtf8Length(text)).toBe(bytes);
  });
});

describe('getByteLength', () => {
  it('counts the key and the JSON of the value', () => {
    expect(getByteLength('a', { b: 'é' })).toBe(1 + '{"b":"'.length + 2 + '"}'.length);
    expect(getByteLength('key', undefined)).toBe(3);
  });
});
