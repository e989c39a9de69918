import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  countTests,
  listFailedFiles,
  listFailures,
  replaceResults,
} from '../../scripts/test-report.mjs';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'test-report-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(report: object, name = 'report.json') {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(report));
  return file;
}

const failedTest = {
  status: 'failed',
  fullName: 'popup shows the points',
  failureMessages: ['AssertionError: 4 is not 5\n    at popup.e2e.ts:7'],
};
const passedTest = { status: 'passed', fullName: 'popup opens', failureMessages: [] };

describe('a report of vitest', () => {
  it('names each failed test with its file and the first line of its error', () => {
    const file = write({
      testResults: [
        {
          name: join(process.cwd(), 'tests/e2e/popup.e2e.ts'),
          status: 'failed',
          message: '',
          assertionResults: [passedTest, failedTest],
        },
      ],
    });
    expect(listFailures(file)).toEqual([
      'tests/e2e/popup.e2e.ts · popup shows the points · AssertionError: 4 is not 5',
    ]);
  });

  it('names and counts a file that fails without a failed test', () => {
    const file = write({
      numPassedTests: 0,
      testResults: [
        {
          name: join(process.cwd(), 'tests/broken.test.ts'),
          status: 'failed',
          message: 'Cannot find module\n    at …',
          assertionResults: [],
        },
      ],
    });
    expect(listFailures(file)).toEqual(['tests/broken.test.ts · Cannot find module']);
    expect(countTests(file, false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts one failure if vitest wrote no report', () => {
    const file = join(folder, 'missing.json');
    expect(listFailures(file)).toEqual([]);
    expect(countTests(file, false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('takes the results of a second run for its files, and counts anew', () => {
    const failed = { name: join(process.cwd(), 'a.e2e.ts'), status: 'failed', message: '' };
    const other = { ...failed, name: join(process.cwd(), 'b.e2e.ts') };
    const file = write({
      numPassedTests: 1,
      numFailedTests: 2,
      testResults: [
        { ...failed, assertionResults: [passedTest, failedTest] },
        { ...other, assertionResults: [failedTest] },
      ],
    });
    expect(listFailedFiles(file)).toEqual(['a.e2e.ts', 'b.e2e.ts']);
    const passed = { ...failed, status: 'passed', assertionResults: [passedTest, passedTest] };
    replaceResults(file, write({ testResults: [passed] }, 'second.json'));
    expect(listFailedFiles(file)).toEqual(['b.e2e.ts']);
    expect(countTests(file, false)).toEqual({ passed: 2, failed: 1, skipped: 0 });
    replaceResults(file, join(folder, 'missing.json'));
    expect(listFailedFiles(file)).toEqual(['b.e2e.ts']);
  });
});
