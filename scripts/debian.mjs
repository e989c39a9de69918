// @ts-check
import { existsSync } from 'node:fs';
import { findBrowser, findCommand } from './browsers.mjs';
import { run } from './processes.mjs';

/**
 * What the tests use beside Node, by the name of its Debian package.
 * @type {Record<string, () => string | undefined>}
 */
const tools = {
  chromium: () => findBrowser('chromium'),
  'firefox-esr': () => findBrowser('firefox'),
  xvfb: () => findCommand('Xvfb'),
  xdotool: () => findCommand('xdotool'),
  imagemagick: () => findCommand('import'),
};

/** @typedef {'chromium' | 'firefox-esr' | 'xvfb' | 'xdotool' | 'imagemagick'} Tool */

/**
 * Makes sure that tools are there. On Debian, as root, those that are missing are installed;
 * nobody else's system is changed.
 *
 * @param {readonly Tool[]} names
 * @returns {Promise<string[]>} the names of those that are still missing
 */
export async function ensureTools(names) {
  const absent = missing(names);
  if (absent.length === 0 || !mayInstall()) return absent;
  console.log(`Installing ${absent.join(', ')}…`);
  const quietly = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], quietly);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...absent], quietly);
  return missing(names);
}

function missing(/** @type {readonly Tool[]} */ names) {
  return names.filter((name) => tools[name]?.() === undefined);
}

function mayInstall() {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0;
}

/**
 * @param {readonly string[]} absent names of Debian packages
 * @returns {string} one sentence for whoever sits at the machine
 */
export function howToInstall(absent) {
  const names = absent.join(' ');
  switch (process.platform) {
    case 'linux':
      return `Missing: ${names}. On Debian or Ubuntu: sudo apt-get install ${names}`;
    default:
      return `Missing: ${names}. A browser in another place is found by CHROMIUM_BIN or FIREFOX_BIN.`;
  }
}
