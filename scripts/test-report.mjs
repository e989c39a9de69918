// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */
/** @typedef {{ status: string, fullName: string, failureMessages: string[] }} TestResult */
/** @typedef {{ name: string, status: string, message: string, assertionResults: TestResult[] }} FileResult */

/**
 * Counts the tests in a report of vitest's JSON reporter.
 *
 * @param {string} file
 * @param {boolean} succeeded true if vitest exited with 0
 * @returns {Count} the counts, with at least one failure unless it succeeded
 */
export function countTests(file, succeeded) {
  const report = read(file);
  const count = {
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + findBrokenFiles(report).length,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
  if (!succeeded && count.failed === 0) count.failed = 1;
  return count;
}

/**
 * Lists what failed in a report of vitest's JSON reporter, for the end of a long output, which may
 * be all that a build machine keeps.
 *
 * @param {string} file
 * @returns {string[]} a line for each failed test, and for each file that failed without one: its
 *   file, its title and the first line of its error
 */
export function listFailures(file) {
  const report = read(file);
  const formatLine = (/** @type {string[]} */ ...parts) =>
    parts.map((part) => part.split('\n')[0]).join(' · ');
  return (report.testResults ?? []).flatMap((/** @type {FileResult} */ { name, ...result }) => {
    const path = relative(process.cwd(), name);
    const failed = result.assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && result.status === 'failed')
      return [formatLine(path, result.message)];
    return failed.map((test) => formatLine(path, test.fullName, test.failureMessages[0] ?? ''));
  });
}

/**
 * @param {string} file report of vitest's JSON reporter
 * @returns {string[]} the path of each file with a failure, relative to the working directory
 */
export function listFailedFiles(file) {
  return (read(file).testResults ?? [])
    .filter((/** @type {FileResult} */ { status }) => status === 'failed')
    .map((/** @type {FileResult} */ { name }) => relative(process.cwd(), name));
}

/**
 * Replaces the results of some files in a report of vitest's JSON reporter, and counts anew.
 *
 * @param {string} file the report, which is rewritten
 * @param {string} second report of a second run of these files; one that is missing changes nothing
 */
export function replaceResults(file, second) {
  const report = read(file);
  /** @type {FileResult[]} */
  const results = read(second).testResults ?? [];
  /** @type {FileResult[]} */
  const first = report.testResults ?? [];
  const testResults = first.map((old) => results.find(({ name }) => name === old.name) ?? old);
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const countStatuses = (/** @type {string[]} */ ...statuses) =>
    tests.filter(({ status }) => statuses.includes(status)).length;
  const counts = {
    numPassedTests: countStatuses('passed'),
    numFailedTests: countStatuses('failed'),
    numPendingTests: countStatuses('pending', 'skipped', 'disabled'),
    numTodoTests: countStatuses('todo'),
  };
  writeFileSync(file, JSON.stringify({ ...report, ...counts, testResults }));
}

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function sum(counts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of counts) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** Counts files that failed without a failed test, because of an import or a hook. */
function findBrokenFiles(/** @type {{ testResults?: FileResult[] }} */ { testResults = [] }) {
  return testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
}

function read(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
