/** When the extension is installed or updated. */

import browser from 'webextension-polyfill';

/** To be called synchronously while the background starts. */
export function watchInstall(listener: () => void): void {
  browser.runtime.onInstalled.addListener(listener);
}

/** When the browser starts. To be called synchronously while the background starts. */
export function watchStartup(listener: () => void): void {
  browser.runtime.onStartup.addListener(listener);
}
