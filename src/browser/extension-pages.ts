/**
 * Opens the pages of the extension: the summary view in a popup, side panel or tab, and the others.
 */

import browser from 'webextension-polyfill';
import { incognitoMark, showTab } from './tabs.ts';

// Tells the popup whether a side panel is open on a tab. The panel answers itself, because neither
// browser can be asked.

interface Question {
  readonly kind: 'question';
  readonly tabId: number;
}

interface Answer {
  readonly kind: 'answer';
  readonly tabId: number;
}

const channelName = 'panel';
/** An open panel answers at once. */
const answerTimeoutMs = 300;

/**
 * Answers for a side panel while it is visible.
 *
 * @param tabId the tab that the panel shows
 * @returns a function that stops it
 */
export function answerForPanel(tabId: number): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<Question | Answer>) => {
    const isAsked = data.kind === 'question' && data.tabId === tabId;
    // The panel of another tab may still exist, but invisibly.
    if (isAsked && document.visibilityState === 'visible')
      channel.postMessage({ kind: 'answer', tabId } satisfies Answer);
  };
  return () => channel.close();
}

/** Returns true if a visible side panel shows this tab; false after 300 ms without an answer. */
export function isPanelOpen(tabId: number): Promise<boolean> {
  const channel = new BroadcastChannel(channelName);
  return new Promise((resolve) => {
    const settle = (isOpen: boolean) => {
      clearTimeout(timer);
      channel.close();
      resolve(isOpen);
    };
    const timer = setTimeout(() => settle(false), answerTimeoutMs);
    channel.onmessage = ({ data }: MessageEvent<Question | Answer>) => {
      if (data.kind === 'answer' && data.tabId === tabId) settle(true);
    };
    channel.postMessage({ kind: 'question', tabId } satisfies Question);
  });
}

const summaryPage = 'src/ui/summary/index.html';
const welcomePage = 'src/ui/welcome/index.html';
const optionsPage = 'src/ui/options/index.html';
const historyPage = 'src/ui/history/index.html';
const pdfPage = 'src/ui/pdf/index.html';

/** The fragment at which the options page asks whether to hide the banner on all sites. */
export const hideBannerQuestion = 'hide-banner';

/** Chromium's panel, which the polyfill does not know. */
interface SidePanel {
  setOptions(options: { tabId: number; path: string; enabled: boolean }): Promise<void>;
  open(options: { tabId: number }): Promise<void>;
}
const sidePanel = (globalThis as { chrome?: { sidePanel?: SidePanel } }).chrome?.sidePanel;

/**
 * Opens the summary view in the popup, or in a tab if the browser refuses. Call it synchronously in
 * the handler of a user gesture, because older Firefox versions forget the gesture at the first
 * await.
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
 * Opens the summary view in the side panel. Call it in a click handler, before any await: Firefox
 * accepts it only straight from the click.
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

/**
 * Opens the page on which the user can open a PDF, in a new tab: the browser's picker would close a
 * popup.
 *
 * @param viewer the tab that may show the file
 */
export function openPdfPage(viewer: { readonly id: number; readonly incognito: boolean }): void {
  const url = browser.runtime.getURL(`${pdfPage}?viewer=${viewer.id}`);
  // Chromium opens the page in a normal window, where a tab of another window cannot be its opener.
  if (viewer.incognito) void browser.tabs.create({ url: `${url}&${incognitoMark}` });
  else void browser.tabs.create({ url, openerTabId: viewer.id });
}

/** Opens the options page, or focuses it if it is open. */
export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage();
}

/**
 * Opens the options page where the user is asked whether to hide the banner on all sites. One such
 * tab is enough, however often it is asked for.
 */
export async function openBannerSettings(): Promise<void> {
  const page = browser.runtime.getURL(optionsPage);
  const url = `${page}#${hideBannerQuestion}`;
  const open = (await browser.tabs.query({})).find((tab) => tab.url?.startsWith(page));
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.id, { url });
  // The tab may be in another window, behind the one with the banner.
  await showTab(open.id);
}

/** A place in the history: what is searched for, and the record that is opened. */
export interface HistoryQuery {
  query?: string;
  record?: string;
}

/**
 * Opens the history in a new tab.
 *
 * @param inBackground true to leave the current tab active
 */
export async function openHistory(query: HistoryQuery = {}, inBackground = false): Promise<void> {
  await browser.tabs.create({ url: historyUrl(query), active: !inBackground });
}

/**
 * Opens the history in the current tab if that loses nothing, because it shows the history already
 * or is empty; otherwise in a new tab, so that the page in the current one stays.
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

/** @param url of a tab; browsers reveal it for the extension's own pages and few others */
function isReplaceable(url = ''): boolean {
  const isEmpty =
    /^(?:about:(?:blank|newtab|home)|(?:chrome|edge):\/\/(?:newtab|new-tab-page)\/?)$/;
  return url.startsWith(browser.runtime.getURL(historyPage)) || isEmpty.test(url);
}

/** Parses the query string of a history page's URL. */
export function parseHistoryQuery(search: string): HistoryQuery {
  const named = new URLSearchParams(search);
  return Object.fromEntries([...named].filter(([name]) => name === 'query' || name === 'record'));
}

/** Returns true if the toolbar button is pinned; false if the browser does not tell. */
export async function isPinned(): Promise<boolean> {
  return (await browser.action.getUserSettings?.())?.isOnToolbar ?? false;
}

/** Returns true in Firefox, whose UI outside of the extension's pages differs. */
export function isFirefox(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}

/** Opens the welcome page. */
export function openWelcome(): void {
  void browser.tabs.create({ url: browser.runtime.getURL(welcomePage) });
}

/** Undefined in browsers without keyboard shortcuts. */
const commands: Commands | undefined = browser.commands;
type Commands = typeof browser.commands & { openShortcutSettings?(): Promise<void> };

/**
 * Returns the current keyboard shortcut, e.g. `Alt+Shift+S`; `''` if it is unset or unsupported.
 */
export async function getShortcut(): Promise<string> {
  return (await commands?.getAll())?.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
}

/** Opens Chromium's page about this extension, on which the user can allow access to files. */
export function openExtensionPage(): void {
  void browser.tabs.create({ url: `chrome://extensions/?id=${browser.runtime.id}` });
}

/** Opens the browser's settings for keyboard shortcuts. */
export function openShortcutSettings(): void {
  if (isFirefox()) void commands?.openShortcutSettings?.();
  else void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
