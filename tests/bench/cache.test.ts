import { appendFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { openCache } from '../../bench/run/cache.ts';
import { hashOf } from '../../bench/run/hash.ts';

const name = `test/cache-${process.pid}`;
const file = fileURLToPath(
  new URL(`../../node_modules/.cache/bench/${name}.jsonl`, import.meta.url),
);
afterEach(() => rmSync(file, { force: true }));

describe('a cache', () => {
  it('knows in the next run what was put in this one', () => {
    openCache<{ n: number }>(name).put('a', { n: 1 });
    expect(openCache<{ n: number }>(name).get('a')).toEqual({ n: 1 });
    expect(openCache<{ n: number }>(name).get('b')).toBeUndefined();
  });

  it('goes on after half a line that a killed run left', () => {
    openCache<number>(name).put('a', 1);
    appendFileSync(file, '["b",');
    openCache<number>(name).put('c', 3);
    const again = openCache<number>(name);
    expect([again.get('a'), again.get('b'), again.get('c')]).toEqual([1, undefined, 3]);
  });
});

describe('hashOf', () => {
  it('tells where one part ends and the next begins', () => {
    expect(hashOf('ab', 'c')).not.toBe(hashOf('a', 'bc'));
    expect(hashOf('ab', 'c')).toBe(hashOf('ab', 'c'));
  });
});
