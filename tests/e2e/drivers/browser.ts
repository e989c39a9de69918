/**
 * What a test can do with a real browser, in words that both browsers share, so that one test file
 * runs in both. `chromium.ts` and `firefox.ts` say how.
 */

export const browserNames = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof browserNames)[number];

export type StorageArea = 'local' | 'session' | 'sync';
export type Stored = Record<string, unknown>;

/** Anything with a document: a page in a tab, the popup, the side panel. */
export interface View {
  url(): Promise<string>;
  /**
   * Runs a function in the document's own world and returns what it returns. The function is sent
   * as text: it sees its arguments and the document, and nothing of the test around it.
   */
  evaluate<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** A click that the document sees as a person's, in the middle of the first match. */
  click(selector: string): Promise<void>;
  /** The same at a place on the screen of the view, in CSS pixels. */
  clickAt(x: number, y: number): Promise<void>;
  /**
   * Runs a function on the first match, or on its shadow root, be it closed to the document's own
   * scripts. Unlike `evaluate` it does not count as the doing of a person, in any browser.
   */
  within<A extends unknown[], R>(
    selector: string,
    fn: (root: ParentNode, ...args: A) => R,
    ...args: A
  ): Promise<R>;
  /** Moves the pointer onto the middle of the first match, and rests there. */
  hover(selector: string): Promise<void>;
  /** Gives the document this many CSS pixels to show itself in. */
  resize(width: number, height: number): Promise<void>;
  /** A key by its DOM name (`Enter`, `ArrowDown`, `a`), pressed and let go as a person would. */
  press(key: string): Promise<void>;
  /** Writes what is visible as a PNG. */
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

/** A web page (or one of our pages) in a tab. */
export interface Tab extends View {
  /** Loads an address and waits for its load event. */
  goto(url: string): Promise<void>;
  /** Starts to load an address and does not wait. */
  startLoading(url: string): Promise<void>;
  /** Brings the tab to the front. */
  activate(): Promise<void>;
  /** Clicks our toolbar button for real, which grants `activeTab`; returns the popup it opened. */
  clickToolbar(): Promise<View>;
  /** The same, where no popup is to be expected. */
  pressToolbar(): Promise<void>;
  /** Bytes that the page holds, garbage collected: its heap (Chromium), or its process (Firefox). */
  memory(): Promise<number>;
  /**
   * Right-clicks the first match for real and chooses our item from the browser's own menu. Which
   * item that is the browser decides: the selection's where the click falls on selected text.
   */
  chooseFromMenu(selector: string, item: MenuItem): Promise<void>;
  /**
   * Types in the browser's address bar, with this tab in front, and enters one of the suggestions
   * below what was typed. Waits until a page of ours shows it, in whichever tab.
   * @param row counted from 1, the first below
   */
  enterSuggestion(text: string, row: number): Promise<void>;
}

/** Our entries in the browser's context menu; never both at once. */
export type MenuItem = 'page' | 'selection';

/** A request that left the browser for the network. */
export interface NetworkRequest {
  readonly url: string;
  /** Origin of the document or worker that asked for it; null when the browser itself did. */
  readonly from: string | null;
}

export interface Browser {
  readonly name: BrowserName;
  readonly version: string;
  /**
   * Lets the next question for access to these match patterns be answered with yes. To be called
   * before the click that asks, since nobody is there to press the browser's own button.
   */
  allowAccess(origins: readonly string[]): Promise<void>;
  /** Takes access away, as a person does in the browser's settings. */
  takeAccessBack(origins: readonly string[]): Promise<void>;
  /** Installs another extension beside ours, from its folder. @returns where its pages live. */
  installAnother(folder: string): Promise<string>;
  /** By which other extensions and pages would address ours. */
  readonly id: string;
  /** Where our pages live, as `chrome-extension://…` or `moz-extension://…`, without a slash. */
  readonly origin: string;
  openTab(url: string, options?: { readonly private?: boolean }): Promise<Tab>;
  /** Waits for a view of ours whose address begins with `origin + path`: panel, history, options. */
  view(path: string): Promise<View>;
  /** The popup that is open now. */
  popup(): Promise<View>;
  isPopupOpen(): Promise<boolean>;
  closePopup(): Promise<void>;
  /** Everything in one storage area, read past our code: nothing of ours wakes up for it. */
  stored(area: StorageArea): Promise<Stored>;
  /** Kills our background as the browser does after 30 idle seconds; does nothing if it is dead. */
  killBackground(): Promise<void>;
  isBackgroundAlive(): Promise<boolean>;
  /** Bytes that our background holds, garbage collected: its heap (Chromium), its process (Firefox). */
  backgroundMemory(): Promise<number>;
  /** Loads the extension anew, as an update does: its pages and scripts are orphans from then on. */
  reloadExtension(): Promise<void>;
  /** Ends the browser and starts it again with the same profile; earlier tabs and views are gone. */
  restart(): Promise<void>;
  /** Installs what the extension's folder holds by now in the place of what is installed. */
  update(): Promise<void>;
  /** Waits until somebody closes the browser. */
  untilClosed(): Promise<void>;
  /** Ends the browser, if it still runs, removes its profile, and tells every request since the first launch. */
  close(): Promise<readonly NetworkRequest[]>;
}

export interface LaunchOptions {
  /** Folder of the built extension; `dist/<browser>` unless told. */
  readonly extension?: string;
  /** Whether there are no windows; true unless a display is given. */
  readonly headless?: boolean;
  /** Size of the pages in a browser without windows, in CSS pixels; a desktop's unless told. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** X display to open windows on, as `:91`, instead of the environment's own. */
  readonly display?: string | undefined;
  /** The browser's program; the one that is found on this machine unless told. */
  readonly executable?: string;
  /** More command line arguments (Chromium), or preferences (Firefox), for one test's need. */
  readonly arguments?: readonly string[];
  /** Arguments that puppeteer passes to Chromium by itself, and that are in this test's way. */
  readonly withoutArguments?: readonly string[];
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
}

/** One snapshot of every area that can be written, for “nothing was kept”. */
export async function storedEverywhere(browser: Browser): Promise<Record<StorageArea, Stored>> {
  return {
    local: await browser.stored('local'),
    session: await browser.stored('session'),
    sync: await browser.stored('sync'),
  };
}
