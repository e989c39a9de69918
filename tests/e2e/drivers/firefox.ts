import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../../scripts/browsers.mjs';
import { zipFolder } from '../../../scripts/zip.mjs';
import type {
  Browser,
  LaunchOptions,
  NetworkRequest,
  StorageArea,
  Stored,
  Tab,
  View,
} from './browser.ts';
import { untilClickable } from './clickable.ts';
import { builtExtension, type Extension } from './extension.ts';
import { parentProcess } from './firefox-parent.js';
import { type FirefoxProcess, startFirefox } from './firefox-process.ts';
import {
  clickAtInView,
  clickInView,
  evaluateInView,
  evaluateWithin,
  hoverInView,
  pressInView,
} from './firefox-view.js';
import { until } from './until.ts';
import { welcomePage } from './welcome-page.ts';

/** The address of our pages is drawn anew for each profile, unless a preference gives it. */
const uuid = '2f1c8a54-6a0e-4c4b-9c55-7d1b0a5e9f03';

/**
 * Starts Firefox with the built extension, packed and installed for good as a reader would install
 * it, so that it is still there after a restart.
 */
export async function launchFirefox(options: LaunchOptions = {}): Promise<Firefox> {
  const profile = await mkdtemp(join(tmpdir(), 'firefox-profile-'));
  const browser = new Firefox(options, profile);
  try {
    await browser.start();
    await browser.install();
    return browser;
  } catch (error) {
    await browser.close().catch(() => undefined);
    throw error;
  }
}

type Parent = ReturnType<typeof parentProcess>;

export class Firefox implements Browser {
  readonly name = 'firefox';
  readonly origin = `moz-extension://${uuid}`;
  version = '';
  readonly #options: LaunchOptions;
  readonly #profile: string;
  readonly #extension: Extension;
  readonly #requests: NetworkRequest[] = [];
  #process: FirefoxProcess | undefined;
  #questions = 0;

  constructor(options: LaunchOptions, profile: string) {
    this.#options = options;
    this.#profile = profile;
    this.#extension = builtExtension('firefox', options.extension);
  }

