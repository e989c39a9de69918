// @ts-check
/**
 * @typedef {object} Suite
 * @property {string} name name on the command line and in the report
 * @property {'unit' | 'chromium' | 'firefox'} where unit tests, or end-to-end tests in one browser
 * @property {readonly string[]} files what vitest runs: files, or parts of their paths
 * @property {number} [parts] number of runs into which it is divided, each with its own cached
 *   result
 */

/**
 * The suites that `npm run test:long` runs in full. Their test files use `sampled` of
 * `tests/sampled-suites.ts`, which returns all cases here and a few in `npm test`.
 * @type {readonly Suite[]}
 */
export const suites = [
  { name: 'job-kills', where: 'unit', files: ['tests/background/jobs/job-crash-recovery.test.ts'] },
  { name: 'kills-chromium', where: 'chromium', files: ['tests/e2e/interruptions-kills.e2e.ts'] },
  { name: 'kills-firefox', where: 'firefox', files: ['tests/e2e/interruptions-kills.e2e.ts'] },
  { name: 'soak-chromium', where: 'chromium', files: ['tests/e2e/soak.e2e.ts'] },
  { name: 'soak-firefox', where: 'firefox', files: ['tests/e2e/soak.e2e.ts'] },
  { name: 'menu-chromium', where: 'chromium', files: ['tests/e2e/context-menu.e2e.ts'] },
  { name: 'menu-firefox', where: 'firefox', files: ['tests/e2e/context-menu.e2e.ts'] },
  { name: 'strangers', where: 'chromium', files: ['tests/e2e/external-access.e2e.ts'] },
  { name: 'strangers', where: 'firefox', files: ['tests/e2e/external-access.e2e.ts'] },
  { name: 'properties', where: 'unit', files: ['tests/storage/history', 'tests/nlp'] },
  { name: 'mutations', where: 'unit', files: ['tests/mutations/mutations.test.ts'], parts: 4 },
  { name: 'injection', where: 'unit', files: ['tests/security/injection.test.tsx'] },
  { name: 'hostile', where: 'chromium', files: ['tests/e2e/hostile.e2e.ts'], parts: 10 },
  { name: 'hostile', where: 'firefox', files: ['tests/e2e/hostile.e2e.ts'], parts: 4 },
];
