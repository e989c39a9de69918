// @ts-check
import { existsSync, statSync } from 'node:fs';
import { npm } from './processes.mjs';

/** npm writes this file when it has finished installing. */
const installed = 'node_modules/.package-lock.json';
const wanted = 'package-lock.json';

/**
 * Installs the packages of the lock file if they are missing or outdated. Must be called in the
 * project's folder and changes nothing outside of it.
 *
 * @returns {Promise<boolean>} true if they are installed now
 */
export async function ensurePackages() {
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return true;
  console.log('Installing the packages…');
  return (await npm(['ci', '--no-audit', '--no-fund'])) === 0;
}

/** @returns {boolean} true if this version of Node can run the project */
export function isNodeNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}
