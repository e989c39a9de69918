// @ts-check
import { existsSync } from 'node:fs';
import { findBrowser, findCommand } from './browsers.mjs';
import { runWithTail } from './processes.mjs';

/**
 * The tools of the tests other than Node, by the name of their Debian package.
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

/** How long to wait for another installation on this machine, and how often to retry, in ms. */
const waitLimits = { limitMs: 600_000, retryMs: 5_000 };

/**
 * Ensures that tools are installed. On Debian as root, missing ones are installed; other systems
 * are not changed.
 *
 * @param {readonly Tool[]} names
 * @returns {Promise<string | undefined>} an explanation for the user if some are missing
 */
export async function ensureTools(names) {
  const absent = findMissing(names);
  if (absent.length === 0) return undefined;
  if (!canInstall()) return explainInstall(absent);
  console.log(`Installing ${absent.join(', ')}…`);
  const failure = await installPackages(absent);
  const still = findMissing(names);
  if (still.length === 0) return undefined;
  return [explainInstall(still), failure].filter(Boolean).join('\n');
}

/**
 * Installs packages, waiting for another installation to finish.
 *
 * @param {readonly string[]} names
 * @param {{ limitMs: number, retryMs: number }} [waiting]
 * @returns {Promise<string | undefined>} the failed command and its last lines; `undefined` on
 *   success
 */
export async function installPackages(names, waiting = waitLimits) {
  const end = performance.now() + waiting.limitMs;
  // The packages may be available even with old lists.
  const updated = await runAptGet(['update'], end, waiting.retryMs);
  const install = ['install', '-y', '--no-install-recommends', ...names];
  const installed = await runAptGet(install, end, waiting.retryMs);
  return installed === undefined ? undefined : [updated, installed].filter(Boolean).join('\n');
}

/**
 * Runs apt-get. Its own option waits only for dpkg's lock; without the lock of the package lists or
 * of the downloads it fails at once, so those are retried here.
 *
 * @param {readonly string[]} args
 * @param {number} end time after which no lock is waited for, on the clock of `performance.now`
 * @param {number} retryMs
 * @returns {Promise<string | undefined>} the last lines of output on failure
 */
async function runAptGet(args, end, retryMs) {
  const getSecondsLeft = () => Math.max(0, Math.ceil((end - performance.now()) / 1000));
  for (let isFirst = true; ; isFirst = false) {
    const options = ['-qq', '-o', `DPkg::Lock::Timeout=${getSecondsLeft()}`];
    const { code, tail } = await runWithTail('apt-get', [...options, ...args], {
      DEBIAN_FRONTEND: 'noninteractive',
      // The patterns below match English messages.
      LC_ALL: 'C',
    });
    if (code === 0) return undefined;
    const isLocked = tail.some((line) => /(?:get|acquire|lock).*\block\b|is held by/i.test(line));
    if (!isLocked || performance.now() + retryMs > end)
      return [`apt-get ${args[0]} ended with code ${code}:`, ...tail].join('\n  ');
    if (isFirst) console.log('Another installation is under way: waiting for it…');
    await new Promise((resume) => setTimeout(resume, retryMs));
  }
}

function findMissing(/** @type {readonly Tool[]} */ names) {
  return names.filter((name) => tools[name]?.() === undefined);
}

function canInstall() {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0;
}

/**
 * @param {readonly string[]} absent names of Debian packages
 * @returns {string} one sentence for the user
 */
export function explainInstall(absent) {
  const names = absent.join(' ');
  switch (process.platform) {
    case 'linux':
      return `Missing: ${names}. On Debian or Ubuntu: sudo apt-get install ${names}`;
    default:
      return `Missing: ${names}. A browser in another place is found by CHROMIUM_BIN or FIREFOX_BIN.`;
  }
}
