// @ts-check
/**
 * `npm run verify:reproducible` clones the last commit into two folders, installs and packages it
 * in each, and compares the checksums. It builds a third time from the unpacked source archive, as
 * Mozilla's reviewers do. Exits with 0 if all are equal.
 */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensurePackages } from './packages.mjs';
import { npm } from './processes.mjs';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'package-twice-'));
try {
  process.exitCode = await main();
} finally {
  process.chdir(root);
  rmSync(folder, { recursive: true });
}

async function main() {
  process.chdir(root);
  if (!(await ensurePackages())) return 1;
  const clones = ['first', 'a-second/and-deeper'].map((name) => join(folder, name));
  for (const clone of clones) execFileSync('git', ['clone', '--quiet', root, clone]);
  const [first, second] = [await packageProject(clones[0]), await packageProject(clones[1])];
  const unpacked = join(folder, 'from-source');
  await unpack(join(clones[0] ?? '', 'dist/packages', findSourceArchive(first)), unpacked);
  const third = await packageProject(unpacked);
  const same = first === second && first.startsWith(third);
  console.log(same ? '\nAll the same.' : `\nDIFFERENT:\n${[first, second, third].join('\n')}`);
  return same ? 0 : 1;
}

/** @returns {Promise<string>} the checksums */
async function packageProject(/** @type {string | undefined} */ project = '') {
  process.chdir(project);
  const code = await npm(['run', '--silent', 'package']);
  if (code !== 0) throw new Error(`Packaging ended with ${code}`);
  return readFileSync('dist/packages/SHA256SUMS', 'utf8');
}

function findSourceArchive(/** @type {string} */ sums) {
  return sums.match(/\S+-source\.zip/)?.[0] ?? '';
}

async function unpack(/** @type {string} */ archive, /** @type {string} */ target) {
  const { unzipSync } = await import('fflate');
  for (const [name, content] of Object.entries(unzipSync(readFileSync(archive)))) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), content);
  }
}
