// @ts-check
/**
 * `npm test` runs everything that a change must pass, from types to real browsers. The last line is
 * `N passed, N failed, N skipped`; the lines before it name each failed test, each one that needed
 * a second try, and each browser that did not run, and why. A missing browser is skipped, or counts
 * as a failure if `CI` is set.
 */

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTools } from './debian.mjs';
import { ensurePackages, isNodeNewEnough } from './packages.mjs';
import { npm } from './processes.mjs';
import { countTests, listFailedFiles, listFailures, replaceResults, sum } from './test-report.mjs';

/** @typedef {import('./test-report.mjs').Count} Count */

const singleResult = {
  passed: { passed: 1, failed: 0, skipped: 0 },
  failed: { passed: 0, failed: 1, skipped: 0 },
  skipped: { passed: 0, failed: 0, skipped: 1 },
};
const isCI = Boolean(process.env.CI);
const browsers = /** @type {const} */ ([
  { title: 'Chromium', name: 'chromium', tool: 'chromium' },
  { title: 'Firefox', name: 'firefox', tool: 'firefox-esr' },
]);
/** @typedef {typeof browsers[number]} Browser */

/** Maximum number of failed files that get a second try. More are not due to flaky tests. */
const maxRepeatedFiles = 5;

process.chdir(join(import.meta.dirname, '..'));
process.exitCode = await main();

async function main() {
  if (!isNodeNewEnough()) {
    console.error(`Node ${process.versions.node} is too old: 20.19 or newer is needed.`);
    return 1;
  }
  const started = performance.now();
  const reports = mkdtempSync(join(tmpdir(), 'test-reports-'));
  /** @type {Count[]} */
  const counts = [];
  /** Why a browser did not run, by its name. @type {Map<string, string>} */
  const notRun = new Map(browsers.map(({ title }) => [title, 'what it needs has failed before']));
  /** @type {string[]} */
  let failures = [];
  /** Failed tests that passed on the second try. @type {string[]} */
  const repeated = [];
  try {
    if (await ensurePackages()) await runAll(reports, { counts, notRun, repeated });
    else counts.push(singleResult.failed);
  } finally {
    failures = readdirSync(reports).flatMap((name) => listFailures(join(reports, name)));
    rmSync(reports, { recursive: true });
  }
  const { passed, failed, skipped } = sum(counts);
  console.log(`\nAll of it took ${formatSeconds(started)}.`);
  for (const failure of repeated) console.log(`!! NEEDED A SECOND TRY: ${failure}`);
  for (const failure of failures) console.log(`!! FAILED: ${failure}`);
  for (const [title, reason] of notRun) console.log(`!! ${title} DID NOT RUN: ${reason}`);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed > 0 ? 1 : 0;
}

/**
 * @typedef {object} Outcome what is collected while the steps run
 * @property {Count[]} counts receives the count of each step
 * @property {Map<string, string>} notRun loses a browser that runs, and receives the reason of
 *   another
 * @property {string[]} repeated receives each failed test that passed on the second try
 */

/**
 * Runs all steps. The browsers run at the same time, because their tests mostly wait.
 *
 * @param {string} reports folder for vitest's reports
 * @param {Outcome} outcome
 */
async function runAll(reports, { counts, notRun, repeated }) {
  const runStep = async (/** @type {string} */ name, /** @type {() => Promise<Count>} */ work) => {
    const started = performance.now();
    console.log(`\n── ${name} ──`);
    const count = await work();
    const outcome = count.failed > 0 ? 'FAILED' : count.passed > 0 ? 'passed' : 'SKIPPED';
    console.log(`── ${name}: ${outcome}, ${formatSeconds(started)} ──`);
    counts.push(count);
    return count.failed === 0;
  };
  const createStep = (/** @type {string} */ name) => () =>
    getOutcome(npm(['run', '--silent', name]));

  await runStep('types', createStep('types'));
  await runStep('lint', createStep('lint'));
  await runStep('unit tests', () => runTests(join(reports, 'unit.json'), 'unit'));
  if (!(await runStep('packages', createStep('package')))) return;
  // One installation after the other: the package manager has a lock.
  for (const { title, tool } of browsers) {
    const problem = await findProblem(tool);
    if (problem === undefined) notRun.delete(title);
    else notRun.set(title, problem);
  }
  await Promise.all(
    browsers.map(({ title, name }) =>
      runStep(`in ${title}`, async () => {
        if (notRun.has(title)) return isCI ? singleResult.failed : singleResult.skipped;
        return runInBrowser(join(reports, `${name}.json`), name, repeated);
      }),
    ),
  );
}

/**
 * Runs the tests in a browser. The files of failed tests are run once more, each in a new browser:
 * a real browser on a busy machine occasionally loses an event. What fails twice counts as failed.
 *
 * @param {string} report file that vitest writes
 * @param {Browser['name']} name
 * @param {string[]} repeated receives each failed test that passed on the second try
 * @returns {Promise<Count>}
 */
async function runInBrowser(report, name, repeated) {
  const count = await runTests(report, 'e2e', name);
  const failures = listFailures(report);
  const files = listFailedFiles(report);
  if (files.length === 0 || files.length > maxRepeatedFiles) return count;
  const secondReport = report.replace('.json', '-second.json');
  const { failed } = await runTests(secondReport, 'e2e', name, ...files);
  replaceResults(report, secondReport);
  rmSync(secondReport, { force: true });
  if (failed === 0) repeated.push(...failures);
  return countTests(report, failed === 0);
}

/**
 * Installs what a browser needs.
 *
 * @param {Browser['tool']} tool
 * @returns {Promise<string | undefined>} why it cannot run; `undefined` if it can
 */
async function findProblem(tool) {
  const needed = isCI ? /** @type {const} */ ([tool, 'xvfb', 'xdotool', 'imagemagick']) : [tool];
  const problem = await ensureTools(needed);
  if (problem !== undefined) console.error(`!! ${problem}`);
  return problem;
}

/**
 * @param {string} report file that vitest writes
 * @param {...string} script npm script that runs vitest, and its arguments
 * @returns {Promise<Count>}
 */
async function runTests(report, ...script) {
  const [name = '', ...args] = script;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await npm(['run', '--silent', name, '--', ...args, ...reporters]);
  return countTests(report, code === 0);
}

async function getOutcome(/** @type {Promise<number>} */ exitCode) {
  return (await exitCode) === 0 ? singleResult.passed : singleResult.failed;
}

function formatSeconds(/** @type {number} */ started) {
  return `${Math.round((performance.now() - started) / 1000)} s`;
}
