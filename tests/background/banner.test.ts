import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Sender } from '../../src/browser/messaging.ts';
import { fail, ok } from '../../src/shared/result.ts';
import { fakeBrowser } from '../fakes/browser.ts';
import { fakeSiteAccess } from '../fakes/site-access.ts';

let browser = fakeBrowser();
let access = fakeSiteAccess();
vi.mock('webextension-polyfill', () => ({
  get default() {
    return {
      storage: browser.storage,
      ...browser.api,
      permissions: access.permissions,
      scripting: { ...browser.api.scripting, ...access.scripting },
      tabs: { ...browser.api.tabs, query: async () => [...browser.tabs.values()] },
    };
  },
}));
vi.mock('../../src/browser/lock.ts', () => ({
  withLock: (_name: string, task: () => Promise<unknown>) => task(),
}));
vi.mock('../../src/content/page-script.ts?iife', () => ({ default: 'page.js' }));
vi.mock('../../src/content/highlight.ts?iife', () => ({ default: 'highlight.js' }));
vi.mock('../../src/content/article-detector.ts?iife', () => ({ default: 'gate.js' }));
vi.mock('../../src/content/banner/index.ts?iife', () => ({ default: 'prompt.js' }));
const answer = vi.hoisted(() => vi.fn());
const openBannerSettings = vi.fn(async () => undefined);
vi.mock('../../src/browser/extension-pages.ts', () => ({ openBannerSettings }));
vi.mock('../../src/background/banner-summary.ts', () => ({ summarizeForBanner: answer }));

const host = 'harbour.example';
const origins = [`https://${host}/*`, `http://${host}/*`];
const all = ['https://*/*', 'http://*/*'];
const site = { kind: 'site', host } as const;
const everywhere = { kind: 'all-sites' } as const;

const load = async () => ({
  ...(await import('../../src/storage/stores/banner-permission.ts')),
  ...(await import('../../src/background/banner.ts')),
});

type Banner = Awaited<ReturnType<typeof load>>;

function sender(change: Partial<Sender> = {}): Sender {
  const url = `https://${host}/ferry`;
  return { id: 'own', url, frameId: 0, tab: { id: 7, url, incognito: false }, ...change };
}

const gateMatches = () => access.registered.get('prompt-gate')?.matches;
const sites = async () =>
  (await browser.storage.local.get(['sites:bannerSites', 'sites:bannerHiddenSites'])) as Record<
    string,
    string[]
  >;
const countPlacements = () => browser.pages.calls.filter(({ name }) => name === 'place').length;

beforeEach(() => {
  vi.resetModules();
  browser = fakeBrowser();
  access = fakeSiteAccess();
  browser.tabs.set(7, { id: 7, url: `https://${host}/ferry`, incognito: false });
  openBannerSettings.mockClear();
  answer.mockReset().mockResolvedValue(ok({ points: [] }));
});

describe('enableBanner', () => {
  test('stores the request before it asks the browser, without an await in between', async () => {
    const { enableBanner } = await load();
    const order: string[] = [];
    vi.spyOn(browser.storage.session, 'set').mockImplementation(async () => {
      order.push('stored');
    });
    vi.spyOn(access.permissions, 'request').mockImplementation(async () => {
      order.push('asked');
      return false;
    });
    void enableBanner(site);
    expect(order).toEqual(['stored', 'asked']);
  });

  test('adds the site and registers the detector there if access is granted', async () => {
    const { enableBanner, syncBannerRegistration } = await load();
    expect(await enableBanner(site)).toBe('shown');
    await syncBannerRegistration();
    expect(await sites()).toMatchObject({ 'sites:bannerSites': [host] });
    expect(gateMatches()).toEqual(origins);
  });

  test('clears the pending request when access is denied', async () => {
    const { enableBanner, completePendingRequest, syncBannerRegistration } = await load();
    access.person.grants = false;
    expect(await enableBanner(site)).toBe('denied');
    for (const origin of origins) access.granted.add(origin);
    await completePendingRequest();
    await syncBannerRegistration();
    expect(await sites()).toEqual({});
    expect(gateMatches()).toBeUndefined();
  });

  test('has the background complete the request once if the permission dialog closed the popup', async () => {
    const { completePendingRequest } = await load();
    const asked = { scope: site, at: Date.now() };
    await browser.storage.session.set({ 'banner:pending-request': asked });
    await completePendingRequest();
    expect(await sites()).toEqual({});
    for (const origin of origins) access.granted.add(origin);
    await Promise.all([completePendingRequest(), completePendingRequest()]);
    expect(await sites()).toMatchObject({ 'sites:bannerSites': [host] });
    expect([...browser.storage.session.held.keys()]).toEqual(['banner:outcome']);
  });

  test('is not completed long after the request', async () => {
    const { completePendingRequest } = await load();
    await browser.storage.session.set({
      'banner:pending-request': { scope: site, at: Date.now() - 3.6e6 },
    });
    for (const origin of origins) access.granted.add(origin);
    await completePendingRequest();
    expect(await sites()).toEqual({});
  });
});

