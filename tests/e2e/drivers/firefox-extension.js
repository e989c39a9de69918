/* global ChromeUtils, Cu, Services, WebExtensionPolicy */

/**
 * Functions on the extension that run in Firefox's parent process: storage, permissions,
 * background, network requests. They are sent there like `firefox-windows.js`.
 *
 * @param {string} id id of the extension
 */
export function extensionActions(id) {
  const policy = () => WebExtensionPolicy.getByID(id);

  return {
    /** @param {string} addon id of another extension @returns {string} */
    getOrigin(addon) {
      return `moz-extension://${WebExtensionPolicy.getByID(addon).mozExtensionHostname}`;
    },

    /** @param {'local' | 'session' | 'sync'} area @returns {Promise<Record<string, unknown>>} */
    async stored(area) {
      const { extension } = policy();
      const load = (/** @type {string} */ name) =>
        ChromeUtils.importESModule(`resource://gre/modules/${name}.sys.mjs`);
      if (area === 'sync') {
        return load('ExtensionStorageSync').extensionStorageSync.get(extension, null);
      }
      if (area === 'session') {
        const held = load('ExtensionStorage').extensionStorageSession.get(extension, null);
        return Object.fromEntries(
          Object.entries(held).map(([key, value]) => [key, value.deserialize(globalThis, true)]),
        );
      }
      const { ExtensionStorageIDB } = load('ExtensionStorageIDB');
      const storage = await ExtensionStorageIDB.open(
        ExtensionStorageIDB.getStoragePrincipal(extension),
      );
      return storage.get(null);
    },

    async reloadExtension() {
      const { AddonManager } = ChromeUtils.importESModule(
        'resource://gre/modules/AddonManager.sys.mjs',
      );
      await (await AddonManager.getAddonByID(id)).reload();
    },

    /**
     * Retries if an event arrives while the background is being stopped, which keeps it running.
     */
    async killBackground() {
      const { extension } = policy();
      const whatever = { ignoreDevToolsAttached: true, disableResetIdleForTest: true };
      for (let tries = 0; tries < 20; tries++) {
        await extension.terminateBackground(whatever);
        if (extension.backgroundState !== 'running') return;
      }
      throw new Error('Firefox keeps the background running');
    },

    /** @returns {boolean} */
    isBackgroundAlive() {
      return policy()?.extension.backgroundState === 'running';
    },

    /**
     * Must be called before the installation. Otherwise Firefox disables and enables the extension
     * again, in the middle of its first run.
     */
    async allowPrivateWindows() {
      const { ExtensionPermissions } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionPermissions.sys.mjs',
      );
      const permissions = ['internal:privateBrowsingAllowed'];
      await ExtensionPermissions.add(id, { permissions, origins: [], data_collection: [] });
    },

    /** @param {string[]} origins @param {string[]} permissions */
    async takeAccessBack(origins, permissions) {
      const { ExtensionPermissions } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionPermissions.sys.mjs',
      );
      const { extension } = policy();
      const taken = { permissions, origins, data_collection: [] };
      await ExtensionPermissions.remove(id, taken, extension);
    },

    /**
     * Puts the model of Firefox's own tests behind `trial.ml`. Everything up to the process that
     * runs models is the browser's; there, the input is echoed in the form of a summary.
     */
    async useEchoModel() {
      const { ExtensionParent } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionParent.sys.mjs',
      );
      const { prototype } = await ExtensionParent.apiManager.asyncLoadModule('trial_ml');
      const { getAPI } = prototype;
      prototype.getAPI = function (/** @type {unknown} */ context) {
        const api = getAPI.call(this, context);
        const { createEngine, runEngine } = api.trial.ml;
        api.trial.ml.createEngine = (/** @type {object} */ request) =>
          createEngine({ ...request, modelId: 'test-echo', backend: 'best-onnx' });
        api.trial.ml.runEngine = async (/** @type {object} */ request) => {
          const { output } = await runEngine(request);
          return [{ summary_text: output.join(' ') }];
        };
        return api;
      };
    },

    /** @param {string} name @param {boolean | number} value */
    setPreference(name, value) {
      if (typeof value === 'number') Services.prefs.setIntPref(name, value);
      else Services.prefs.setBoolPref(name, value);
    },

    /** Records every request that any process of this Firefox is about to send. */
    watchRequests() {
      const shared = Cu.getGlobalForObject(Services);
      shared.notedRequests = [];
      Services.obs.addObserver((channel) => {
        channel.QueryInterface(Ci.nsIHttpChannel);
        const { triggeringPrincipal } = channel.loadInfo ?? {};
        const isOurs = (/** @type {any} */ principal) =>
          principal?.addonId === id || principal?.contentScriptAddonPolicy?.id === id;
        const from = isOurs(triggeringPrincipal)
          ? `moz-extension://${policy()?.mozExtensionHostname}`
          : triggeringPrincipal?.isContentPrincipal
            ? triggeringPrincipal.originNoSuffix
            : null;
        shared.notedRequests.push(JSON.stringify({ url: channel.URI.spec, from }));
      }, 'http-on-opening-request');
    },

    /** @returns {{ url: string, from: string | null }[]} */
    requests() {
      const shared = Cu.getGlobalForObject(Services);
      return [...shared.notedRequests].map((noted) => JSON.parse(noted));
    },
  };
}
