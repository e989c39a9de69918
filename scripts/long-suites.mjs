// @ts-check
/**
 * @typedef {object} Suite
 * @property {string} name by which it is asked for on the command line, and listed
 * @property {'unit' | 'chromium' | 'firefox'} where unit tests, or end to end in one browser
 * @property {readonly string[]} files what vitest is to run: files, or what their paths hold
 * @property {number} [parts] how many runs it is divided into, each of which is kept by itself
 */

/**
 * What `npm run test:long` runs whole. A suite's file takes its cases from `sampled` of
 * `tests/sampled-suites.ts`, which gives all of them here and a few in `npm test`.
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
  {
    name: 'properties',
    where: 'unit',
    files: ['tests/storage/history', 'tests/nlp/gbdt', 'tests/nlp'],
  },
  { name: 'mutations', where: 'unit', files: ['tests/mutations/mutations.test.ts'], parts: 4 },
  { name: 'injection', where: 'unit', files: ['tests/security/injection.test.tsx'] },
  { name: 'hostile', where: 'chromium', files: ['tests/e2e/hostile.e2e.ts'], parts: 10 },
  { name: 'hostile', where: 'firefox', files: ['tests/e2e/hostile.e2e.ts'], parts: 4 },
];
