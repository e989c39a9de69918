/** The large suites: what they run whole, what of them is in every test run, and what there is to ask for. */

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

/** The module as it is in a process with these variables. */
async function longWith(variables: Record<string, string>) {
  for (const name of ['LONG', 'SEED', 'PART', 'FIGURES']) vi.stubEnv(name, variables[name]);
  vi.resetModules();
  return import('../sampled-suites.ts');
}

test('a sample is as large as told, in order, and the same for the same seed alone', async () => {
  const { sampled } = await longWith({ SEED: '7' });
  const drawn = sampled(cases, 5);
  expect(drawn).toHaveLength(5);
  expect(drawn).toEqual([...drawn].sort((a, b) => a - b));
  expect(sampled(cases, 5)).toEqual(drawn);
  expect((await longWith({ SEED: '8' })).sampled(cases, 5)).not.toEqual(drawn);
});

test('a long run tries every case, once in all its parts together', async () => {
  expect((await longWith({ LONG: '1' })).sampled(cases, 5)).toEqual(cases);
  const parts: number[] = [];
  for (const PART of ['1/3', '2/3', '3/3'])
    parts.push(...(await longWith({ LONG: '1', PART })).sampled(cases, 5));
  expect(parts.sort((a, b) => a - b)).toEqual(cases);
});

test('figures go to the file that the runner names', async () => {
  const FIGURES = join(mkdtempSync(join(tmpdir(), 'figures-')), 'figures.txt');
  (await longWith({ FIGURES })).reportFigure('longest: 7 ms');
  expect(readFileSync(FIGURES, 'utf8')).toBe('longest: 7 ms\n');
});

test('the runner names only files that are there', () => {
  const files = suites.flatMap((suite) => suite.files);
  expect(files.filter((file) => !existsSync(join(import.meta.dirname, '../..', file)))).toEqual([]);
});
