import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countTests, listFailures } from '../../scripts/test-report.mjs';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'test-report-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(report: object) {
  const file = join(folder, 'report.json');
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
});
