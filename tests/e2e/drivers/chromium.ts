import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, {
  type EvaluateFunc,
  type Page,
  type Browser as Puppeteer,
  type Target,
} from 'puppeteer-core';
import { findBrowser } from '../../../scripts/browsers.mjs';
import type {
  Browser,
  LaunchOptions,
  MenuItem,
  NetworkRequest,
  StorageArea,
  Stored,
  Tab,
  View,
} from './browser.ts';
import { changeAccess, forbidFiles } from './chromium-settings.ts';
import { chromiumView } from './chromium-view.ts';
import { untilClickable } from './clickable.ts';
import { builtExtension, type Extension } from './extension.ts';
import { requestsInNetLog } from './net-log.ts';
import { until } from './until.ts';
import { chooseFromSystemMenu } from './x-menu.ts';

/**
 * Starts Chromium with the built extension. Puppeteer speaks to it through a pipe, and installs
 * the unpacked folder by the DevTools protocol, so nothing about the profile is prepared.
 */
export async function launchChromium(options: LaunchOptions = {}): Promise<Chromium> {
  const profile = await mkdtemp(join(tmpdir(), 'chromium-profile-'));
  const browser = new Chromium(options, profile);
  try {
    await browser.start();
    return browser;
  } catch (error) {
    await browser.close().catch(() => undefined);
    throw error;
  }
}

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=en-GB',
  '--window-size=1200,850',
  '--window-position=0,0',
];

export class Chromium implements Browser {
  readonly name = 'chromium';
  version = '';
  origin = '';
  readonly #options: LaunchOptions;
  readonly #profile: string;
  readonly #extension: Extension;
  readonly #requests: NetworkRequest[] = [];
  #puppeteer: Puppeteer | undefined;
  #id = '';

  constructor(options: LaunchOptions, profile: string) {
    this.#options = options;
    this.#profile = profile;
    this.#extension = builtExtension('chromium', options.extension);
  }

