/** When the extension is installed, updated, or woken with its browser. */

import browser from 'webextension-polyfill';

/** To be called synchronously while the background starts. */
export function watchInstall(listener: () => void): void {
  browser.runtime.onInstalled.addListener(listener);
}

/** The version of this build. */
export function version(): string {
  return browser.runtime.getManifest().version;
}
