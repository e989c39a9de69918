/** Checks the large test suites: the long run, the sample in a normal run, and the options. */

import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { suites } from '../../scripts/long-suites.mjs';

const cases = Array.from({ length: 50 }, (_none, i) => i);

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** Imports the module as a process with these variables would. */
async function longWith(variables: Record<string, string>) {
  for (const name of ['LONG', 'SEED', 'PART', 'FIGURES']) vi.stubEnv(name, variables[name]);
  vi.resetModules();
  return import('../sampled-suites.ts');
}

test('draws samples of the requested size, in order, that depend only on the seed', async () => {
  const { sampled } = await longWith({ SEED: '7' });
  const drawn = sampled(cases, 5);
  expect(drawn).toHaveLength(5);
  expect(drawn).toEqual([...drawn].sort((a, b) => a - b));
  expect(sampled(cases, 5)).toEqual(drawn);
  expect((await longWith({ SEED: '8' })).sampled(cases, 5)).not.toEqual(drawn);
});

test('tries every case exactly once over all parts of a long run', async () => {
  expect((await longWith({ LONG: '1' })).sampled(cases, 5)).toEqual(cases);
  const parts: number[] = [];
  for (const PART of ['1/3', '2/3', '3/3'])
    parts.push(...(await longWith({ LONG: '1', PART })).sampled(cases, 5));
  expect(parts.sort((a, b) => a - b)).toEqual(cases);
});

test('writes figures to the file that the runner names', async () => {
  const FIGURES = join(mkdtempSync(join(tmpdir(), 'figures-')), 'figures.txt');
  (await longWith({ FIGURES })).reportFigure('longest: 7 ms');
  expect(readFileSync(FIGURES, 'utf8')).toBe('longest: 7 ms\n');
});

test('runs only test files that exist', () => {
  const files = suites.flatMap((suite) => suite.files);
  expect(files.filter((file) => !existsSync(join(import.meta.dirname, '../..', file)))).toEqual([]);
});
