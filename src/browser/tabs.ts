/** Tabs: finds, observes and navigates them. */

import browser from 'webextension-polyfill';

/** The properties of a tab that the extension may know. `url` requires a granted permission. */
export interface TabInfo {
  id: number;
  url?: string;
  /** Requires the same permission. */
  title?: string;
  /** True in an incognito window, and for a page of the extension that was opened from one. */
  incognito: boolean;
  /** True while the tab is loading. */
  loading: boolean;
}

/**
 * In the address of a page of the extension that was opened from an incognito window. Chromium shows
 * the extension's pages in normal windows only, yet nothing of what the user does there may be kept.
 */
export const incognitoMark = 'incognito';

function isOpenedFromIncognito(url: string): boolean {
  return /^\w+-extension:/.test(url) && new URL(url).searchParams.has(incognitoMark);
}

/** Returns the active tab of the current window. */
export async function getActiveTab(): Promise<TabInfo | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab ? toTabInfo(tab) : undefined;
}

/** Returns the tab that the calling page of the extension is in; `undefined` if it is in none. */
export async function getOwnTab(): Promise<TabInfo | undefined> {
  const tab = await browser.tabs.getCurrent();
  return tab && toTabInfo(tab);
}

/** Returns the active tab of every window. */
export async function getActiveTabs(): Promise<TabInfo[]> {
  const tabs = await browser.tabs.query({ active: true });
  return tabs.map(toTabInfo).filter((tab) => tab !== undefined);
}

/** Returns all tabs except those that the browser has discarded from memory. */
export async function getLoadedTabs(): Promise<TabInfo[]> {
  const tabs = await browser.tabs.query({ discarded: false });
  return tabs.map(toTabInfo).filter((tab) => tab !== undefined);
}

/**
 * Calls `listener` when the user switches to another tab of the window.
 *
 * @returns a function that stops it
 */
export function onActiveTabChanged(listener: () => void): () => void {
  browser.tabs.onActivated.addListener(listener);
  return () => browser.tabs.onActivated.removeListener(listener);
}

/**
 * Calls `listener` when the tab has finished loading.
 *
 * @returns a function that stops it
 */
export function onTabLoad(tabId: number, listener: () => void): () => void {
  const onUpdated = (id: number, { status }: { status?: string }) => {
    if (id === tabId && status === 'complete') listener();
  };
  browser.tabs.onUpdated.addListener(onUpdated);
  return () => browser.tabs.onUpdated.removeListener(onUpdated);
}

/** Returns a tab by id; `undefined` if it is closed. */
export async function getTab(tabId: number): Promise<TabInfo | undefined> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  return tab && toTabInfo(tab);
}

/** Activates a tab and focuses its window. Does nothing if the tab is closed. */
export async function showTab(tabId: number): Promise<void> {
  const tab = await browser.tabs.update(tabId, { active: true }).catch(() => undefined);
  if (tab?.windowId !== undefined)
    await browser.windows.update(tab.windowId, { focused: true }).catch(() => undefined);
}

/** After this time, a page that is still loading is no longer waited for. */
const loadTimeoutMs = 15_000;

/** Ways to navigate a tab. */
export type Navigation = { kind: 'open'; url: string } | { kind: 'reload' } | { kind: 'back' };

/**
 * Navigates a tab and waits until it has loaded. @returns false if it cannot be navigated, or is
 * still loading after 15 seconds
 */
export async function navigate(tabId: number, to: Navigation): Promise<boolean> {
  const load = waitForLoad(tabId);
  const isAccepted = await startNavigation(tabId, to).then(
    () => true,
    () => false,
  );
  return isAccepted && load;
}

function startNavigation(tabId: number, to: Navigation): Promise<unknown> {
  switch (to.kind) {
    case 'open':
      return browser.tabs.update(tabId, { url: to.url });
    case 'reload':
      return browser.tabs.reload(tabId);
    case 'back':
      return browser.tabs.goBack(tabId);
  }
}

function waitForLoad(tabId: number): Promise<boolean> {
  return new Promise((resolve) => {
    const { onUpdated } = browser.tabs;
    const settle = (isLoaded: boolean) => {
      clearTimeout(timer);
      onUpdated.removeListener(onStatus);
      resolve(isLoaded);
    };
    const onStatus = (id: number, { status }: { status?: string }) => {
      if (id === tabId && status === 'complete') settle(true);
    };
    const timer = setTimeout(() => settle(false), loadTimeoutMs);
    onUpdated.addListener(onStatus);
  });
}

/** Listens for changes of tabs. Call it synchronously at startup of the background. */
export function onTabsChanged(on: {
  onClosed(tabId: number): void;
  /** The tab has finished loading: another document, but possibly only a frame or a fragment. */
  onLoaded(tabId: number): void;
  /**
   * The tab shows another address, loaded or set by its own script. Fired only with access to the
   * site.
   */
  onNavigated(tab: TabInfo & { url: string }): void;
}): void {
  browser.tabs.onRemoved.addListener((tabId) => on.onClosed(tabId));
  // Chromium gives a discarded tab another id.
  browser.tabs.onReplaced.addListener((_added, removed) => on.onClosed(removed));
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    if (change.status === 'complete') on.onLoaded(tabId);
    const { url } = tab;
    if (url !== undefined && (change.status === 'complete' || change.url !== undefined))
      on.onNavigated({
        id: tabId,
        url,
        incognito: tab.incognito,
        loading: tab.status === 'loading',
      });
  });
}

function toTabInfo(tab: browser.Tabs.Tab): TabInfo | undefined {
  if (tab.id === undefined) return undefined;
  const { id, url, title, incognito, status } = tab;
  return {
    id,
    incognito: incognito || (url !== undefined && isOpenedFromIncognito(url)),
    loading: status === 'loading',
    ...(url !== undefined && { url }),
    ...(title !== undefined && { title }),
  };
}
