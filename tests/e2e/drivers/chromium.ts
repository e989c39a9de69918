import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, {
  type CDPSession,
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
import { getChromiumArguments } from './chromium-arguments.ts';
import { ChromiumExtension } from './chromium-extension.ts';
import { changeAccess, forbidFiles } from './chromium-settings.ts';
import { chromiumView } from './chromium-view.ts';
import { untilClickable } from './clickable.ts';
import { builtExtension } from './extension.ts';
import { requestsInNetLog } from './net-log.ts';
import { until } from './until.ts';
import { welcomePage } from './welcome-page.ts';
import { enterSuggestion } from './x-address-bar.ts';
import { pressOn } from './x-display.ts';
import { chooseFromSystemMenu } from './x-menu.ts';

/**
 * Launches Chromium with the built extension. Puppeteer connects through a pipe and installs the
 * unpacked folder through the DevTools protocol, so the profile needs no preparation.
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

export class Chromium implements Browser {
  readonly name = 'chromium';
  version = '';
  readonly #options: LaunchOptions;
  readonly #profile: string;
  readonly #requests: NetworkRequest[] = [];
  #puppeteer: Puppeteer | undefined;
  #extension: ChromiumExtension | undefined;

  constructor(options: LaunchOptions, profile: string) {
    this.#options = options;
    this.#profile = profile;
  }

  async start(): Promise<void> {
    const { display, executable, arguments: more = [], withoutArguments = [] } = this.#options;
    const { headless = display === undefined } = this.#options;
    const { viewport = { width: 1200, height: 800 } } = this.#options;
    this.#puppeteer = await puppeteer.launch({
      executablePath: executable ?? findBrowser('chromium') ?? 'chromium',
      headless,
      pipe: true,
      enableExtensions: true,
      userDataDir: this.#profile,
      defaultViewport: headless ? { ...viewport } : null,
      env: { ...process.env, ...(display !== undefined && { DISPLAY: display }) },
      ignoreDefaultArgs: [...withoutArguments],
      args: [...getChromiumArguments(), `--log-net-log=${this.#netLog}`, ...more],
    });
    this.version = await this.#puppeteer.version();
    const built = builtExtension('chromium', this.#options.extension);
    const isFirst = this.#extension === undefined;
    this.#extension = await ChromiumExtension.install(this.#puppeteer, built);
    if (isFirst) await (await this.view(welcomePage)).close();
  }

  get origin(): string {
    return this.#installed.origin;
  }

  get id(): string {
    return this.#installed.id;
  }

  async installAnother(folder: string): Promise<string> {
    const session = await this.#running.target().createCDPSession();
    const { id } = await session.send('Extensions.loadUnpacked', { path: folder });
    await session.detach();
    return `chrome-extension://${id}`;
  }

  async openTab(url: string, { private: isIncognito = false } = {}): Promise<Tab> {
    const page = isIncognito
      ? await this.#installed.openPrivatePage()
      : await this.#running.newPage();
    await page.goto(url);
    return this.#tab(page);
  }

  /** Returns the page at an address, which may belong to another extension, once it is open. */
  async viewAt(url: string): Promise<View> {
    const target = await until(`${url} is open`, () =>
      this.#running.targets().find((each) => each.url() === url),
    );
    return chromiumView(await target.asPage());
  }

  async view(path: string): Promise<View> {
    const views = () => this.#installed.views(path);
    const target = await until(`there is a view of ${path}`, () => views().at(-1));
    return chromiumView(await target.asPage());
  }

  async popup(): Promise<View> {
    const target = await until('the popup is open', () => this.#installed.openPopup());
    return chromiumView(await target.asPage());
  }

  async isPopupOpen(): Promise<boolean> {
    return this.#installed.openPopup() !== undefined;
  }

  async closePopup(): Promise<void> {
    const popup = await this.#installed.openPopup()?.asPage();
    // It may be closing on its own.
    await popup?.close().catch(() => undefined);
    await until('the popup is closed', () => this.#installed.openPopup() === undefined);
  }

  stored(area: StorageArea): Promise<Stored> {
    return this.#installed.stored(area);
  }

  killBackground(): Promise<void> {
    return this.#installed.killBackground();
  }

  async isBackgroundAlive(): Promise<boolean> {
    return this.#installed.isBackgroundAlive();
  }

  async backgroundMemory(): Promise<number> {
    return usedHeap(await this.#installed.backgroundSession());
  }

  /** Loading the same folder again updates the extension. */
  async update(): Promise<void> {
    const built = builtExtension('chromium', this.#options.extension);
    this.#extension = await ChromiumExtension.install(this.#running, built);
    // The background that runs a moment later is the new one.
    await new Promise((resume) => setTimeout(resume, 1_000));
  }

  /** Runs a function in the background, waking it first. */
  inBackground<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): Promise<R> {
    return this.#installed.inBackground(fn, ...args);
  }

  /**
   * Installs another extension, for features that a bare Chromium lacks.
   * @returns a function that runs a function in its background, which must be alive
   */
  async installCompanion(folder: string): Promise<<R>(fn: () => R) => Promise<R>> {
    const id = await this.#running.installExtension(folder);
    const isBackground = (target: Target) =>
      target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${id}/`);
    return async (fn) => {
      const target = await until('the companion runs', () =>
        this.#running.targets().find(isBackground),
      );
      const worker = await target.worker();
      if (!worker) throw new Error('The companion has gone');
      return (await worker.evaluate(fn)) as ReturnType<typeof fn>;
    };
  }

  /**
   * Turns “Allow access to file URLs” off. It is on for unpacked extensions and off for installed
   * ones. This reloads the extension.
   */
  async forbidFiles(): Promise<void> {
    await forbidFiles(this.#running, this.#installed.id);
    await until('the background runs again', () => this.isBackgroundAlive());
  }

  allowAccess(origins: readonly string[]): Promise<void> {
    return changeAccess(this.#running, this.#installed.id, 'addHostPermission', origins);
  }

  takeAccessBack(origins: readonly string[]): Promise<void> {
    return changeAccess(this.#running, this.#installed.id, 'removeHostPermission', origins);
  }

  /** After `runtime.reload`, Chromium would disable unpacked extensions. */
  async reloadExtension(): Promise<void> {
    const built = builtExtension('chromium', this.#options.extension);
    this.#extension = await ChromiumExtension.install(this.#running, built);
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

  get #installed(): ChromiumExtension {
    if (!this.#extension) throw new Error('The extension is not installed');
    return this.#extension;
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

  #tab(page: Page): Tab {
    return {
      ...chromiumView(page),
      goto: async (url) => void (await page.goto(url)),
      startLoading: async (url) => void page.goto(url).catch(() => undefined),
      activate: () => page.bringToFront(),
      clickToolbar: async () => {
        await this.closePopup();
        await this.#installed.clickToolbar(page);
        return this.popup();
      },
      pressToolbar: () => this.#installed.clickToolbar(page),
      memory: async () => {
        const session = await page.createCDPSession();
        return usedHeap(session).finally(() => session.detach());
      },
      chooseFromMenu: (selector, item) => this.#chooseFromMenu(page, selector, item),
      chooseForPdfText: () => this.#chooseForPdfText(page),
      enterSuggestion: async (text, row) => {
        const { display } = this.#options;
        if (display === undefined) throw new Error('The address bar needs a display');
        await page.bringToFront();
        await enterSuggestion(display, text, row, () => this.#installed.shownPages());
      },
    };
  }

  async #chooseFromMenu(page: Page, selector: string, item: MenuItem): Promise<void> {
    await this.#chooseFromSystemMenu(page, entriesFromTheEnd[item], async () => {
      await untilClickable(chromiumView(page), selector);
      await page.click(selector, { button: 'right' });
    });
  }

  /** The viewer is a plug-in in a closed shadow tree, so it is reached by position and by keys. */
  async #chooseForPdfText(page: Page): Promise<void> {
    await untilStill(page);
    await this.#chooseFromSystemMenu(page, entriesFromTheEnd['pdf text'], async (display) => {
      await page.mouse.click(inViewer.x, inViewer.y);
      pressOn(display, 'ctrl+a');
      await page.mouse.click(inViewer.x, inViewer.y, { button: 'right' });
    });
  }

  /** The system draws the menu, so its keys are sent through the X display. */
  async #chooseFromSystemMenu(
    page: Page,
    fromTheEnd: number,
    open: (display: string) => Promise<void>,
  ): Promise<void> {
    const { display } = this.#options;
    if (display === undefined) throw new Error('A context menu needs a display');
    await page.bringToFront();
    await chooseFromSystemMenu(display, fromTheEnd, () => open(display));
  }
}

/** Time in ms for which a page must look the same before it counts as drawn. */
const stillMs = 1_000;

/** Waits until a page has been drawn, for the PDF viewer, which does not report that it is ready. */
async function untilStill(page: Page): Promise<void> {
  let last = '';
  let since = Date.now();
  await until('the page is drawn', async () => {
    const picture = await page.screenshot({ encoding: 'base64' });
    if (picture !== last) since = Date.now();
    last = picture;
    return Date.now() - since > stillMs;
  });
}

/** A position on the first page of a PDF in the viewer, in CSS pixels. */
const inViewer = { x: 600, y: 300 };

/**
 * Chromium 156 puts “View page source” and “Inspect” below our item, or “Inspect” alone, also in its
 * PDF viewer.
 */
const entriesFromTheEnd: Record<MenuItem | 'pdf text', number> = {
  page: 3,
  selection: 2,
  'pdf text': 2,
};

async function usedHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}
