/** Where a reader can appear: popup, side panel, tab; and our other pages. */

import browser from 'webextension-polyfill';

const summaryPage = 'src/ui/summary/index.html';
const welcomePage = 'src/ui/welcome/index.html';
const historyPage = 'src/ui/history/index.html';

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
export function openSummaryView(tabId: number): void {
  const opened = browser.action.openPopup?.() ?? Promise.reject();
  opened.catch(() =>
    browser.tabs.create({
      url: browser.runtime.getURL(`${summaryPage}?surface=tab&tab=${tabId}`),
      openerTabId: tabId,
    }),
  );
}

/**
 * Opens the panel beside the page, with no await before it: Firefox takes the call only straight
 * from a click.
 */
export function openSidePanel(tabId: number): void {
  if (sidePanel) {
    void sidePanel.setOptions({
      tabId,
      path: `${summaryPage}?surface=panel&tab=${tabId}`,
      enabled: true,
    });
    void sidePanel.open({ tabId });
    return;
  }
  void browser.sidebarAction?.open?.();
}

/** Opens the options page, or brings it to the front. */
export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage();
}

/** A place in the history: what is searched for, and the record that is opened. */
export interface HistoryQuery {
  query?: string;
  record?: string;
}

/**
 * Opens the history in a tab of its own.
 * @param inBackground whether the tab that is looked at stays in front
 */
export async function openHistory(query: HistoryQuery = {}, inBackground = false): Promise<void> {
  await browser.tabs.create({ url: historyUrl(query), active: !inBackground });
}

/**
 * Opens the history in the tab that is looked at where nothing is lost by that: where it shows the
 * history already, or nothing. Elsewhere it opens in a tab of its own, since a page that was being
 * read would be gone.
 */
export async function openHistoryHere(place: HistoryQuery): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined || !isReplaceable(tab.url)) return openHistory(place);
  await browser.tabs.update(tab.id, { url: historyUrl(place) });
}

function historyUrl({ query, record }: HistoryQuery): string {
  const url = new URL(browser.runtime.getURL(historyPage));
  if (query) url.searchParams.set('query', query);
  if (record) url.searchParams.set('record', record);
  return url.href;
}

/** @param url of a tab, which the browser tells of our own pages and of few others */
function isReplaceable(url = ''): boolean {
  const isEmpty =
    /^(?:about:(?:blank|newtab|home)|(?:chrome|edge):\/\/(?:newtab|new-tab-page)\/?)$/;
  return url.startsWith(browser.runtime.getURL(historyPage)) || isEmpty.test(url);
}

/** The place that an address of the history names. */
export function parseHistoryQuery(search: string): HistoryQuery {
  const named = new URLSearchParams(search);
  return Object.fromEntries([...named].filter(([name]) => name === 'query' || name === 'record'));
}

/** Whether the button is pinned to the toolbar; false where the browser does not tell. */
export async function isPinned(): Promise<boolean> {
  return (await browser.action.getUserSettings?.())?.isOnToolbar ?? false;
}

/** Whether this browser is Firefox: what is drawn or done outside of our pages differs there. */
export function isFirefox(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}

/** Opens the page that says what this is. */
export function openWelcome(): void {
  void browser.tabs.create({ url: browser.runtime.getURL(welcomePage) });
}

/** Missing in browsers without keyboard shortcuts. */
const commands: Commands | undefined = browser.commands;
type Commands = typeof browser.commands & { openShortcutSettings?(): Promise<void> };

/** The keyboard shortcut as it is set now, e.g. `Alt+Shift+S`; empty when it is unset, or there are none. */
export async function getShortcut(): Promise<string> {
  return (await commands?.getAll())?.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
}

/** Opens Chromium's page about this extension, where access to files is allowed. */
export function openExtensionPage(): void {
  void browser.tabs.create({ url: `chrome://extensions/?id=${browser.runtime.id}` });
}

/** Goes to where the browser lets its user set shortcuts. */
export function openShortcutSettings(): void {
  if (isFirefox()) void commands?.openShortcutSettings?.();
  else void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
