/**
 * Tests installing system packages while another process does, and the report of `npm test` on
 * missing browsers.
 */

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { installPackages } from '../../scripts/debian.mjs';

const root = resolve(import.meta.dirname, '../..');
let folder = '';
let called = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apt-get-'));
  called = join(folder, 'called.txt');
  writeFileSync(called, '');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.spyOn(console, 'log').mockReturnValue(undefined);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Puts a program of this name first on the search path. */
function putProgram(name: string, script: string): void {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

/** Puts a fake apt-get there that logs its arguments and then runs a script. */
function putAptGet(script: string): void {
  putProgram('apt-get', `echo "$@" >> ${called}\nn=$(grep -c . ${called})\n${script}`);
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`);
}

const readCalls = () => readFileSync(called, 'utf8').trim().split('\n');
const quickly = { limitMs: 20_000, retryMs: 20 };
const lists = 'Could not get lock /var/lib/apt/lists/lock. It is held by process 7 (apt-get)';
const dpkg =
  'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 7 (dpkg)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?';

describe('installing packages', () => {
  test('tells apt-get to wait for the lock, for update and install', async () => {
    putAptGet('exit 0');
    expect(await installPackages(['firefox-esr', 'xvfb'], quickly)).toBeUndefined();
    expect(readCalls()).toEqual([
      '-qq -o DPkg::Lock::Timeout=20 update',
      '-qq -o DPkg::Lock::Timeout=20 install -y --no-install-recommends firefox-esr xvfb',
    ]);
  });

  test.each([
    ['the lists’', lists],
    ['dpkg’s', dpkg],
  ])('retries while the %s lock is held', async (_whose, said) => {
    putAptGet(`[ $n -gt 3 ] || { printf '%s' '${said}' >&2; exit 100; }`);
    expect(await installPackages(['firefox-esr'], quickly)).toBeUndefined();
    expect(readCalls().map((call) => call.split(' ')[3])).toEqual([
      'update',
      'update',
      'update',
      'update',
      'install',
    ]);
  });

  test('gives up after its timeout and says who held the lock', async () => {
    putAptGet(`echo '${lists}' >&2; exit 100`);
    const failure = await installPackages(['firefox-esr'], { limitMs: 200, retryMs: 50 });
    expect(failure).toContain('apt-get install ended with code 100:');
    expect(failure).toContain('held by process 7 (apt-get)');
  });

  test('does not retry after another failure, and shows its last lines', async () => {
    putAptGet('seq 1 30; echo "E: Unable to locate package firefox-esr" >&2; exit 100');
    const failure = await installPackages(['firefox-esr'], quickly);
    expect(readCalls()).toHaveLength(2);
    expect(failure).toMatch(/^apt-get update ended with code 100:\n/);
    expect(failure).toMatch(/\n {2}30\n {2}E: Unable to locate package firefox-esr$/);
    expect(failure).not.toMatch(/^ {2}20$/m);
  });

  test('says if there is no apt-get', async () => {
    vi.stubEnv('PATH', folder);
    expect(await installPackages(['firefox-esr'], quickly)).toContain('apt-get: ');
  });
});

describe('npm test', () => {
  /** Runs `npm test` with a fake npm, and Chromium alone on the search path. */
  function runTests(npm: string, variables: Record<string, string> = {}) {
    putProgram('chromium', 'exit 0');
    putAptGet('echo "E: Could not resolve deb.example" >&2; exit 100');
    for (const name of ['sh', 'grep'])
      symlinkSync(
        spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim(),
        join(folder, name),
      );
    const fakeNpm = join(folder, 'npm.cjs');
    const report = '{"numPassedTests":3,"testResults":[]}';
    writeFileSync(
      fakeNpm,
      `const args = process.argv.slice(2);
       const out = args.find((arg) => arg.startsWith('--outputFile.json='));
       if (out) require('node:fs').writeFileSync(out.slice(18), '${report}');
       ${npm}`,
    );
    const { stdout, status } = spawnSync(process.execPath, ['scripts/test.mjs'], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: folder, npm_execpath: fakeNpm, HOME: folder, ...variables },
    });
    return { lines: stdout.trim().split('\n'), status };
  }

  test('names a browser that did not run and the reason before the count', () => {
    const { lines, status } = runTests('');
    const at = lines.findIndex((line) => line.startsWith('All of it took'));
    const [named = '', ...others] = lines.slice(at + 1);
    expect(named).toMatch(/^!! Firefox DID NOT RUN: Missing: firefox-esr/);
    expect(others.at(-1)).toBe('9 passed, 0 failed, 1 skipped');
    expect(lines.slice(at).join('\n')).not.toContain('Chromium DID NOT RUN');
    expect(status).toBe(0);
  });

  test('fails without a browser if CI is set', () => {
    const { lines, status } = runTests('', { CI: '1' });
    expect(lines.at(-1)).toBe('6 passed, 2 failed, 0 skipped');
    expect(status).toBe(1);
  });

  test('names both browsers if the packages could not be built', () => {
    const { lines } = runTests(`if (args.includes('package')) process.exit(1);`);
    expect(lines.slice(-3)).toEqual([
      '!! Chromium DID NOT RUN: what it needs has failed before',
      '!! Firefox DID NOT RUN: what it needs has failed before',
      '5 passed, 1 failed, 0 skipped',
    ]);
  });
});
