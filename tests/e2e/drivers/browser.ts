/**
 * A common interface to real browsers, so that one test file runs in both. `chromium.ts` and
 * `firefox.ts` implement it.
 */

export const browserNames = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof browserNames)[number];

export type StorageArea = 'local' | 'session' | 'sync';
export type Stored = Record<string, unknown>;

/** Anything with a document: a page in a tab, the popup, the side panel. */
export interface View {
  url(): Promise<string>;
  /**
   * Runs a function in the document's own world and returns its result. The function is sent as
   * text, so it sees only its arguments and the document.
   */
  evaluate<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** Clicks the middle of the first match with a trusted event. */
  click(selector: string): Promise<void>;
  /** Clicks a position in the view with a trusted event, in CSS pixels. */
  clickAt(x: number, y: number): Promise<void>;
  /**
   * Runs a function on the first match or its shadow root, even a closed one. Unlike `evaluate`, it
   * never counts as user activity.
   */
  within<A extends unknown[], R>(
    selector: string,
    fn: (root: ParentNode, ...args: A) => R,
    ...args: A
  ): Promise<R>;
  /** Moves the pointer onto the middle of the first match and leaves it there. */
  hover(selector: string): Promise<void>;
  /** Sets the size of the viewport in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** Presses and releases a key by its DOM name (`Enter`, `ArrowDown`, `a`). */
  press(key: string): Promise<void>;
  /** Writes the visible part as a PNG. */
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

/** A web page or an extension page in a tab. */
export interface Tab extends View {
  /** Loads an address and waits for its load event. */
  goto(url: string): Promise<void>;
  /** Starts to load an address without waiting. */
  startLoading(url: string): Promise<void>;
  /** Brings the tab to the front. */
  activate(): Promise<void>;
  /** Clicks the toolbar button, which grants `activeTab`, and returns the popup. */
  clickToolbar(): Promise<View>;
  /** Clicks the toolbar button where no popup is expected. */
  pressToolbar(): Promise<void>;
  /**
   * Measures the memory of the page after garbage collection, in bytes: its heap in Chromium, its
   * process in Firefox.
   */
  memory(): Promise<number>;
  /**
   * Opens the browser's context menu on the first match and chooses our item. The browser decides
   * which one is shown: on selected text, the one for the selection.
   */
  chooseFromMenu(selector: string, item: MenuItem): Promise<void>;
  /**
   * Selects the whole text in the browser's PDF viewer, which the tab shows, and chooses our item in
   * its context menu.
   */
  chooseForPdfText(): Promise<void>;
  /**
   * Types in the address bar with this tab in front, and opens one of the suggestions. Waits until
   * a tab shows it in an extension page.
   * @param row counted from 1, the first below the input
   */
  enterSuggestion(text: string, row: number): Promise<void>;
}

/** Our items in the context menu; the browser shows one of them at a time. */
export type MenuItem = 'page' | 'selection';

/** A request that left the browser for the network. */
export interface NetworkRequest {
  readonly url: string;
  /** Origin of the document or worker that made the request; null for the browser itself. */
  readonly from: string | null;
}

export interface Browser {
  readonly name: BrowserName;
  readonly version: string;
  /**
   * Answers the next permission prompt for these match patterns with yes. Must be called before the
   * click that causes it, as no user is there to press the browser's button.
   */
  allowAccess(origins: readonly string[]): Promise<void>;
  /** Revokes access, as a user can in the browser's settings. */
  takeAccessBack(origins: readonly string[]): Promise<void>;
  /** Installs another extension from its folder. @returns the origin of its pages */
  installAnother(folder: string): Promise<string>;
  /** The id by which other extensions and pages would address ours. */
  readonly id: string;
  /** Origin of extension pages, `chrome-extension://…` or `moz-extension://…`, without a slash. */
  readonly origin: string;
  openTab(url: string, options?: { readonly private?: boolean }): Promise<Tab>;
  /**
   * Waits for an extension page whose address begins with `origin + path`: panel, history, options.
   */
  view(path: string): Promise<View>;
  /** Returns the open popup. */
  popup(): Promise<View>;
  isPopupOpen(): Promise<boolean>;
  closePopup(): Promise<void>;
  /** Returns the content of a storage area without waking the extension. */
  stored(area: StorageArea): Promise<Stored>;
  /**
   * Kills the background as the browser does after 30 idle seconds; does nothing if it is not
   * running.
   */
  killBackground(): Promise<void>;
  isBackgroundAlive(): Promise<boolean>;
  /**
   * Measures the memory of the background after garbage collection, in bytes: heap in Chromium,
   * process in Firefox.
   */
  backgroundMemory(): Promise<number>;
  /** Reloads the extension, as an update does. Its open pages and content scripts are orphaned. */
  reloadExtension(): Promise<void>;
  /** Restarts the browser with the same profile; its tabs and views are lost. */
  restart(): Promise<void>;
  /** Replaces the installed extension by the present content of its folder. */
  update(): Promise<void>;
  /** Waits until somebody closes the browser. */
  untilClosed(): Promise<void>;
  /**
   * Closes the browser if it still runs, deletes its profile, and returns all requests since the
   * first launch.
   */
  close(): Promise<readonly NetworkRequest[]>;
}

export interface LaunchOptions {
  /** Folder of the built extension; the default is `dist/<browser>`. */
  readonly extension?: string;
  /** True to run without windows, which is the default unless a display is given. */
  readonly headless?: boolean;
  /** Viewport of a headless browser in CSS pixels; the default is a desktop's. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** X display to open windows on, such as `:91`; the default is the one of the environment. */
  readonly display?: string | undefined;
  /** Path of the browser; the default is the one found on this machine. */
  readonly executable?: string;
  /** Further command line arguments (Chromium) or preferences (Firefox). */
  readonly arguments?: readonly string[];
  /** Arguments of puppeteer that the test leaves out. */
  readonly withoutArguments?: readonly string[];
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
}

/** Returns the content of all writable storage areas, to check that nothing was saved. */
export async function storedEverywhere(browser: Browser): Promise<Record<StorageArea, Stored>> {
  return {
    local: await browser.stored('local'),
    session: await browser.stored('session'),
    sync: await browser.stored('sync'),
  };
}
