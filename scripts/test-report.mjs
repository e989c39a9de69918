// @ts-check
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */
/** @typedef {{ status: string, assertionResults: { status: string }[] }} FileResult */

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
    failed: (report.numFailedTests ?? 0) + brokenFiles(report).length,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
  if (!succeeded && count.failed === 0) count.failed = 1;
  return count;
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
function brokenFiles(/** @type {{ testResults?: FileResult[] }} */ { testResults = [] }) {
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
