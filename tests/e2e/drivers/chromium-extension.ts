import type { CDPSession, EvaluateFunc, Page, Browser as Puppeteer, Target } from 'puppeteer-core';
import type { StorageArea, Stored } from './browser.ts';
import type { Extension } from './extension.ts';
import { until } from './until.ts';

/** The extension inside a running Chromium: its contexts, its storage, its background. */
export class ChromiumExtension {
  /** `chrome-extension://…`, without a slash. */
  readonly origin: string;
  readonly id: string;
  readonly #puppeteer: Puppeteer;
  readonly #built: Extension;

  /** By the protocol itself: puppeteer's own call cannot allow private windows. */
  static async install(puppeteer: Puppeteer, built: Extension): Promise<ChromiumExtension> {
    const session = await puppeteer.target().createCDPSession();
    const { id } = await session.send('Extensions.loadUnpacked', {
      path: built.folder,
      enableInIncognito: true,
    });
    await until('the extension is listed', async () => (await puppeteer.extensions()).get(id));
    return new ChromiumExtension(puppeteer, built, id);
  }

  private constructor(puppeteer: Puppeteer, built: Extension, id: string) {
    this.#puppeteer = puppeteer;
    this.#built = built;
    this.id = id;
    this.origin = `chrome-extension://${id}`;
  }

  /** What shows a page of ours, or runs our background, by the beginning of its path. */
  views(path: string): Target[] {
    return this.#puppeteer.targets().filter((each) => each.url().startsWith(this.origin + path));
  }

  /** The addresses of our open pages. */
  shownPages(): string {
    return this.views('/src/ui/')
      .map((view) => view.url())
      .join(' ');
  }

  /** The same page with a query is a panel or a tab. */
  openPopup(): Target | undefined {
    const address = this.origin + this.#built.popup;
    return this.views(this.#built.popup).find((target) => target.url() === address);
  }

  async clickToolbar(page: Page): Promise<void> {
    const extension = (await this.#puppeteer.extensions()).get(this.id);
    if (!extension) throw new Error('The extension is gone');
    await page.bringToFront();
    await page.triggerExtensionAction(extension);
  }

  /** Read by the DevTools protocol, which answers a session with any context of the extension. */
  stored(area: StorageArea): Promise<Stored> {
    return until(`the ${area} storage is read`, () => {
      const view = this.views('/')[0];
      if (view) return this.#storedBy(view, area);
      return this.#inBarePage((page) => this.#storedBy(page.target(), area));
    });
  }

  isBackgroundAlive(): boolean {
    return this.#workerTarget() !== undefined;
  }

  async killBackground(): Promise<void> {
    const target = this.#workerTarget();
    // A worker that is just starting goes on after the first call; one that is just ending makes the
    // call fail; and a reader that is open may have woken its successor already.
    await until('the background is dead', async () => {
      if (target && this.#workerTarget() === target) await (await target.worker())?.close();
      return !target || this.#workerTarget() !== target;
    });
  }

  /** Runs a function in our background, which is woken first. */
  async inBackground<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): Promise<R> {
    const worker = await this.#wokenWorker();
    return (await worker?.evaluate(fn as EvaluateFunc<A>, ...args)) as R;
  }

  /** Speaks to our background by the DevTools protocol, and so keeps it alive. */
  async backgroundSession(): Promise<CDPSession> {
    const worker = await this.#wokenWorker();
    if (!worker) throw new Error('The background is gone');
    return worker.client;
  }

  async #wokenWorker() {
    await this.#inBarePage((page) =>
      page.evaluate(async () => {
        const { runtime } = (globalThis as unknown as { chrome: ChromeMessages }).chrome;
        await runtime.sendMessage('Are you there?');
      }),
    );
    const target = await until('there is a background', () => this.#workerTarget());
    return target.worker();
  }

  /** A private window that extensions may enter; only an extension can open one of those. */
  async openPrivatePage(): Promise<Page> {
    const known = new Set(this.#puppeteer.targets());
    await this.#inBarePage((page) =>
      page.evaluate(async () => {
        const { windows } = (globalThis as unknown as { chrome: ChromeWindows }).chrome;
        await windows.create({ incognito: true, url: 'about:blank' });
      }),
    );
    const opened = await until('the private window is open', () =>
      this.#puppeteer
        .targets()
        .find((each) => !known.has(each) && each.type() === 'page' && each.url() === 'about:blank'),
    );
    return opened.asPage();
  }

  #workerTarget(): Target | undefined {
    return this.views('/').find((each) => each.type() === 'service_worker');
  }

  async #storedBy(target: Target, storageArea: StorageArea): Promise<Stored> {
    const session = await target.createCDPSession();
    const { data } = await session.send('Extensions.getStorageItems', { id: this.id, storageArea });
    await session.detach();
    return data;
  }

  /** Lends a page of the extension that runs none of its code: the manifest, in a tab behind. */
  async #inBarePage<T>(use: (page: Page) => Promise<T>): Promise<T> {
    const page = await this.#puppeteer.newPage({ background: true });
    try {
      await page.goto(`${this.origin}/manifest.json`);
      return await use(page);
    } finally {
      await page.close();
    }
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