  async start(): Promise<void> {
    const { display, executable, arguments: more = [], withoutArguments = [] } = this.#options;
    const { headless = display === undefined } = this.#options;
    this.#puppeteer = await puppeteer.launch({
      executablePath: executable ?? findBrowser('chromium') ?? 'chromium',
      headless,
      pipe: true,
      enableExtensions: true,
      userDataDir: this.#profile,
      defaultViewport: headless ? { width: 1200, height: 800 } : null,
      env: { ...process.env, ...(display !== undefined && { DISPLAY: display }) },
      ignoreDefaultArgs: [...withoutArguments],
      args: [...quiet, ...sandbox(), `--log-net-log=${this.#netLog}`, ...more],
    });
    this.version = await this.#puppeteer.version();
    this.#id = await this.#install();
    this.origin = `chrome-extension://${this.#id}`;
  }

  async openTab(url: string, { private: isPrivate = false } = {}): Promise<Tab> {
    const page = isPrivate ? await this.#privatePage() : await this.#running.newPage();
    await page.goto(url);
    return this.#tab(page);
  }

  async view(path: string): Promise<View> {
    const target = await until(`there is a view of ${path}`, () => this.#views(path).at(-1));
    return chromiumView(await target.asPage());
  }

  async popup(): Promise<View> {
    const target = await until('the popup is open', () => this.#openPopup());
    return chromiumView(await target.asPage());
  }

  async isPopupOpen(): Promise<boolean> {
    return this.#openPopup() !== undefined;
  }

  async closePopup(): Promise<void> {
    await (await this.#openPopup()?.asPage())?.close();
    await until('the popup is closed', async () => !(await this.isPopupOpen()));
  }

  /** Read by the DevTools protocol, which answers a session with any context of the extension. */
  async stored(storageArea: StorageArea): Promise<Stored> {
    return until(`the ${storageArea} storage is read`, () => {
      const view = this.#views('/')[0];
      if (view) return this.#storedBy(view, storageArea);
      return this.#inBarePage((page) => this.#storedBy(page.target(), storageArea));
    });
  }

  async killBackground(): Promise<void> {
    const worker = await this.#workerTarget()?.worker();
    await worker?.close();
    await until('the background is dead', async () => !(await this.isBackgroundAlive()));
  }

  async isBackgroundAlive(): Promise<boolean> {
    return this.#workerTarget() !== undefined;
  }

  /** Runs a function in our background, which is woken first. */
  async inBackground<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): Promise<R> {
    await this.#inBarePage((page) =>
      page.evaluate(async () => {
        const { runtime } = (globalThis as unknown as { chrome: ChromeMessages }).chrome;
        await runtime.sendMessage('Are you there?');
      }),
    );
    const worker = await (
      await until('there is a background', () => this.#workerTarget())
    ).worker();
    return (await worker?.evaluate(fn as EvaluateFunc<A>, ...args)) as R;
  }

  /**
   * Takes back “Allow access to file URLs”, which an unpacked extension has from the start and an
   * installed one has not. The extension is loaded anew by it.
   */
  async forbidFiles(): Promise<void> {
    await forbidFiles(this.#running, this.#id);
    await until('the background runs again', () => this.isBackgroundAlive());
  }

  allowAccess(origins: readonly string[]): Promise<void> {
    return changeAccess(this.#running, this.#id, 'addHostPermission', origins);
  }

  takeAccessBack(origins: readonly string[]): Promise<void> {
    return changeAccess(this.#running, this.#id, 'removeHostPermission', origins);
  }

  async restart(): Promise<void> {
    await this.#stop();
    await this.start();
  }

  async untilClosed(): Promise<void> {
    const running = this.#running;
    if (running.connected) await new Promise((closed) => running.once('disconnected', closed));
  }

  async close(): Promise<readonly NetworkRequest[]> {
    try {
      await this.#stop();
    } finally {
      await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
    }
    return this.#requests;
  }

  get #running(): Puppeteer {
    if (!this.#puppeteer) throw new Error('Chromium is not running');
    return this.#puppeteer;
  }

  get #netLog(): string {
    return join(this.#profile, 'net-log.json');
  }

  async #stop(): Promise<void> {
    const running = this.#running;
    this.#puppeteer = undefined;
    if (running.connected) await running.close();
    this.#requests.push(...(await requestsInNetLog(this.#netLog)));
  }

  /** By the protocol itself: puppeteer's own call cannot allow private windows. */
  async #install(): Promise<string> {
    const session = await this.#running.target().createCDPSession();
    const { id } = await session.send('Extensions.loadUnpacked', {
      path: this.#extension.folder,
      enableInIncognito: true,
    });
    await until('the extension is listed', async () => (await this.#running.extensions()).get(id));
    return id;
  }

  #views(path: string): Target[] {
    return this.#running.targets().filter((each) => each.url().startsWith(this.origin + path));
  }

  /** The same page with a query is a panel or a tab. */
  #openPopup(): Target | undefined {
    const address = this.origin + this.#extension.popup;
    return this.#views(this.#extension.popup).find((target) => target.url() === address);
  }

  #workerTarget(): Target | undefined {
    return this.#running
      .targets()
      .find((each) => each.type() === 'service_worker' && each.url().startsWith(this.origin));
  }

  async #storedBy(target: Target, storageArea: StorageArea): Promise<Stored> {
    const session = await target.createCDPSession();
    const { data } = await session.send('Extensions.getStorageItems', {
      id: this.#id,
      storageArea,
    });
    await session.detach();
    return data;
  }

  /** A private window that extensions may enter; only an extension can open one of those. */
  async #privatePage(): Promise<Page> {
    const known = new Set(this.#running.targets());
    await this.#inBarePage((page) =>
      page.evaluate(async () => {
        const { windows } = (globalThis as unknown as { chrome: ChromeWindows }).chrome;
        await windows.create({ incognito: true, url: 'about:blank' });
      }),
    );
    const opened = await until('the private window is open', () =>
      this.#running
        .targets()
        .find((each) => !known.has(each) && each.type() === 'page' && each.url() === 'about:blank'),
    );
    return opened.asPage();
  }

  /** Lends a page of the extension that runs none of its code: the manifest, in a tab behind. */
  async #inBarePage<T>(use: (page: Page) => Promise<T>): Promise<T> {
    const page = await this.#running.newPage({ background: true });
    try {
      await page.goto(`${this.origin}/manifest.json`);
      return await use(page);
    } finally {
      await page.close();
    }
  }

  #tab(page: Page): Tab {
    return {
      ...chromiumView(page),
      goto: async (url) => void (await page.goto(url)),
      startLoading: async (url) => void page.goto(url).catch(() => undefined),
      activate: () => page.bringToFront(),
      clickToolbar: async () => {
        await this.closePopup();
        const extension = (await this.#running.extensions()).get(this.#id);
        if (!extension) throw new Error('The extension is gone');
        await page.bringToFront();
        await page.triggerExtensionAction(extension);
        return this.popup();
      },
      chooseFromMenu: (selector, item) => this.#chooseFromMenu(page, selector, item),
    };
  }

  /** The menu is the system's, so its keys come from outside, through the display. */
  async #chooseFromMenu(page: Page, selector: string, item: MenuItem): Promise<void> {
    const { display } = this.#options;
    if (display === undefined) throw new Error('A context menu needs a display');
    await page.bringToFront();
    await chooseFromSystemMenu(display, entriesFromTheEnd[item], async () => {
      await untilClickable(chromiumView(page), selector);
      await page.click(selector, { button: 'right' });
    });
  }
}

interface ChromeMessages {
  readonly runtime: { sendMessage(message: string): Promise<unknown> };
}

interface ChromeWindows {
  readonly windows: {
    create(options: { incognito: boolean; url: string }): Promise<unknown>;
  };
}

/** Chromium 156 puts “View page source” and “Inspect” below our entry, or “Inspect” alone. */
const entriesFromTheEnd: Record<MenuItem, number> = { page: 3, selection: 2 };

/** Chromium refuses to run sandboxed as root, which is what a build machine's user often is. */
function sandbox(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
