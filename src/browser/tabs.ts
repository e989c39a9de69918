/** Tabs: which one a reader is for, and what becomes of it. */

import browser from 'webextension-polyfill';

/** What we may know of a tab. Its address only by the reader's grant. */
export interface TabInfo {
  id: number;
  url?: string;
  incognito: boolean;
  /** Whether it is loading something just now. */
  loading: boolean;
}

/** The tab that the reader looks at in this window. */
export async function getActiveTab(): Promise<TabInfo | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab ? toTabInfo(tab) : undefined;
}

/** The tabs that are on the screen, one a window. */
export async function getActiveTabs(): Promise<TabInfo[]> {
  const tabs = await browser.tabs.query({ active: true });
  return tabs.map(toTabInfo).filter((tab) => tab !== undefined);
}

/** Every tab but those that the browser has put out of memory. */
export async function getLoadedTabs(): Promise<TabInfo[]> {
  const tabs = await browser.tabs.query({ discarded: false });
  return tabs.map(toTabInfo).filter((tab) => tab !== undefined);
}

/**
 * Calls `listener` when the reader turns to another tab of this window.
 * @returns a function that stops it.
 */
export function onActiveTabChanged(listener: () => void): () => void {
  browser.tabs.onActivated.addListener(listener);
  return () => browser.tabs.onActivated.removeListener(listener);
}

/**
 * Calls `listener` when a tab has loaded something.
 * @returns a function that stops it.
 */
export function onTabLoad(tabId: number, listener: () => void): () => void {
  const onUpdated = (id: number, { status }: { status?: string }) => {
    if (id === tabId && status === 'complete') listener();
  };
  browser.tabs.onUpdated.addListener(onUpdated);
  return () => browser.tabs.onUpdated.removeListener(onUpdated);
}

/** A tab by its id; `undefined` when it is closed. */
export async function getTab(tabId: number): Promise<TabInfo | undefined> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  return tab && toTabInfo(tab);
}

/** Brings a tab to the front, and its window; nothing where it is closed. */
export async function showTab(tabId: number): Promise<void> {
  const tab = await browser.tabs.update(tabId, { active: true }).catch(() => undefined);
  if (tab?.windowId !== undefined)
    await browser.windows.update(tab.windowId, { focused: true }).catch(() => undefined);
}

/** How long (ms) a page may take to load before nobody waits for it any more. */
const loadTimeoutMs = 15_000;

/** Ways to bring something else, or the same anew, into a tab. */
export type Navigation = { kind: 'open'; url: string } | { kind: 'reload' } | { kind: 'back' };

/** Navigates a tab, and waits until it has loaded. @returns whether it has, within a limit */
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

/** What may happen to a tab. To be called synchronously while the background starts. */
export function onTabsChanged(on: {
  onClosed(tabId: number): void;
  /** It has loaded something: another document, but as well a frame, or a fragment of the same. */
  onLoaded(tabId: number): void;
  /** It shows something else: loaded, or changed by its own script. Heard where we have access. */
  onNavigated(tab: TabInfo & { url: string }): void;
}): void {
  browser.tabs.onRemoved.addListener((tabId) => on.onClosed(tabId));
  // Chromium gives a tab that it discards another id.
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
  const { id, url, incognito, status } = tab;
  const info = { id, incognito, loading: status === 'loading' };
  return url === undefined ? info : { ...info, url };
}
