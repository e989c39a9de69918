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
import { builtExtension, type Extension } from './extension.ts';
import { type FirefoxProcess, startFirefox } from './firefox-process.ts';
import { type FirefoxRemote, firefoxRemote } from './firefox-remote.ts';
import { clickFirefox, firefoxView } from './firefox-view.ts';
import { until } from './until.ts';
import { welcomePage } from './welcome-page.ts';

/**
 * Firefox draws a new address for extension pages in each profile, unless a preference fixes it.
 */
const uuid = '2f1c8a54-6a0e-4c4b-9c55-7d1b0a5e9f03';

/**
 * Starts Firefox with the built extension, packed and installed permanently, so that it survives a
 * restart.
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

export class Firefox implements Browser {
  readonly name = 'firefox';
  readonly origin = `moz-extension://${uuid}`;
  version = '';
  readonly #options: LaunchOptions;
  readonly #profile: string;
  readonly #extension: Extension;
  readonly #remote: FirefoxRemote;
  readonly #requests: NetworkRequest[] = [];
  #process: FirefoxProcess | undefined;

  constructor(options: LaunchOptions, profile: string) {
    this.#options = options;
    this.#profile = profile;
    this.#extension = builtExtension('firefox', options.extension);
    this.#remote = firefoxRemote(this.#extension.id, () => this.#running.marionette);
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
    await this.#remote.parent('watchRequests');
  }

  async install(): Promise<void> {
    await this.#remote.parent('allowPrivateWindows');
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
    return this.#remote.parent('getOrigin', (id as { value: string }).value);
  }

  async openTab(url: string, { private: isIncognito = false } = {}): Promise<Tab> {
    const tab = this.#tab(await this.#remote.parent('openTab', isIncognito));
    await tab.goto(url);
    return tab;
  }

  async view(path: string): Promise<View> {
    const found = await until(`there is a view of ${path}`, async () => {
      const views = await this.#remote.parent('views');
      return views.findLast(({ url }) => url.startsWith(this.origin + path));
    });
    return firefoxView(this.#remote, found.browserId);
  }

  async popup(): Promise<View> {
    const popup = await until('the popup is open', () => this.#openPopup());
    return firefoxView(this.#remote, popup.browserId);
  }

  async isPopupOpen(): Promise<boolean> {
    return (await this.#openPopup()) !== undefined;
  }

  async closePopup(): Promise<void> {
    await this.#remote.parent('closePopup');
    await until('the popup is closed', async () => !(await this.isPopupOpen()));
  }

  stored(area: StorageArea): Promise<Stored> {
    return this.#remote.parent('stored', area);
  }

  killBackground(): Promise<void> {
    return this.#remote.parent('killBackground');
  }

  /** A preference accepts every prompt, see `quiet` in `firefox-process.ts`. */
  async allowAccess(): Promise<void> {}

  /** Makes `trial.ml` echo its input until Firefox is closed. */
  async useEchoModel(): Promise<void> {
    await this.#remote.parent('useEchoModel');
  }

  setPreference(name: string, value: boolean | number): Promise<void> {
    return this.#remote.parent('setPreference', name, value);
  }

  takeAccessBack(origins: readonly string[]): Promise<void> {
    return this.#remote.parent('takeAccessBack', [...origins], []);
  }

  /** Revokes a permission other than a host, as a user can on the add-ons page. */
  takePermissionBack(name: string): Promise<void> {
    return this.#remote.parent('takeAccessBack', [], [name]);
  }

  isBackgroundAlive(): Promise<boolean> {
    return this.#remote.parent('isBackgroundAlive');
  }

  backgroundMemory(): Promise<number> {
    return this.#remote.parent('memory', null);
  }

  reloadExtension(): Promise<void> {
    return this.#remote.parent('reloadExtension');
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
    this.#requests.push(...(await this.#remote.parent('requests')));
    this.#process = undefined;
    await running[how]();
  }

  async #openPopup() {
    const views = await this.#remote.parent('views');
    return views.find(({ kind, url }) => kind === 'popup' && url.startsWith(this.origin));
  }

  #tab(browserId: number): Tab {
    const goto = async (url: string) => {
      const before = await this.#remote.parent('loadedDocument', browserId);
      await this.#remote.parent('startLoading', browserId, url);
      await until(`${url} is loaded`, async () => {
        const now = await this.#remote.parent('loadedDocument', browserId);
        return now !== null && now !== before;
      });
    };
    const activate = () => this.#remote.parent('activate', browserId);
    return {
      ...firefoxView(this.#remote, browserId),
      goto,
      startLoading: (url) => this.#remote.parent('startLoading', browserId, url),
      activate,
      clickToolbar: async () => {
        await this.closePopup();
        await activate();
        await this.#remote.parent('clickToolbar');
        return this.popup();
      },
      pressToolbar: async () => {
        await activate();
        await this.#remote.parent('clickToolbar');
      },
      memory: () => this.#remote.parent('memory', browserId),
      chooseFromMenu: (selector) => this.#chooseFromMenu(browserId, selector),
      chooseForPdfText: async () => {
        const view = firefoxView(this.#remote, browserId);
        await until('the text is drawn', () =>
          view.evaluate(() => document.querySelector('.textLayer span') !== null),
        );
        await view.evaluate(() => {
          const [layer] = document.querySelectorAll('.textLayer');
          if (layer) getSelection()?.selectAllChildren(layer);
        });
        await this.#chooseFromMenu(browserId, '.textLayer span');
      },
      enterSuggestion: async (text, row) => {
        await activate();
        await this.#remote.parent('typeInAddressBar', text);
        const before = await this.#pagesShown();
        await until('there are suggestions', () => this.#remote.parent('selectSuggestion', row));
        await this.#remote.parent('enterSuggestion');
        await until(
          'an extension page opens it',
          async () => (await this.#pagesShown()) !== before,
        );
      },
    };
  }

  async #chooseFromMenu(browserId: number, selector: string): Promise<void> {
    await this.#remote.parent('activate', browserId);
    await clickFirefox(this.#remote, browserId, selector, 2);
    await until('the menu is open', () => this.#remote.parent('isMenuOpen'));
    await this.#remote.parent('chooseFromMenu');
    await until('the menu is closed', async () => !(await this.#remote.parent('isMenuOpen')));
  }

  /** Returns the addresses of the open extension pages. */
  async #pagesShown(): Promise<string> {
    const views = await this.#remote.parent('views');
    return views.map(({ url }) => url).join(' ');
  }
}
