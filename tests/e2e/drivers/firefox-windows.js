/* global BrowsingContext, ChromeUtils, Cu, IOUtils, OpenBrowserWindow, Services, WebExtensionPolicy */

/**
 * Functions on Firefox's windows that run in its parent process: tabs, popups, menus, the address
 * bar and their contents. The driver sends this function as text with every call, so it uses
 * nothing of this module. It is JavaScript because the objects that it uses have no types. A view
 * is identified by its `browserId`, which survives navigation.
 *
 * @param {string} id id of the extension
 */
export function windowActions(id) {
  const policy = () => WebExtensionPolicy.getByID(id);
  const widget = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_');
  const frontWindow = () => Services.wm.getMostRecentWindow('navigator:browser');
  const windows = () => [...Services.wm.getEnumerator('navigator:browser')];

  /** @param {number} browserId */
  const findBrowser = (browserId) => {
    const browser = BrowsingContext.getCurrentTopByBrowserId(browserId)?.embedderElement;
    if (!browser) throw new Error('The view is closed');
    return browser;
  };
  /** @param {number} browserId */
  const findTab = (browserId) => {
    const browser = findBrowser(browserId);
    const { gBrowser } = browser.ownerDocument.defaultView;
    return { gBrowser, tab: gBrowser.getTabForBrowser(browser) };
  };

  return {
    /** @param {boolean} isPrivate @returns {Promise<number>} */
    async openTab(isPrivate) {
      let window = windows().find((each) => isPrivate === each.browsingContext.usePrivateBrowsing);
      if (!window) {
        window = OpenBrowserWindow({ private: isPrivate });
        const started = 'browser-delayed-startup-finished';
        await new Promise((resume) => {
          const observer = (/** @type {unknown} */ subject) => {
            if (subject !== window) return;
            Services.obs.removeObserver(observer, started);
            resume(undefined);
          };
          Services.obs.addObserver(observer, started);
        });
        return window.gBrowser.selectedBrowser.browserId;
      }
      window.focus();
      const { gBrowser } = window;
      gBrowser.selectedTab = gBrowser.addTrustedTab('about:blank');
      return gBrowser.selectedBrowser.browserId;
    },

    /** @param {number} browserId @param {string} url */
    startLoading(browserId, url) {
      const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
      findBrowser(browserId).fixupAndLoadURIString(url, { triggeringPrincipal });
    },

    /**
     * Returns an id of the document that a view shows; null while one is loading.
     * @param {number} browserId @returns {number | null}
     */
    loadedDocument(browserId) {
      const browser = findBrowser(browserId);
      const { currentWindowGlobal: document } = browser.browsingContext;
      // A process that takes over a tab shows an empty document before the real one.
      if (browser.webProgress.isLoadingDocument || document.isInitialDocument) return null;
      return document.innerWindowId;
    },

    /** @param {number} browserId @returns {string} */
    url(browserId) {
      return findBrowser(browserId).currentURI.spec;
    },

    /** @param {string} text */
    typeInAddressBar(text) {
      const { gURLBar } = frontWindow();
      gURLBar.focus();
      gURLBar.search(text);
    },

    /**
     * Selects the suggestion in a row below the input, if it is ours.
     * @param {number} row @returns {boolean}
     */
    selectSuggestion(row) {
      const { view } = frontWindow().gURLBar;
      const { payload } = view.visibleResults[row] ?? {};
      if (payload?.keyword !== 'ntr' || !payload.content) return false;
      view.selectedRowIndex = row;
      return true;
    },

    enterSuggestion() {
      const window = frontWindow();
      const event = new window.KeyboardEvent('keydown', { key: 'Enter', bubbles: true });
      window.gURLBar.handleNavigation({ event });
    },

    /** @param {number} browserId */
    async activate(browserId) {
      const { gBrowser, tab } = findTab(browserId);
      gBrowser.selectedTab = tab;
      gBrowser.ownerDocument.defaultView.focus();
    },

    /**
     * Focuses a tab, as a new one leaves the focus in the address bar; the focused element within
     * the tab stays. A popup takes the focus on its own.
     * @param {number} browserId @returns {boolean} true for a tab
     */
    giveKeyboard(browserId) {
      const { gBrowser, tab } = findTab(browserId);
      if (!tab) return false;
      const window = gBrowser.ownerDocument.defaultView;
      if (Services.focus.activeWindow !== window) window.focus();
      if (Services.focus.focusedElement !== tab.linkedBrowser) tab.linkedBrowser.focus();
      return true;
    },

    /** Closes a tab, with its window if it is the last one, or hides a popup or the sidebar. */
    close(/** @type {number} */ browserId) {
      if (!BrowsingContext.getCurrentTopByBrowserId(browserId)) return;
      const around = findBrowser(browserId).ownerDocument.defaultView;
      const window = around.browsingContext.topChromeWindow;
      if (around !== window) {
        window.SidebarController.hide();
        return;
      }
      const { gBrowser, tab } = findTab(browserId);
      if (!tab) findBrowser(browserId).closest('panel')?.hidePopup();
      else if (gBrowser.tabs.length > 1) gBrowser.removeTab(tab);
      else gBrowser.ownerDocument.defaultView.close();
    },

    /**
     * Lists all visible extension views, newest last. A popup is loaded off-screen first and cannot
     * be used until it is moved into its panel.
     * @returns {{ browserId: number, url: string, kind: string }[]}
     */
    views() {
      const isShown = (/** @type {any} */ view) =>
        view.viewType === 'popup'
          ? view.xulBrowser.closest('panel')?.state === 'open'
          : view.viewType !== 'background';
      return [...(policy()?.extension.views ?? [])]
        .filter((view) => view.xulBrowser && isShown(view))
        .map((view) => ({
          browserId: view.xulBrowser.browserId,
          url: view.xulBrowser.currentURI.spec,
          kind: view.viewType,
        }));
    },

    /** Moves the toolbar button to a place where it can be clicked, and clicks it. */
    async clickToolbar() {
      const window = frontWindow();
      window.CustomizableUI.addWidgetToArea(`${widget}-browser-action`, 'nav-bar');
      const button = window.document.getElementById(`${widget}-BAP`);
      await window.promiseDocumentFlushed(() => {});
      const { left, top, width, height } = button.getBoundingClientRect();
      for (const type of ['mousedown', 'mouseup']) {
        window.synthesizeMouseEvent(
          type,
          left + width / 2,
          top + height / 2,
          { button: 0, clickCount: 1 },
          {},
        );
      }
    },

    /** @returns {boolean} */
    isMenuOpen() {
      return frontWindow().document.getElementById('contentAreaContextMenu').state === 'open';
    },

    /** Chooses our only item in the open context menu. */
    chooseFromMenu() {
      const menu = frontWindow().document.getElementById('contentAreaContextMenu');
      const entries = [...menu.querySelectorAll(`[id^="${widget}-menuitem-"]`)];
      const shown = entries.filter((each) => !each.hidden);
      if (shown.length !== 1) throw new Error(`${shown.length} entries of ours in the menu`);
      menu.activateItem(shown[0]);
    },

    closePopup() {
      for (const window of windows()) {
        for (const browser of window.document.querySelectorAll('.webextension-popup-browser')) {
          browser.closest('panel')?.hidePopup();
        }
      }
    },

    /**
     * Measures the memory of a tab's process, or of the extension's, after garbage collection.
     * @param {number | null} browserId @returns {Promise<number>} bytes
     */
    async memory(browserId) {
      const pid = browserId && findBrowser(browserId).browsingContext.currentWindowGlobal.osPid;
      for (const wish of ['child-gc-request', 'child-cc-request'])
        Services.obs.notifyObservers(null, wish);
      Services.obs.notifyObservers(null, 'memory-pressure', 'heap-minimize');
      await new Promise((resume) => frontWindow().setTimeout(resume, 500));
      const { children } = await ChromeUtils.requestProcInfo();
      const isIt = (/** @type {any} */ child) =>
        pid === null ? child.type === 'extension' : child.pid === pid;
      return children.find(isIt)?.memory ?? 0;
    },

    /** @param {number} browserId @param {number} width @param {number} height */
    resize(browserId, width, height) {
      const { style } = findBrowser(browserId);
      for (const side of ['minWidth', 'maxWidth']) style[side] = `${width}px`;
      for (const side of ['minHeight', 'maxHeight']) style[side] = `${height}px`;
    },

    /** @param {number} browserId @param {string} path */
    async screenshot(browserId, path) {
      const context = findBrowser(browserId).browsingContext;
      const bitmap = await context.currentWindowGlobal.drawSnapshot(null, 1, 'white');
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext('2d').drawImage(bitmap, 0, 0);
      const blob = await canvas.convertToBlob();
      await IOUtils.write(path, new Uint8Array(await blob.arrayBuffer()));
    },

    /**
     * Runs a script in the process of a view and waits for its answer.
     * @param {number} browserId @param {string} script @param {string} answer name of its message
     * @returns {Promise<string>} JSON
     */
    inView(browserId, script, answer) {
      const { messageManager, ownerDocument } = findBrowser(browserId);
      const { setInterval, clearInterval } = ownerDocument.defaultView;
      const shownDocument = () =>
        BrowsingContext.getCurrentTopByBrowserId(browserId)?.currentWindowGlobal?.innerWindowId;
      const asked = shownDocument();
      return new Promise((resolve) => {
        const settle = (/** @type {string} */ data) => {
          clearInterval(watch);
          messageManager.removeMessageListener(answer, listener);
          resolve(data);
        };
        const listener = (/** @type {{ data: string }} */ { data }) => settle(data);
        const watch = setInterval(() => {
          if (shownDocument() === asked) return;
          settle(JSON.stringify({ error: 'The document went away before it answered' }));
        }, 50);
        messageManager.addMessageListener(answer, listener);
        messageManager.loadFrameScript(
          `data:text/javascript;charset=utf-8,${encodeURIComponent(script)}`,
          false,
        );
      });
    },
  };
}
