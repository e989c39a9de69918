/** When the extension is installed or updated. */

import browser from 'webextension-polyfill';

/**
 * To be called synchronously while the background starts.
 * @param listener is told whether it is the first install, and not an update of anything.
 */
export function onInstalled(listener: (isFirst: boolean) => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => listener(reason === 'install'));
}

/** When the browser starts. To be called synchronously while the background starts. */
export function onStartup(listener: () => void): void {
  browser.runtime.onStartup.addListener(listener);
}
