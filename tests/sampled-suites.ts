/**
 * Large suites run in full in `npm run test:long`, and as a seeded sample in `npm test`. The runner
 * (`scripts/test-long.mjs`) passes its options in the environment.
 */

import { appendFileSync } from 'node:fs';
import { createSeededRandom, sampleRows } from '../bench/train/random.ts';

/** True if all cases are to run. */
export const isLong = process.env.LONG === '1';

/** Seed for generating and drawing cases; the same seed gives the same cases. */
export const seed = Number(process.env.SEED ?? 1);

/** The part of a divided suite that this process runs, counted from 1, and the number of parts. */
const [part = 1, parts = 1] = (process.env.PART ?? '1/1').split('/').map(Number);

/**
 * Returns the cases to run: all of them or those of this part in a long run, otherwise `few` drawn
 * by the seed.
 */
export function sampled<T>(cases: readonly T[], few: number): T[] {
  if (isLong) return cases.filter((_case, i) => i % parts === part - 1);
  const drawn = new Set(sampleRows(cases.length, few, createSeededRandom(seed)));
  return cases.filter((_case, i) => drawn.has(i));
}

/** Has the runner print a line below its table. Does nothing in `npm test`. */
export function reportFigure(line: string): void {
  if (process.env.FIGURES) appendFileSync(process.env.FIGURES, `${line}\n`);
}
