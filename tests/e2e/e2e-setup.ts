import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import type { Browser, BrowserName, LaunchOptions, Tab } from './drivers/browser.ts';
import { launchChromium } from './drivers/chromium.ts';
import { launchFirefox } from './drivers/firefox.ts';
import { openSite, type Site } from './drivers/site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly browserName: BrowserName;
  }
}

const root = resolve(import.meta.dirname, '../..');

/** The browser with the extension, and the site, which the tests of a file share. */
export interface Stage {
  readonly browser: Browser;
  readonly site: Site;
  /** Opens a page of the site, which is closed after the test. */
  open(path: string): Promise<Tab>;
  /** Opens any address, which is closed after the test. */
  openAddress(url: string): Promise<Tab>;
  /**
   * Expects the extension to load an address of the site because the user has pressed something:
   * the only request that the browser may attribute to the extension.
   */
  allowNavigation(path: string): void;
  /** Expects the extension to call a server that the user has set up or searched for. */
  allowServer(address: string): void;
  /** Restarts the browser with the same profile; its tabs are lost. */
  restart(): Promise<void>;
}

/**
 * Launches the browser before the first test of a file and closes it after the last. Whatever the
 * file tests, it also fails if the extension has made a network request.
 */
export function useBrowser(options: LaunchOptions = {}): Stage {
  let browser: Browser;
  let site: Site;
  let tabs: Tab[] = [];
  const navigations = new Set<string>();
  const servers = new Set<string>();
  beforeAll(async () => {
    site = await openSampleSite();
    browser = await launch(options);
  });
  afterEach(async () => {
    for (const tab of tabs) await tab.close();
    tabs = [];
  });
  afterAll(async () => {
    await site?.close();
    // If the launch failed, that failure must be the one that is reported.
    const requests = (await browser?.close()) ?? [];
    const ours = requests.filter(({ from }) => from === browser.origin);
    const others = ours.filter(({ url }) => !navigations.has(url));
    expect(others.filter(({ url }) => !servers.has(new URL(url).origin))).toEqual([]);
  });
  const openAddress = async (url: string) => {
    const tab = await browser.openTab(url);
    tabs.push(tab);
    return tab;
  };
  return {
    get browser() {
      return browser;
    },
    get site() {
      return site;
    },
    open: (path) => openAddress(site.url(path)),
    openAddress,
    allowNavigation: (path) => void navigations.add(site.url(path)),
    allowServer: (address) => void servers.add(address),
    async restart() {
      tabs = [];
      await browser.restart();
    },
  };
}

/** Serves the sample article and the pages without an article on loopback. */
export function openSampleSite(): Promise<Site> {
  return openSite(join(root, 'scripts/sample'), join(import.meta.dirname, 'pages'));
}

/** Launches the browser of this test run. */
export function launch(options: LaunchOptions = {}): Promise<Browser> {
  return inject('browserName') === 'chromium' ? launchChromium(options) : launchFirefox(options);
}

/**
 * Launch options for a browser whose context menu can be used. Chromium's is drawn by the system
 * and needs a display; Firefox's works headless too.
 */
export const withMenu: LaunchOptions =
  inject('browserName') === 'chromium' ? { display: process.env.E2E_DISPLAY } : {};

/** True if the requirements of `withMenu` are met. */
export const canReachMenu = inject('browserName') === 'firefox' || withMenu.display !== undefined;
