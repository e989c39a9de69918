// @ts-check
import { existsSync, statSync } from 'node:fs';
import { npm } from './processes.mjs';

/** What npm writes into the folder when it has filled it. */
const installed = 'node_modules/.package-lock.json';
const wanted = 'package-lock.json';

/**
 * Installs the packages of the lock file, if they are not there or the lock file is newer. To be
 * called in the project's folder; nothing outside of it is touched.
 *
 * @returns {Promise<boolean>} whether they are there now
 */
export async function ensurePackages() {
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return true;
  console.log('Installing the packages…');
  return (await npm(['ci', '--no-audit', '--no-fund'])) === 0;
}

/**
 * @returns {boolean} whether this Node is one that the project runs on
 */
export function isNodeNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}
