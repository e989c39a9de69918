/** Breaks each guard in turn, and sees whether the tests that hold it notice. Run by `npm run test:long`. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isLong, reportFigure, sampled } from '../sampled-suites.ts';
import type { Guard } from './guard.ts';
import { guards } from './guards.ts';

const root = resolve(import.meta.dirname, '../..');
/** How long (ms) one run of tests may take; a guard whose loss holds them up for longer is noticed. */
const timeoutMs = 120_000;

const score = new Map<string, { broken: number; noticed: number }>();

/** Runs the tests of a guard. @returns how many have passed and failed, and what was said */
function run({ tests }: Guard, broken: string | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'mutation-'));
  const report = join(folder, 'report.json');
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  const options = ['--bail=1', '--reporter=json', `--outputFile.json=${report}`];
  const { LONG: _long, FIGURES: _figures, ...env } = process.env;
  const ended = spawnSync(process.execPath, [program, 'run', ...options, ...tests], {
    cwd: root,
    env: { ...env, ...(broken && { BROKEN_GUARD: broken }) },
    encoding: 'utf8',
    timeout: timeoutMs,
  });
  try {
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(
      readFileSync(report, 'utf8'),
    ) as { numPassedTests: number; numFailedTests: number };
    return { passed, failed, said: ended.stderr };
  } catch {
    return { passed: 0, failed: 0, said: `${ended.error ?? ''}${ended.stderr}` };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.runIf(isLong).each(sampled(guards, 1).map((guard) => [guard.name, guard] as const))(
  'a test fails when the guard %s is broken',
  (name, guard) => {
    const { failed, said } = run(guard, name);
    const { broken = 0, noticed = 0 } = score.get(guard.area) ?? {};
    score.set(guard.area, { broken: broken + 1, noticed: noticed + (failed > 0 ? 1 : 0) });
    expect(failed, `no test has failed\n${said}`).toBeGreaterThan(0);
  },
  timeoutMs + 10_000,
);

afterAll(() => {
  for (const [area, { broken, noticed }] of score)
    reportFigure(`${area}: ${noticed} of ${broken} broken guards noticed`);
});
