/** Where a reader can appear: popup, side panel, tab; and our other pages. */

import browser from 'webextension-polyfill';

const readerPage = 'src/pages/reader/index.html';

/** Chromium's panel, which the polyfill does not know. */
interface SidePanel {
  setOptions(options: { tabId: number; path: string; enabled: boolean }): Promise<void>;
  open(options: { tabId: number }): Promise<void>;
}
const sidePanel = (globalThis as { chrome?: { sidePanel?: SidePanel } }).chrome?.sidePanel;

/**
 * Opens the popup; to be called synchronously in the handler of the reader's gesture, since older
 * Firefox forgets the gesture at the first await. Where the browser refuses, the same reader opens
 * in a tab.
 */
export function openReader(tabId: number): void {
  const opened = browser.action.openPopup?.() ?? Promise.reject();
  opened.catch(() =>
    browser.tabs.create({
      url: browser.runtime.getURL(`${readerPage}?surface=tab&tab=${tabId}`),
      openerTabId: tabId,
    }),
  );
}

/**
 * Opens the panel beside the page, with no await before it: Firefox takes the call only straight
 * from a click.
 * @returns whether this browser has one.
 */
export function openPanel(tabId: number): boolean {
  if (sidePanel) {
    void sidePanel.setOptions({
      tabId,
      path: `${readerPage}?surface=panel&tab=${tabId}`,
      enabled: true,
    });
    void sidePanel.open({ tabId });
    return true;
  }
  void browser.sidebarAction?.open?.();
  return browser.sidebarAction !== undefined;
}

/** Opens the options page, or brings it to the front. */
export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage();
}

/** The keyboard shortcut as it is set now, e.g. `Alt+Shift+S`; empty when it is unset. */
export async function shortcut(): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
}

/** Goes to where the browser lets its user set shortcuts. */
export function openShortcutSettings(): void {
  const firefox = browser.runtime.getURL('').startsWith('moz-extension:');
  const commands = browser.commands as typeof browser.commands & {
    openShortcutSettings?(): Promise<void>;
  };
  if (firefox) void commands.openShortcutSettings?.();
  else void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
