/**
 * Starts the background in browsers that lack parts of the extension API, as Firefox for Android
 * does.
 */

import { beforeEach, expect, test, vi } from 'vitest';
import { ok } from '../../src/shared/result.ts';
import { ferry } from '../engines/article.ts';
import { fakeBrowser } from '../fakes/browser.ts';
import { fakeSiteAccess } from '../fakes/site-access.ts';

const tabId = 7;
const article = { ...ferry, title: 'The ferry, for browsers that lack something' };
let fake = fakeBrowser();

type Listener = (...args: unknown[]) => unknown;

/** Paths of the missing APIs; everything else exists. */
let missing: readonly string[] = [];
/** All listeners that the background has registered, by the name of their event. */
const listeners = new Map<string, Listener[]>();

/** Creates an API that the tests are not about: every call of it resolves with nothing. */
function anything(path: string): unknown {
  return new Proxy(async () => undefined, {
    get(_target, name) {
      if (typeof name === 'symbol' || name === 'then') return undefined;
      if (name !== 'addListener') return anything(`${path}.${name}`);
      return (listener: Listener) =>
        listeners.set(path, [...(listeners.get(path) ?? []), listener]);
    },
  });
}

vi.mock('webextension-polyfill', () => ({
  get default() {
    const origin = 'moz-extension://own/';
    const runtime = { id: 'own', getURL: (path: string) => origin + path };
    const tabs = { ...fake.api.tabs, query: async () => [] };
    const { managed, ...areas } = fake.storage;
    const storage = missing.includes('storage.managed') ? areas : fake.storage;
    const scripting = { ...fakeSiteAccess().scripting, ...fake.api.scripting };
    const known: Record<string, object> = { ...fake.api, storage, runtime, tabs, scripting };
    return new Proxy({} as Record<string, unknown>, {
      get(_target, area: string) {
        if (missing.includes(area)) return undefined;
        return new Proxy(known[area] ?? {}, {
          get: (part, name: string) => {
            if (missing.includes(`${area}.${name}`)) return undefined;
            return Reflect.get(part, name) ?? anything(`${area}.${name}`);
          },
        });
      },
    });
  },
}));
vi.mock('../../src/browser/lock.ts', () => ({
  withLock: (_name: string, task: () => Promise<unknown>) => task(),
}));
vi.mock('../../src/content/page-script.ts?iife', () => ({ default: 'page.js' }));
vi.mock('../../src/content/highlight.ts?iife', () => ({ default: 'highlight.js' }));
vi.mock('../../src/content/article-detector.ts?iife', () => ({ default: 'gate.js' }));
vi.mock('../../src/content/banner/index.ts?iife', () => ({ default: 'prompt.js' }));

const rejections: unknown[] = [];
const note = (reason: unknown) => rejections.push(reason);

beforeEach(() => {
  fake = fakeBrowser();
  fake.tabs.set(tabId, { id: tabId, url: article.url, incognito: false });
  fake.pages.answer = () => ok(article);
  listeners.clear();
  rejections.length = 0;
  vi.resetModules();
  process.on('unhandledRejection', note);
  return () => void process.off('unhandledRejection', note);
});

test.each([
  ['every API', []],
  ['no context menu', ['contextMenus']],
  ['no omnibox', ['omnibox']],
  ['no keyboard shortcuts', ['commands']],
  ['no side panel', ['sidebarAction', 'sidePanel']],
  ['no policies', ['storage.managed']],
  [
    'none of these APIs',
    ['contextMenus', 'omnibox', 'commands', 'sidebarAction', 'storage.managed'],
  ],
])('the background starts and summarizes in a browser with %s', async (_name, parts) => {
  missing = parts;
  await import('../../src/background/main.ts');
  for (const installed of listeners.get('runtime.onInstalled') ?? [])
    installed({ reason: 'install' });
  const [say] = listeners.get('runtime.onMessage') ?? [];
  const sender = { id: 'own', url: 'moz-extension://own/src/ui/summary/index.html' };
  expect(await say?.({ name: 'job/ensure', payload: { tabId } }, sender)).toMatchObject({
    ok: true,
  });
  await vi.waitFor(async () => {
    expect(JSON.stringify(await fake.storage.local.get())).toContain(article.title);
  });
  expect(listeners.get('tabs.onRemoved')).toHaveLength(1);
  expect(rejections).toEqual([]);
});

test('getShortcut finds none in a browser without keyboard shortcuts', async () => {
  missing = ['commands'];
  const { openShortcutSettings, getShortcut } = await import(
    '../../src/browser/extension-pages.ts'
  );
  expect(await getShortcut()).toBe('');
  expect(openShortcutSettings).not.toThrow();
});
