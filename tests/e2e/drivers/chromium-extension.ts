import type { CDPSession, EvaluateFunc, Page, Browser as Puppeteer, Target } from 'puppeteer-core';
import type { StorageArea, Stored } from './browser.ts';
import type { Extension } from './extension.ts';
import { until } from './until.ts';

/** The extension in a running Chromium: its contexts, storage and background. */
export class ChromiumExtension {
  /** `chrome-extension://…`, without a slash. */
  readonly origin: string;
  readonly id: string;
  readonly #puppeteer: Puppeteer;
  readonly #built: Extension;

  /** Uses the protocol itself, as puppeteer's call cannot allow incognito. */
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

  /** Returns the extension pages or background whose path begins like this. */
  views(path: string): Target[] {
    return this.#puppeteer.targets().filter((each) => each.url().startsWith(this.origin + path));
  }

  /** Returns the addresses of the open extension pages. */
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

  /** Reads through the DevTools protocol, which answers for any context of the extension. */
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
    if (!target) return;
    const started = await readStartTime(target);
    // A worker that is starting survives the first call, and one that is ending makes the call fail.
    await until('the background is dead', async () => {
      if (this.#workerTarget() !== target) return true;
      // An open view may already have woken the next worker, which can get the same target.
      const current = started && (await readStartTime(target));
      if (current && current !== started) return true;
      await closeWorker(target);
      return this.#workerTarget() !== target;
    });
  }

  /** Runs a function in the background, waking it first. */
  async inBackground<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): Promise<R> {
    const worker = await this.#wokenWorker();
    return (await worker?.evaluate(fn as EvaluateFunc<A>, ...args)) as R;
  }

  /** Connects to the background through the DevTools protocol, which also keeps it alive. */
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

  /** Opens an incognito window with extensions, which only an extension can do. */
  async openPrivatePage(): Promise<Page> {
    const known = new Set(this.#puppeteer.targets());
    await this.#inBarePage((page) =>
      page.evaluate(async () => {
        const { windows } = (globalThis as unknown as { chrome: ChromeWindows }).chrome;
        await windows.create({ incognito: true, url: 'about:blank' });
      }),
    );
    const opened = await until('the incognito window is open', () =>
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

  /** Provides an extension page that runs no code: the manifest, in a background tab. */
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

/** Longest time in ms that a worker which runs takes to answer. */
const maxAnswerMs = 200;

/** Returns when a worker was started, in ms since 1970; `undefined` if it does not answer. */
async function readStartTime(target: Target): Promise<number | undefined> {
  const session = await target.createCDPSession();
  const answer = session
    .send('Runtime.evaluate', { expression: 'performance.timeOrigin' })
    .then(({ result }) => Number(result.value))
    .catch(() => undefined);
  const timeout = new Promise<undefined>((resolve) => setTimeout(resolve, maxAnswerMs, undefined));
  const started = await Promise.race([answer, timeout]);
  await session.detach().catch(() => undefined);
  return started;
}

/**
 * Stops a service worker. Puppeteer also ends the session that it may have with it, which would keep
 * it alive, and fails at that in a second try; hence another session.
 */
async function closeWorker(target: Target): Promise<void> {
  const worker = await target.worker();
  await worker?.close().catch(() => undefined);
  const session = await target.createCDPSession();
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.connection()?.send('Target.closeTarget', { targetId: targetInfo.targetId });
  await session.detach();
}
