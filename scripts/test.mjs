// @ts-check
/**
 * `npm test`: everything that a change must pass, from the types to real browsers. The last line is
 * `N passed, N failed, N skipped`. On a person's machine a missing browser is a loud skip; where
 * `CI` is set it is a failure.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTools, howToInstall } from './debian.mjs';
import { ensurePackages, isNodeNewEnough } from './packages.mjs';
import { npm } from './processes.mjs';
import { countTests, sum } from './test-report.mjs';

/** @typedef {import('./test-report.mjs').Count} Count */

const one = {
  passed: { passed: 1, failed: 0, skipped: 0 },
  failed: { passed: 0, failed: 1, skipped: 0 },
  skipped: { passed: 0, failed: 0, skipped: 1 },
};
const isCI = Boolean(process.env.CI);

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
  try {
    if (await ensurePackages()) await runAll(reports, counts);
    else counts.push(one.failed);
  } finally {
    rmSync(reports, { recursive: true });
  }
  const { passed, failed, skipped } = sum(counts);
  console.log(`\nAll of it took ${seconds(started)}.`);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed > 0 ? 1 : 0;
}

/**
 * @param {string} reports folder for vitest's reports
 * @param {Count[]} counts what each step came to is added here
 */
async function runAll(reports, counts) {
  const step = async (/** @type {string} */ name, /** @type {() => Promise<Count>} */ work) => {
    const started = performance.now();
    console.log(`\n── ${name} ──`);
    const count = await work();
    const outcome = count.failed > 0 ? 'FAILED' : count.passed > 0 ? 'passed' : 'SKIPPED';
    console.log(`── ${name}: ${outcome}, ${seconds(started)} ──`);
    counts.push(count);
    return count.failed === 0;
  };
  const script = (/** @type {string} */ name) => () => outcomeOf(npm(['run', '--silent', name]));

  await step('types', script('types'));
  await step('lint', script('lint'));
  await step('unit tests', () => tests(join(reports, 'unit.json'), 'unit'));
  if (!(await step('packages', script('package')))) return;
  await step('in Chromium', () => inBrowser(reports, 'chromium', 'chromium'));
  await step('in Firefox', () => inBrowser(reports, 'firefox', 'firefox-esr'));
}

/**
 * @param {string} reports
 * @param {'chromium' | 'firefox'} name
 * @param {'chromium' | 'firefox-esr'} tool
 * @returns {Promise<Count>}
 */
async function inBrowser(reports, name, tool) {
  const needed = isCI ? /** @type {const} */ ([tool, 'xvfb', 'xdotool', 'imagemagick']) : [tool];
  const absent = await ensureTools(needed);
  if (absent.length > 0) {
    console.error(`!! ${howToInstall(absent)}`);
    return isCI ? one.failed : one.skipped;
  }
  return tests(join(reports, `${name}.json`), 'e2e', name);
}

/**
 * @param {string} report file that vitest is to write
 * @param {...string} script an npm script that runs vitest, and its arguments
 * @returns {Promise<Count>}
 */
async function tests(report, ...script) {
  const [name = '', ...args] = script;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await npm(['run', '--silent', name, '--', ...args, ...reporters]);
  return countTests(report, code === 0);
}

async function outcomeOf(/** @type {Promise<number>} */ exitCode) {
  return (await exitCode) === 0 ? one.passed : one.failed;
}

function seconds(/** @type {number} */ started) {
  return `${Math.round((performance.now() - started) / 1000)} s`;
}
