// @ts-check
/**
 * `npm start -- [--firefox] [--once] [FILE|URL]` installs, builds, and opens a page in a real
 * browser with the extension, by default the sample article; then it opens the popup and prints the
 * summary.
 *
 * The browser stays open until it is closed, except without a display, with `--once`, or if `CI` is
 * set. Without a browser, the command line summarizes the page.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from './browsers.mjs';
import { ensureTools } from './debian.mjs';
import { ensurePackages, isNodeNewEnough } from './packages.mjs';
import { npm, run } from './processes.mjs';

/** @typedef {import('./browsers.mjs').BrowserName} BrowserName */

const { values, positionals } = parseArgs({
  options: { firefox: { type: 'boolean' }, once: { type: 'boolean' } },
  allowPositionals: true,
});
const page = resolvePage(positionals[0]);

process.chdir(join(import.meta.dirname, '..'));
process.exitCode = await main();

async function main() {
  if (!isNodeNewEnough()) {
    console.error(`Node ${process.versions.node} is too old: 20.19 or newer is needed.`);
    return 1;
  }
  if (!(await ensurePackages())) return 1;
  const { browser, problem } = await chooseBrowser();
  if (!browser) return summarizeWithoutBrowser(problem);
  const built = await npm(['run', '--silent', `build:${browser}`, '--', '--logLevel=warn']);
  if (built !== 0) return built;
  const end = values.once || process.env.CI ? 'once' : 'stay';
  const windows = hasDisplay() ? 'window' : 'headless';
  return runTypeScript('scripts/demo.ts', browser, windows, end, page);
}

/**
 * Looks for a browser on this machine.
 * @returns {Promise<{ browser?: BrowserName | undefined, problem?: string | undefined }>} the
 *   browser, or the reason why there is none
 */
async function chooseBrowser() {
  const found = findFirstBrowser();
  if (found) return { browser: found };
  const problem = await ensureTools([values.firefox ? 'firefox-esr' : 'chromium']);
  return { browser: findFirstBrowser(), problem };
}

/** @returns {BrowserName | undefined} */
function findFirstBrowser() {
  /** @type {BrowserName[]} */
  const names = values.firefox ? ['firefox'] : ['chromium', 'firefox'];
  return names.find((name) => findBrowser(name) !== undefined);
}

/** Summarizes with the same code outside of a browser. */
async function summarizeWithoutBrowser(/** @type {string | undefined} */ problem) {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  try {
    const file = isAddress(page) ? await download(page, folder) : page;
    if (!file) return 1;
    const code = await runTypeScript('src/cli/summarize.ts', file);
    console.log('\nThis came from the command line, because no browser was found.');
    if (problem !== undefined) console.log(problem);
    return code;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @returns {Promise<string | undefined>} path of the downloaded file; `undefined` on failure */
async function download(/** @type {string} */ address, /** @type {string} */ folder) {
  const file = join(folder, 'page.html');
  try {
    writeFileSync(file, await (await fetch(address)).text());
    return file;
  } catch (error) {
    console.error(`${address} cannot be fetched: ${error}`);
    return undefined;
  }
}

/** @returns {Promise<number>} exit code */
function runTypeScript(/** @type {string[]} */ ...args) {
  return run(process.execPath, ['--import', 'tsx', ...args]);
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** Resolves a path against the folder in which npm was called. */
function resolvePage(/** @type {string | undefined} */ argument) {
  if (argument === undefined) return join(import.meta.dirname, 'sample/article.html');
  return isAddress(argument) ? argument : resolve(process.env.INIT_CWD ?? '.', argument);
}

function isAddress(/** @type {string} */ text) {
  return /^https?:/.test(text);
}