describe('the registration of the article detector', () => {
  test('stays if it is right already, and changes with the sites', async () => {
    const { enableBanner, disableBanner, syncBannerRegistration } = await load();
    await enableBanner(site);
    await Promise.all([syncBannerRegistration(), syncBannerRegistration()]);
    const register = vi.spyOn(access.scripting, 'registerContentScripts');
    await syncBannerRegistration();
    expect(register).not.toHaveBeenCalled();
    await enableBanner(everywhere);
    await syncBannerRegistration();
    expect(gateMatches()).toEqual(all);
    await disableBanner(site);
    await syncBannerRegistration();
    expect(access.registered.get('prompt-gate')?.excludeMatches).toEqual(origins);
    await disableBanner(everywhere);
    await syncBannerRegistration();
    expect(gateMatches()).toBeUndefined();
    expect([...access.granted]).toEqual([]);
  });

  test('ends when the browser revokes access', async () => {
    const { enableBanner, removeRevokedSites, syncBannerRegistration } = await load();
    await enableBanner(site);
    await syncBannerRegistration();
    access.takeBack(...origins);
    await removeRevokedSites();
    await syncBannerRegistration();
    expect(gateMatches()).toBeUndefined();
    expect(await sites()).toMatchObject({ 'sites:bannerSites': [] });
  });

  test('covers all sites that another device has chosen only with access on this one', async () => {
    const { syncBannerRegistration, isBannerAllowed } = await load();
    await browser.storage.sync.set({ 'settings:bannerOnAllSites': true });
    await syncBannerRegistration();
    expect(gateMatches()).toBeUndefined();
    expect(await isBannerAllowed(host)).toBe(false);
  });

  test('drops a site that is no longer accessible when the banner is turned off for all sites', async () => {
    const { enableBanner, disableOnAllSites } = await load();
    await enableBanner(everywhere);
    await browser.storage.local.set({ 'sites:bannerSites': [host, 'other.example'] });
    for (const origin of origins) access.granted.add(origin);
    await disableOnAllSites();
    expect(await sites()).toMatchObject({ 'sites:bannerSites': [host] });
  });
});

describe('turning the banner off', () => {
  const server = { address: 'http://localhost:11434', model: 'small', dialect: 'openai' };
  const local = { kind: 'site', host: 'localhost' } as const;

  test.each([
    ['the site of the local server', (banner: Banner) => banner.disableBanner(local)],
    ['all sites', (banner: Banner) => banner.disableBanner(everywhere)],
  ])('leaves the local server its access: on %s', async (_name, disable) => {
    const banner = await load();
    await browser.storage.local.set({ 'local-server:setup': server });
    await banner.enableBanner(local);
    await disable(banner);
    expect([...access.granted]).toEqual(['http://localhost/*']);
    expect(await banner.isBannerAllowed('localhost')).toBe(false);
  });

  test('revokes access to this machine if no server on it is set up', async () => {
    const { enableBanner, disableBanner } = await load();
    await enableBanner(local);
    await disableBanner(local);
    expect([...access.granted]).toEqual([]);
  });
});

