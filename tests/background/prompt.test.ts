import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Sender } from '../../src/platform/receive.ts';
import { fail, ok } from '../../src/result.ts';
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
vi.mock('../../src/platform/lock.ts', () => ({
  exclusively: (_name: string, task: () => Promise<unknown>) => task(),
}));
vi.mock('../../src/content/page.ts?iife', () => ({ default: 'page.js' }));
vi.mock('../../src/content/highlight.ts?iife', () => ({ default: 'highlight.js' }));
vi.mock('../../src/content/gate.ts?iife', () => ({ default: 'gate.js' }));
vi.mock('../../src/content/prompt.ts?iife', () => ({ default: 'prompt.js' }));
const answer = vi.hoisted(() => vi.fn());
vi.mock('../../src/background/prompt-answer.ts', () => ({ promptAnswer: answer }));

const host = 'harbour.example';
const origins = [`https://${host}/*`, `http://${host}/*`];
const all = ['https://*/*', 'http://*/*'];
const site = { kind: 'site', host } as const;
const everywhere = { kind: 'everywhere' } as const;

const load = async () => ({
  ...(await import('../../src/platform/prompt-consent.ts')),
  ...(await import('../../src/background/prompt.ts')),
  ...(await import('../../src/background/prompt-registration.ts')),
});

function sender(change: Partial<Sender> = {}): Sender {
  const url = `https://${host}/ferry`;
  return { id: 'own', url, frameId: 0, tab: { id: 7, url, incognito: false }, ...change };
}

const gateMatches = () => access.registered.get('prompt-gate')?.matches;
const sites = async () =>
  (await browser.storage.local.get(['sites:promptSites', 'sites:promptHidden'])) as Record<
    string,
    string[]
  >;
const placed = () => browser.pages.calls.filter(({ name }) => name === 'place').length;

beforeEach(() => {
  vi.resetModules();
  browser = fakeBrowser();
  access = fakeSiteAccess();
  browser.tabs.set(7, { id: 7, url: `https://${host}/ferry`, incognito: false });
  answer.mockReset().mockResolvedValue(ok({ points: [] }));
});

describe('asking for it', () => {
  test('stores what is wanted before the browser is asked, with no await between', async () => {
    const { askForPrompt } = await load();
    const order: string[] = [];
    vi.spyOn(browser.storage.session, 'set').mockImplementation(async () => {
      order.push('stored');
    });
    vi.spyOn(access.permissions, 'request').mockImplementation(async () => {
      order.push('asked');
      return false;
    });
    void askForPrompt(site);
    expect(order).toEqual(['stored', 'asked']);
  });

  test('granted: the site is chosen, and the gate registered there', async () => {
    const { askForPrompt, reconcilePrompt } = await load();
    expect(await askForPrompt(site)).toBe(true);
    await reconcilePrompt();
    expect(await sites()).toMatchObject({ 'sites:promptSites': [host] });
    expect(gateMatches()).toEqual(origins);
  });

  test('refused: nothing is chosen, and nothing waits for a later grant', async () => {
    const { askForPrompt, takeUpAsked, reconcilePrompt } = await load();
    access.person.grants = false;
    expect(await askForPrompt(site)).toBe(false);
    for (const origin of origins) access.granted.add(origin);
    await takeUpAsked();
    await reconcilePrompt();
    expect(await sites()).toEqual({});
    expect(gateMatches()).toBeUndefined();
  });

  test('the popup was closed by the question: the background takes it up, once', async () => {
    const { takeUpAsked } = await load();
    const asked = { where: site, at: Date.now() };
    await browser.storage.session.set({ 'prompt:asked': asked });
    await takeUpAsked();
    expect(await sites()).toEqual({});
    for (const origin of origins) access.granted.add(origin);
    await Promise.all([takeUpAsked(), takeUpAsked()]);
    expect(await sites()).toMatchObject({ 'sites:promptSites': [host] });
    expect([...browser.storage.session.held.keys()]).toEqual(['banner:outcome']);
  });

  test('what was asked for long ago is not taken up', async () => {
    const { takeUpAsked } = await load();
    await browser.storage.session.set({ 'prompt:asked': { where: site, at: Date.now() - 3.6e6 } });
    for (const origin of origins) access.granted.add(origin);
    await takeUpAsked();
    expect(await sites()).toEqual({});
  });
});

describe('the registration', () => {
  test('is left alone where it is right already, and follows what changes', async () => {
    const { askForPrompt, hidePrompt, reconcilePrompt } = await load();
    await askForPrompt(site);
    await Promise.all([reconcilePrompt(), reconcilePrompt()]);
    const register = vi.spyOn(access.scripting, 'registerContentScripts');
    await reconcilePrompt();
    expect(register).not.toHaveBeenCalled();
    await askForPrompt(everywhere);
    await reconcilePrompt();
    expect(gateMatches()).toEqual(all);
    await hidePrompt(site);
    await reconcilePrompt();
    expect(access.registered.get('prompt-gate')?.excludeMatches).toEqual(origins);
    await hidePrompt(everywhere);
    await reconcilePrompt();
    expect(gateMatches()).toBeUndefined();
    expect([...access.granted]).toEqual([]);
  });

  test('ends with the access, which the browser may take back by itself', async () => {
    const { askForPrompt, dropUnreachable, reconcilePrompt } = await load();
    await askForPrompt(site);
    await reconcilePrompt();
    access.takeBack(...origins);
    await dropUnreachable();
    await reconcilePrompt();
    expect(gateMatches()).toBeUndefined();
    expect(await sites()).toMatchObject({ 'sites:promptSites': [] });
  });

  test('a choice for all sites that came from another machine counts only with access here', async () => {
    const { reconcilePrompt, mayPrompt } = await load();
    await browser.storage.sync.set({ 'settings:promptEverywhere': true });
    await reconcilePrompt();
    expect(gateMatches()).toBeUndefined();
    expect(await mayPrompt(host)).toBe(false);
  });

  test('off for all sites: a site that can no longer be reached is forgotten', async () => {
    const { askForPrompt, endEverywhere } = await load();
    await askForPrompt(everywhere);
    await browser.storage.local.set({ 'sites:promptSites': [host, 'other.example'] });
    for (const origin of origins) access.granted.add(origin);
    await endEverywhere();
    expect(await sites()).toMatchObject({ 'sites:promptSites': [host] });
  });
});

