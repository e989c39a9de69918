import { appendFileSync, existsSync, rmSync, utimesSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { openCache } from '../../bench/run/cache.ts';
import { computeHash, computeSourcesHash } from '../../bench/run/hash.ts';

const name = `test/cache-${process.pid}`;
const place = new URL('../../node_modules/.cache/bench/', import.meta.url);
const file = fileURLToPath(new URL(`${name}.jsonl`, place));
afterEach(() => rmSync(file, { force: true }));

describe('openCache', () => {
  it('remembers answers until the next run', () => {
    openCache<{ n: number }>(name).put('a', { n: 1 });
    expect(openCache<{ n: number }>(name).get('a')).toEqual({ n: 1 });
    expect(openCache<{ n: number }>(name).get('b')).toBeUndefined();
  });

  it('resumes after half a line left by a killed run', () => {
    openCache<number>(name).put('a', 1);
    appendFileSync(file, '["b",');
    openCache<number>(name).put('c', 3);
    const again = openCache<number>(name);
    expect([again.get('a'), again.get('b'), again.get('c')]).toEqual([1, undefined, 3]);
  });

  it('keeps the answers of the last few versions only', () => {
    const versions = Array.from({ length: 8 }, (_, i) => `test/version${process.pid}-${i}`);
    for (const [i, version] of versions.entries()) {
      openCache<number>(version).put('a', i);
      const time = new Date(Date.now() - (8 - i) * 60_000);
      utimesSync(new URL(`${version}.jsonl`, place), time, time);
    }
    const known = versions.map((version) => existsSync(new URL(`${version}.jsonl`, place)));
    // Six remain when the eighth is started.
    expect(known).toEqual([false, true, true, true, true, true, true, true]);
    for (const version of versions) rmSync(new URL(`${version}.jsonl`, place), { force: true });
  });
});

describe('computeHash', () => {
  it('separates its parts, so that ab + c differs from a + bc', () => {
    expect(computeHash('ab', 'c')).not.toBe(computeHash('a', 'bc'));
    expect(computeHash('ab', 'c')).toBe(computeHash('ab', 'c'));
  });
});

describe('computeSourcesHash', () => {
  it('includes every file of a folder', () => {
    expect(computeSourcesHash('bench/run')).not.toBe(computeSourcesHash('bench/run/hash.ts'));
    expect(computeSourcesHash('bench/run')).toBe(computeSourcesHash('bench/run'));
  });

  it('rejects a source that does not exist', () => {
    expect(() => computeSourcesHash('bench/run', 'src/no-such-folder')).toThrow(
      /^No such source: .*no-such-folder$/,
    );
  });
});
