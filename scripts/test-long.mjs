// @ts-check
/**
 * `npm run test:long -- [NAME…] [--again] [--seed N]` runs the large suites in full, of which `npm
 * test` runs a sample: all of them, or those whose names begin as given. An interrupted run is
 * resumed: what has passed with the same sources and seed is not run again without `--again`. A
 * suite may report figures (`tests/sampled-suites.ts`), which are printed below the table.
 */

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureTools } from './debian.mjs';
import { suites } from './long-suites.mjs';
import { ensurePackages } from './packages.mjs';
import { npm } from './processes.mjs';
import { ResultsCache } from './results-cache.mjs';
import { countTests, sum } from './test-report.mjs';

/** @typedef {import('./long-suites.mjs').Suite} Suite */
/** @typedef {import('./test-report.mjs').Count} Count */
/** @typedef {{ count: Count, seconds: number, figures: string[] }} Outcome */
/** @typedef {{ suite: Suite, part: number, of: number }} Run */

const { values, positionals } = parseArgs({
  options: { again: { type: 'boolean' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const seed = values.seed ?? process.env.SEED ?? '1';

process.chdir(join(import.meta.dirname, '..'));
process.exitCode = await main();

async function main() {
  const wanted = suites.filter(
    ({ name }) => positionals.length === 0 || positionals.some((start) => name.startsWith(start)),
  );
  if (wanted.length === 0) {
    console.error(`No such suite. There are: ${suites.map(({ name }) => name).join(', ')}.`);
    return 1;
  }
  if (!(await ensurePackages())) return 1;
  /** @type {ResultsCache<Outcome>} */
  const kept = new ResultsCache(`${seed} ${process.version}`);
  if (values.again) kept.forget();
  const runs = wanted.flatMap(listRuns);
  const outcomes = await runAll(runs, kept);
  printTable(wanted, outcomes);
  const { passed, failed, skipped } = sum([...outcomes.values()].map(({ count }) => count));
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed > 0 ? 1 : 0;
}

/** @returns {Run[]} */
function listRuns(/** @type {Suite} */ suite) {
  const of = suite.parts ?? 1;
  return Array.from({ length: of }, (_none, i) => ({ suite, part: i + 1, of }));
}

/**
 * @param {readonly Run[]} runs
 * @param {ResultsCache<Outcome>} kept
 * @returns {Promise<Map<Run, Outcome>>}
 */
async function runAll(runs, kept) {
  /** @type {Map<Run, Outcome>} */
  const outcomes = new Map();
  const built = new Set();
  for (const [i, run] of runs.entries()) {
    const { suite, part, of } = run;
    const name = `${suite.name} (${suite.where})`;
    const title = of > 1 ? `${name}, part ${part} of ${of}` : name;
    const before = kept.get(title);
    console.log(
      `\n── ${i + 1} of ${runs.length}: ${title}${before ? ': has passed before' : ''} ──`,
    );
    const outcome = before ?? (await runOne(run, built));
    outcomes.set(run, outcome);
    if (outcome.count.failed === 0 && outcome.count.passed > 0) kept.keep(title, outcome);
    if (!before) console.log(`── ${title}: ${formatOutcome(outcome)} ──`);
  }
  return outcomes;
}

/**
 * @param {Run} run
 * @param {Set<string>} built browsers that have a build of these sources
 * @returns {Promise<Outcome>}
 */
async function runOne({ suite, part, of }, built) {
  const { where, files } = suite;
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'test-long-'));
  const report = join(folder, 'report.json');
  const figures = join(folder, 'figures.txt');
  try {
    const ready = where === 'unit' || (await prepare(where, built));
    const args = where === 'unit' ? ['unit', '--', ...files] : ['e2e', '--', where, ...files];
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const variables = { LONG: '1', SEED: seed, PART: `${part}/${of}`, FIGURES: figures };
    const code = ready ? await npm(['run', '--silent', ...args, ...reporters], variables) : 1;
    return {
      count: countTests(report, code === 0),
      seconds: Math.round((performance.now() - started) / 1000),
      figures: existsSync(figures) ? readFileSync(figures, 'utf8').trimEnd().split('\n') : [],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {'chromium' | 'firefox'} browser @param {Set<string>} built */
async function prepare(browser, built) {
  const problem = await ensureTools([browser === 'firefox' ? 'firefox-esr' : browser]);
  if (problem !== undefined) console.error(`!! ${problem}`);
  if (problem === undefined && !built.has(browser)) {
    const code = await npm(['run', '--silent', `build:${browser}`, '--', '--logLevel=warn']);
    if (code === 0) built.add(browser);
  }
  return built.has(browser);
}

/**
 * @param {readonly Suite[]} wanted
 * @param {ReadonlyMap<Run, Outcome>} outcomes
 */
function printTable(wanted, outcomes) {
  const rows = wanted.map((suite) => {
    const own = [...outcomes].filter(([run]) => run.suite === suite).map(([, each]) => each);
    const { passed, failed, skipped } = sum(own.map(({ count }) => count));
    const seconds = own.reduce((total, each) => total + each.seconds, 0);
    return { suite: suite.name, where: suite.where, passed, failed, skipped, seconds };
  });
  console.log('\nsuite · where · passed · failed · skipped · seconds');
  for (const row of rows) console.log(Object.values(row).join(' · '));
  for (const [{ suite }, { figures }] of outcomes)
    for (const figure of figures) console.log(`${suite.name} (${suite.where}): ${figure}`);
}

function formatOutcome(/** @type {Outcome} */ { count: { passed, failed, skipped }, seconds }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped, ${seconds} s`;
}