describe('a message from a page', () => {
  test('places the banner for a detected article, only with consent', async () => {
    const { enableBanner, onArticleDetected } = await load();
    await onArticleDetected({}, sender());
    expect(countPlacements()).toBe(0);
    await enableBanner(site);
    await onArticleDetected({}, sender());
    expect(countPlacements()).toBe(1);
  });

  test.each([
    ['from a frame inside it', { frameId: 3 }],
    ['from another site', { url: 'https://evil.example/' }],
    ['from a local file', { url: 'file:///a.html' }],
    ['without an address', { url: undefined }],
    ['without a tab', { tab: undefined }],
  ])('nothing %s', async (_name, change) => {
    const banner = await load();
    const { enableBanner, onBannerClicked, onBannerHidden, onArticleDetected } = banner;
    const { onBannerSettingsRequested } = banner;
    await enableBanner(site);
    await onArticleDetected({}, sender(change));
    expect(countPlacements()).toBe(0);
    expect(await onBannerClicked({}, sender(change))).toMatchObject({ ok: false });
    expect(answer).not.toHaveBeenCalled();
    await onBannerHidden({}, sender(change));
    expect(await sites()).toMatchObject({ 'sites:bannerSites': [host] });
    expect(await onBannerSettingsRequested({}, sender(change))).toMatchObject({ ok: false });
    expect(openBannerSettings).not.toHaveBeenCalled();
  });

  test('“hide it everywhere”: nothing is changed, and a page of ours asks', async () => {
    const { enableBanner, onBannerSettingsRequested } = await load();
    await enableBanner(everywhere);
    const before = [...browser.storage.local.held, ...browser.storage.sync.held];
    expect(await onBannerSettingsRequested({}, sender())).toEqual(ok(undefined));
    expect(openBannerSettings).toHaveBeenCalledOnce();
    expect([...browser.storage.local.held, ...browser.storage.sync.held]).toEqual(before);
  });

  test('is answered with the summary of its own tab if the banner was pressed', async () => {
    const { enableBanner, onBannerClicked } = await load();
    expect(await onBannerClicked({}, sender())).toEqual(fail('needs-access'));
    await enableBanner(site);
    expect(await onBannerClicked({}, sender())).toEqual(ok({ points: [] }));
    expect(answer).toHaveBeenCalledWith(7);
  });

  test('removes the site and revokes its access if the banner was hidden there', async () => {
    const { enableBanner, onBannerHidden, isBannerAllowed } = await load();
    await enableBanner(site);
    await onBannerHidden({}, sender());
    expect(await isBannerAllowed(host)).toBe(false);
    expect([...access.granted]).toEqual([]);
  });

  test('hides the banner in an incognito window for the session, with nothing written to disk', async () => {
    const { enableBanner, onBannerHidden, isBannerAllowed } = await load();
    await enableBanner(everywhere);
    const tab = { id: 7, incognito: true };
    const before = [...browser.storage.local.held.entries()];
    await onBannerHidden({}, sender({ tab }));
    expect([...browser.storage.local.held.entries()]).toEqual(before);
    expect(await isBannerAllowed(host, true)).toBe(false);
    expect(await isBannerAllowed(host, false)).toBe(true);
  });

  test.each<[string, string[] | undefined, string[]]>([
    ['a policy that blocks the site', [host], []],
    ['a policy whose entry is no site', ['a b'], ['names no site: a b']],
    ['no access to the site', undefined, []],
  ])('the user’s choice is not enough against %s', async (_name, bannerBlockedSites, told) => {
    const { enableBanner, isBannerAllowed, syncBannerRegistration } = await load();
    await enableBanner(site);
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    if (!bannerBlockedSites) access.granted.clear();
    else vi.spyOn(browser.storage.managed, 'get').mockResolvedValue({ bannerBlockedSites });
    expect(await isBannerAllowed(host)).toBe(false);
    await syncBannerRegistration();
    vi.unstubAllGlobals();
    expect(gateMatches()).toBeUndefined();
    expect(report.mock.calls.map(([error]) => `${error}`.slice(-18))).toEqual(told);
  });
});

test('reinjectAfterUpdate runs the detector again, only on sites with consent', async () => {
  const { enableBanner, reinjectAfterUpdate } = await load();
  browser.tabs.set(8, { id: 8, url: 'https://other.example/', incognito: false });
  const ran = vi.spyOn(browser.api.scripting, 'executeScript');
  await reinjectAfterUpdate();
  expect(ran).not.toHaveBeenCalled();
  await enableBanner(site);
  await reinjectAfterUpdate();
  expect(ran.mock.calls.map(([call]) => call)).toEqual([
    expect.objectContaining({ target: { tabId: 7, frameIds: [0] }, files: ['gate.js'] }),
  ]);
});

test('syncVisibleTabs removes the banner from visible pages once it is turned off', async () => {
  const { enableBanner, disableBanner, syncVisibleTabs } = await load();
  const asked = () => browser.pages.calls.map(({ name }) => name);
  await enableBanner(site);
  await syncVisibleTabs();
  expect(asked()).toEqual(['place']);
  await disableBanner(site);
  await syncVisibleTabs();
  expect(asked()).toEqual(['place', 'remove']);
});

describe('onTabNavigated', () => {
  test('runs the detector once the page has settled, and only if it still has that address', async () => {
    vi.useFakeTimers();
    const { enableBanner, onTabNavigated } = await load();
    await enableBanner(site);
    const ran = vi.spyOn(browser.api.scripting, 'executeScript');
    const [first, second] = [`https://${host}/a`, `https://${host}/b`];
    browser.tabs.set(7, { id: 7, url: second, incognito: false });
    const both = [first, second].map((url) =>
      onTabNavigated({ id: 7, url, incognito: false, loading: false }),
    );
    await vi.advanceTimersByTimeAsync(1_000);
    await Promise.all(both);
    vi.useRealTimers();
    expect(ran.mock.calls.map(([call]) => call)).toEqual([
      expect.objectContaining({ files: ['gate.js'] }),
    ]);
  });
});
