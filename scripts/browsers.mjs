// @ts-check
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {'chromium' | 'firefox'} BrowserName */

/**
 * Where to look for each browser, in order: an environment variable, the search path, and fixed
 * places on systems that do not put applications on the search path.
 * @type {Record<BrowserName, {variable: string, commands: string[], places: string[]}>}
 */
const known = {
  chromium: {
    variable: 'CHROMIUM_BIN',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    places: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    ],
  },
  firefox: {
    variable: 'FIREFOX_BIN',
    commands: ['firefox-esr', 'firefox'],
    places: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
  },
};

/**
 * @param {BrowserName} name
 * @returns {string | undefined} path of the browser; `undefined` if it is not installed
 */
export function findBrowser(name) {
  const { variable, commands, places } = known[name];
  const chosen = process.env[variable];
  if (chosen) return chosen;
  return [...commands.map(findCommand), ...places].find((path) => path && existsSync(path));
}

/**
 * @param {string} command
 * @returns {string | undefined} path of the command; `undefined` if it is not on the search path
 */
export function findCommand(command) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, command)).find((path) => existsSync(path));
}
