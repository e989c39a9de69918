/**
 * Large suites: whole under `npm run test:long`, a seeded sample of them in `npm test`. The runner
 * (`scripts/test-long.mjs`) says by the environment what is to be run.
 */

import { appendFileSync } from 'node:fs';
import { sample, seededRandom } from '../bench/train/random.ts';

/** Whether everything is to be run. */
export const isLong = process.env.LONG === '1';

/** What cases are made and drawn with; the same seed gives the same cases. */
export const seed = Number(process.env.SEED ?? 1);

/** Of a suite that is divided: this run's part, counted from 1, of how many. */
const [part = 1, parts = 1] = (process.env.PART ?? '1/1').split('/').map(Number);

/**
 * The cases that this run is to try: all of them (or those of its part) in a long run, else `few`
 * that the seed draws.
 */
export function sampled<T>(cases: readonly T[], few: number): T[] {
  if (isLong) return cases.filter((_case, i) => i % parts === part - 1);
  const drawn = new Set(sample(cases.length, few, seededRandom(seed)));
  return cases.filter((_case, i) => drawn.has(i));
}

/** Has the runner print a line below its table; a run of `npm test` says nothing. */
export function reportFigure(line: string): void {
  if (process.env.FIGURES) appendFileSync(process.env.FIGURES, `${line}\n`);
}
