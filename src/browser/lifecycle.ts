/** Events of the extension's life cycle. */

import browser from 'webextension-polyfill';

/**
 * Calls `listener` when the extension or the browser was installed or updated. Call it
 * synchronously at startup of the background.
 *
 * @param listener gets true if the extension was installed for the first time
 */
export function onInstalled(listener: (isFirst: boolean) => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => listener(reason === 'install'));
}

/** Calls `listener` when the browser starts. Call it synchronously at startup of the background. */
export function onStartup(listener: () => void): void {
  browser.runtime.onStartup.addListener(listener);
}