describe('what a page may say', () => {
  test('“here is an article”: the line is placed, on a consented site alone', async () => {
    const { askForPrompt, promptHere } = await load();
    await promptHere({}, sender());
    expect(placed()).toBe(0);
    await askForPrompt(site);
    await promptHere({}, sender());
    expect(placed()).toBe(1);
  });

  test.each([
    ['from a frame inside it', { frameId: 3 }],
    ['from another site', { url: 'https://evil.example/' }],
    ['from no page of the web', { url: 'file:///a.html' }],
    ['without an address', { url: undefined }],
    ['without a tab', { tab: undefined }],
  ])('nothing %s', async (_name, change) => {
    const { askForPrompt, promptPressed, promptHide, promptHere } = await load();
    await askForPrompt(site);
    await promptHere({}, sender(change));
    expect(placed()).toBe(0);
    expect(await promptPressed({}, sender(change))).toMatchObject({ ok: false });
    expect(answer).not.toHaveBeenCalled();
    await promptHide({ where: 'everywhere' }, sender(change));
    expect(await sites()).toMatchObject({ 'sites:promptSites': [host] });
  });

  test('“it was pressed”: its own tab is answered for', async () => {
    const { askForPrompt, promptPressed } = await load();
    expect(await promptPressed({}, sender())).toEqual(fail('needs-access'));
    await askForPrompt(site);
    expect(await promptPressed({}, sender())).toEqual(ok({ points: [] }));
    expect(answer).toHaveBeenCalledWith(7);
  });

  test('“hide it here”: the site is forgotten and its access given back', async () => {
    const { askForPrompt, promptHide, mayPrompt } = await load();
    await askForPrompt(site);
    await promptHide({ where: 'site' }, sender());
    expect(await mayPrompt(host)).toBe(false);
    expect([...access.granted]).toEqual([]);
  });

  test('“hide it here” in a private window: for this session, with nothing on disk', async () => {
    const { askForPrompt, promptHide, mayPrompt } = await load();
    await askForPrompt(everywhere);
    const tab = { id: 7, incognito: true };
    const before = [...browser.storage.local.held.entries()];
    await promptHide({ where: 'site' }, sender({ tab }));
    expect([...browser.storage.local.held.entries()]).toEqual(before);
    expect(await mayPrompt(host, true)).toBe(false);
    expect(await mayPrompt(host, false)).toBe(true);
  });

  test('a policy that blocks the site is stronger than the reader’s choice', async () => {
    const { askForPrompt, mayPrompt } = await load();
    await askForPrompt(site);
    vi.spyOn(browser.storage.managed, 'get').mockResolvedValue({ promptBlocked: [host] });
    expect(await mayPrompt(host)).toBe(false);
  });
});

test('after an update, pages whose line is dead are looked at again, on consented sites alone', async () => {
  const { askForPrompt, promptRenewed } = await load();
  browser.tabs.set(8, { id: 8, url: 'https://other.example/', incognito: false });
  const ran = vi.spyOn(browser.api.scripting, 'executeScript');
  await promptRenewed();
  expect(ran).not.toHaveBeenCalled();
  await askForPrompt(site);
  await promptRenewed();
  expect(ran.mock.calls.map(([call]) => call)).toEqual([
    expect.objectContaining({ target: { tabId: 7, frameIds: [0] }, files: ['gate.js'] }),
  ]);
});

test('where it is not wanted any more, the line goes from the page on the screen', async () => {
  const { askForPrompt, hidePrompt, promptShown } = await load();
  const asked = () => browser.pages.calls.map(({ name }) => name);
  await askForPrompt(site);
  await promptShown();
  expect(asked()).toEqual(['place']);
  await hidePrompt(site);
  await promptShown();
  expect(asked()).toEqual(['place', 'remove']);
});

describe('a page that becomes another by its own script', () => {
  test('is looked at again when it has settled, and only if it still shows that address', async () => {
    vi.useFakeTimers();
    const { askForPrompt, promptArrived } = await load();
    await askForPrompt(site);
    const ran = vi.spyOn(browser.api.scripting, 'executeScript');
    const [first, second] = [`https://${host}/a`, `https://${host}/b`];
    browser.tabs.set(7, { id: 7, url: second, incognito: false });
    const both = [first, second].map((url) =>
      promptArrived({ id: 7, url, private: false, loading: false }),
    );
    await vi.advanceTimersByTimeAsync(1_000);
    await Promise.all(both);
    vi.useRealTimers();
    expect(ran.mock.calls.map(([call]) => call)).toEqual([
      expect.objectContaining({ files: ['gate.js'] }),
    ]);
  });
});