  async start(): Promise<void> {
    const { executable, preferences, display } = this.#options;
    const { headless = display === undefined } = this.#options;
    const uuids = JSON.stringify({ [this.#extension.id]: uuid });
    this.#process = await startFirefox(
      executable ?? findBrowser('firefox') ?? 'firefox',
      this.#profile,
      { 'extensions.webextensions.uuids': uuids, ...preferences },
      { headless, display },
    );
    this.version = this.#process.version;
    await this.#running.marionette.send('Marionette:SetContext', { value: 'chrome' });
    await this.#parent('watchRequests');
  }

  async install(): Promise<void> {
    await this.#parent('allowPrivateWindows');
    await this.update();
    await (await this.view(welcomePage)).close();
  }

  async update(): Promise<void> {
    const path = join(this.#profile, 'extension.xpi');
    await writeFile(path, zipFolder(this.#extension.folder));
    await this.#running.marionette.send('Addon:Install', { path, temporary: false });
  }

  get id(): string {
    return this.#extension.id;
  }

  async installAnother(folder: string): Promise<string> {
    const path = join(this.#profile, 'stranger.xpi');
    await writeFile(path, zipFolder(folder));
    const id = await this.#running.marionette.send('Addon:Install', { path, temporary: true });
    return this.#parent('originOf', (id as { value: string }).value);
  }

  async openTab(url: string, { private: isPrivate = false } = {}): Promise<Tab> {
    const tab = this.#tab(await this.#parent('openTab', isPrivate));
    await tab.goto(url);
    return tab;
  }

  async view(path: string): Promise<View> {
    const found = await until(`there is a view of ${path}`, async () => {
      const views = await this.#parent('views');
      return views.findLast(({ url }) => url.startsWith(this.origin + path));
    });
    return this.#view(found.browserId);
  }

  async popup(): Promise<View> {
    const popup = await until('the popup is open', () => this.#openPopup());
    return this.#view(popup.browserId);
  }

  async isPopupOpen(): Promise<boolean> {
    return (await this.#openPopup()) !== undefined;
  }

  async closePopup(): Promise<void> {
    await this.#parent('closePopup');
    await until('the popup is closed', async () => !(await this.isPopupOpen()));
  }

  stored(area: StorageArea): Promise<Stored> {
    return this.#parent('stored', area);
  }

  killBackground(): Promise<void> {
    return this.#parent('killBackground');
  }

  /** A preference answers every question, see `quiet` in `firefox-process.ts`. */
  async allowAccess(): Promise<void> {}

  /** Has `trial.ml` repeat what it is given, from now until the end of this launch. */
  async useEchoModel(): Promise<void> {
    await this.#parent('useEchoModel');
  }

  setPreference(name: string, value: boolean | number): Promise<void> {
    return this.#parent('setPreference', name, value);
  }

  takeAccessBack(origins: readonly string[]): Promise<void> {
    return this.#parent('takeAccessBack', [...origins], []);
  }

  /** The same for a permission that is no site, as the page of add-ons lets a person do it. */
  takePermissionBack(name: string): Promise<void> {
    return this.#parent('takeAccessBack', [], [name]);
  }

  isBackgroundAlive(): Promise<boolean> {
    return this.#parent('isBackgroundAlive');
  }

  backgroundMemory(): Promise<number> {
    return this.#parent('memory', null);
  }

  reloadExtension(): Promise<void> {
    return this.#parent('reloadExtension');
  }

  async restart(): Promise<void> {
    await this.#stop('quit');
    await this.start();
  }

  untilClosed(): Promise<void> {
    return this.#running.gone;
  }

  async close(): Promise<readonly NetworkRequest[]> {
    try {
      await this.#stop('kill');
    } finally {
      await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
    }
    return this.#requests;
  }

  get #running(): FirefoxProcess {
    if (!this.#process) throw new Error('Firefox is not running');
    return this.#process;
  }

  async #stop(how: 'quit' | 'kill'): Promise<void> {
    const running = this.#running;
    if (running.isGone()) return;
    this.#requests.push(...(await this.#parent('requests')));
    this.#process = undefined;
    await running[how]();
  }

  async #openPopup() {
    const views = await this.#parent('views');
    return views.find(({ kind, url }) => kind === 'popup' && url.startsWith(this.origin));
  }

  #tab(browserId: number): Tab {
    const goto = async (url: string) => {
      const before = await this.#parent('loadedDocument', browserId);
      await this.#parent('startLoading', browserId, url);
      await until(`${url} is loaded`, async () => {
        const now = await this.#parent('loadedDocument', browserId);
        return now !== null && now !== before;
      });
    };
    const activate = () => this.#parent('activate', browserId);
    return {
      ...this.#view(browserId),
      goto,
      startLoading: (url) => this.#parent('startLoading', browserId, url),
      activate,
      clickToolbar: async () => {
        await this.closePopup();
        await activate();
        await this.#parent('clickToolbar');
        return this.popup();
      },
      memory: () => this.#parent('memory', browserId),
      chooseFromMenu: async (selector) => {
        await activate();
        await this.#click(browserId, selector, 2);
        await until('the menu is open', () => this.#parent('isMenuOpen'));
        await this.#parent('chooseFromMenu');
        await until('the menu is closed', async () => !(await this.#parent('isMenuOpen')));
      },
      enterSuggestion: async (text, row) => {
        await activate();
        await this.#parent('typeInAddressBar', text);
        const before = await this.#parent('loadedDocument', browserId);
        await until('there are suggestions', () => this.#parent('selectSuggestion', row));
        await this.#parent('enterSuggestion');
        await until('the tab goes there', async () => {
          const now = await this.#parent('loadedDocument', browserId);
          return now !== null && now !== before;
        });
      },
    };
  }

  #view(browserId: number): View {
    return {
      url: () => this.#parent('url', browserId),
      evaluate: (fn, ...args) => this.#evaluate(browserId, fn, args),
      click: (selector) => this.#click(browserId, selector, 0),
      clickAt: async (x, y) => void (await this.#inView(browserId, clickAtInView, x, y)),
      within: async <A extends unknown[], R>(
        selector: string,
        fn: (root: ParentNode, ...args: A) => R,
        ...args: A
      ) => {
        const values = JSON.stringify(args);
        return (await this.#inView(browserId, evaluateWithin, selector, String(fn), values)) as R;
      },
      hover: async (selector) => {
        await untilClickable(this.#view(browserId), selector);
        await this.#inView(browserId, hoverInView, selector);
      },
      resize: (width, height) => this.#parent('resize', browserId, width, height),
      press: async (key) => void (await this.#inView(browserId, pressInView, key)),
      screenshot: (path) => this.#parent('screenshot', browserId, path),
      close: () => this.#parent('close', browserId),
    };
  }

  async #evaluate<A extends unknown[], R>(
    browserId: number,
    fn: (...args: A) => R | Promise<R>,
    args: A,
  ): Promise<R> {
    const values = JSON.stringify(args);
    return (await this.#inView(browserId, evaluateInView, String(fn), values)) as R;
  }

  /** @param button 0 is the left one, 2 the right one */
  async #click(browserId: number, selector: string, button: 0 | 2): Promise<void> {
    await untilClickable(this.#view(browserId), selector);
    await this.#inView(browserId, clickInView, selector, button);
  }

  /** Runs one of the functions of `firefox-view.js` beside a view's document. */
  async #inView<A extends readonly unknown[]>(
    browserId: number,
    script: (answer: string, ...args: A) => unknown,
    ...args: A
  ): Promise<unknown> {
    this.#questions += 1;
    const answer = `answer-${this.#questions}`;
    const call = `(${script})(${JSON.stringify([answer, ...args]).slice(1, -1)})`;
    const reply = JSON.parse(await this.#parent('inView', browserId, call, answer));
    if ('error' in reply) throw new Error(reply.error);
    return reply.value;
  }

  /** Calls one of the functions of `firefox-parent.js` in Firefox's parent process. */
  async #parent<K extends keyof Parent>(
    name: K,
    ...args: Parameters<Parent[K]>
  ): Promise<Awaited<ReturnType<Parent[K]>>> {
    const script = `
      const [id, name, args, done] = arguments;
      Promise.resolve().then(() => (${parentProcess})(id)[name](...args)).then(
        (value) => done({ value }),
        (error) => done({ error: String(error) }),
      );`;
    const { value: reply } = (await this.#running.marionette.send('WebDriver:ExecuteAsyncScript', {
      script,
      args: [this.#extension.id, name, args],
      sandbox: 'system',
      newSandbox: false,
    })) as { value: { value: Awaited<ReturnType<Parent[K]>> } | { error: string } };
    if ('error' in reply) throw new Error(`${name}: ${reply.error}`);
    return reply.value;
  }
}
