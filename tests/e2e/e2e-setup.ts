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

/** What the tests of one file share: a browser with the extension, and a site to read. */
export interface Stage {
  readonly browser: Browser;
  readonly site: Site;
  /** Opens a page of the site, which is closed again after the test. */
  open(path: string): Promise<Tab>;
  /** The same for any address. */
  openAddress(url: string): Promise<Tab>;
  /**
   * Expects the extension to bring an address of the site into a tab because the user has pressed
   * something: the one load that a browser may tell to be of the extension's doing.
   */
  allowNavigation(path: string): void;
  /** Expects the extension to call a server that the user has set up, or has it look for. */
  allowServer(address: string): void;
  /** Restarts the browser with the same profile; its tabs are gone. */
  restart(): Promise<void>;
}

/**
 * Sets the stage for a file: launches the browser before its first test and ends it after its
 * last. Whatever the file tests, it also fails when the extension has asked the network for
 * anything meanwhile.
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
    // Where it did not even start, that is the failure to be seen.
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

/** The sample article and the pages that are not one, on loopback. */
export function openSampleSite(): Promise<Site> {
  return openSite(join(root, 'scripts/sample'), join(import.meta.dirname, 'pages'));
}

/** Starts the browser that the tests are running for. */
export function launch(options: LaunchOptions = {}): Promise<Browser> {
  return inject('browserName') === 'chromium' ? launchChromium(options) : launchFirefox(options);
}

/**
 * What launches a browser whose context menu can be reached. Chromium's is drawn by the system, so
 * it takes a display; Firefox's is its own, headless too.
 */
export const withMenu: LaunchOptions =
  inject('browserName') === 'chromium' ? { display: process.env.E2E_DISPLAY } : {};

/** Whether there is what `withMenu` needs. */
export const canReachMenu = inject('browserName') === 'firefox' || withMenu.display !== undefined;
