// @ts-check
/**
 * `npm run package` builds the extension for both browsers, checks its size budget, lints it with
 * Mozilla's linter, and writes the uploads for the stores to `dist/packages`: an archive for each
 * browser, the source archive for Firefox, and `SHA256SUMS`. The same commit gives the same bytes.
 */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages } from './packages.mjs';
import { npm } from './processes.mjs';

const root = join(import.meta.dirname, '..');
const target = join(root, 'dist/packages');

process.chdir(root);
process.exitCode = await main();

async function main() {
  if (!(await ensurePackages())) return 1;
  for (const browser of ['chromium', 'firefox']) {
    const built = await npm(['run', '--silent', `build:${browser}`, '--', '--logLevel=warn']);
    if (built !== 0) return built;
  }
  const isSmall = (await npm(['run', '--silent', 'budget'])) === 0;
  if (!isSmall) return 1;
  // Imported late, because these use packages that may only just have been installed.
  const { isExtensionClean } = await import('./extension-lint.mjs');
  if (!(await isExtensionClean('dist/firefox'))) return 1;
  const { zipFiles, zipFolder } = await import('./zip.mjs');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const sources = listSourceFiles();
  const sums = [
    write('chromium', zipFolder('dist/chromium')),
    write('firefox', zipFolder('dist/firefox')),
    ...(sources ? [write('source', zipFiles('.', sources))] : []),
  ];
  writeFileSync(join(target, 'SHA256SUMS'), sums.join(''));
  return 0;
}

/**
 * @param {string} kind
 * @param {Uint8Array} archive
 * @returns {string} its line of `SHA256SUMS`, in the format of `sha256sum --check`
 */
function write(kind, archive) {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const file = `${name}-${version}-${kind}.zip`;
  writeFileSync(join(target, file), archive);
  const sum = createHash('sha256').update(archive).digest('hex');
  console.log(`${sum}  ${file}, ${Math.round(archive.length / 1000)} kB`);
  return `${sum}  ${file}\n`;
}

/**
 * @returns {string[] | undefined} the files of the commit; `undefined` in an unpacked source
 *   archive
 */
function listSourceFiles() {
  if (!existsSync('.git')) {
    console.log('This is not a clone, so no source archive is made.');
    return undefined;
  }
  const git = (/** @type {string[]} */ ...args) => execFileSync('git', args, { encoding: 'utf8' });
  if (git('status', '--porcelain') !== '') {
    console.warn('!! There are changes that are not committed: do not publish these archives.');
  }
  return git('ls-files', '-z').split('\0').filter(existsSync);
}
