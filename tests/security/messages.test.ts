/**
 * Sends every kind of message from every kind of sender to the real background. A message that its
 * sender may not send must be refused without storing, reading or starting anything.
 */

import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Sender } from '../../src/browser/messaging.ts';
import { fakeBrowser } from '../fakes/browser.ts';
import { fakeSiteAccess } from '../fakes/site-access.ts';

type Listener = (message: unknown, sender: Sender) => Promise<unknown>;

const own = 'abc';
const origin = 'chrome-extension://abc/';
/** All listeners of the background by event name. */
const listeners = new Map<string, Listener[]>();
let browser = fakeBrowser();
let access = fakeSiteAccess();

/** A fake of any other part of the browser API; every call of it returns nothing. */
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
    const known: Record<string, object> = { storage: browser.storage, ...browser.api };
    const runtime = { id: own, getURL: (path: string) => origin + path, getManifest: () => ({}) };
    const tabs = { ...browser.api.tabs, query: async () => [] };
    const scripting = { ...access.scripting, ...browser.api.scripting };
    const all: Record<string, object> = { ...known, runtime, scripting, tabs };
    return new Proxy({} as Record<string, unknown>, {
      get: (_target, area: string) =>
        new Proxy(all[area] ?? {}, {
          get: (part, name: string) =>
            Reflect.get(part, name) ?? (anything(`${area}.${name}`) as object),
        }),
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

const senders = {
  'a script in a tab': { id: own, url: 'https://news.example/a', frameId: 0, tab: { id: 7 } },
  'a script in another tab': { id: own, url: 'https://news.example/b', frameId: 0, tab: { id: 8 } },
  'a script in a frame': { id: own, url: 'https://ads.example/', frameId: 3, tab: { id: 7 } },
  'another extension': { id: 'xyz', url: 'chrome-extension://xyz/a.html' },
  'another extension in a tab': { id: 'xyz', url: `${origin}a.html`, frameId: 0, tab: { id: 7 } },
  'a web page': { url: 'https://news.example/a', frameId: 0, tab: { id: 7 } },
  nobody: {},
} satisfies Record<string, Sender>;

const anchor = { block: 0, start: 0, end: 1, quote: 'x', prefix: '', suffix: '', frameId: 0 };
const failed = { ok: false, failure: { code: 'unexpected' } };
/** Valid messages of extension pages. */
const ofPages = [
  { name: 'job/ensure', payload: { tabId: 7 } },
  { name: 'job/start', payload: { tabId: 7, request: { length: 'long' } } },
  { name: 'job/cancel', payload: { tabId: 7 } },
  { name: 'job/aiSummaryChunk', payload: { jobId: 'a', answer: failed, last: true } },
  { name: 'page/highlight', payload: { tabId: 7, kind: 'follow', anchor } },
  { name: 'go-back', payload: { tabId: 7 } },
  { name: 'prepare-highlight', payload: { tabId: 7, frameId: 0 } },
];
/** Valid messages of the banner. */
const ofScripts = [
  { name: 'banner/articleDetected', payload: {} },
  { name: 'banner/summarize', payload: {} },
  { name: 'banner/hide', payload: {} },
  { name: 'banner/openSettings', payload: {} },
];

const anyMessage = fc.oneof(
  fc.anything(),
  fc.record({ name: fc.string(), payload: fc.anything() }),
  fc.record({
    name: fc.constantFrom(...[...ofPages, ...ofScripts].map(({ name }) => name)),
    payload: fc.oneof(fc.anything(), fc.constantFrom(...ofPages.map(({ payload }) => payload))),
  }),
);

let say: Listener;
/** Everything that a message could have changed. */
const state = () =>
  JSON.stringify([
    ...Object.values({ ...browser.storage, managed: undefined, onChanged: undefined }).map(
      (area) => (area ? [...area.held] : []),
    ),
    browser.pages.calls,
  ]);

beforeEach(async () => {
  browser = fakeBrowser();
  access = fakeSiteAccess();
  for (const id of [7, 8])
    browser.tabs.set(id, { id, url: 'https://news.example/a', incognito: false });
  await browser.storage.local.set({
    'record:page:first:https://news.example/old': { title: 'Kept' },
  });
  listeners.clear();
  vi.resetModules();
  await import('../../src/background/main.ts');
  const [listener] = listeners.get('runtime.onMessage') ?? [];
  if (!listener) throw new Error('The background takes no messages');
  say = listener;
  await settled();
});

/** Waits until all work that was started is done. */
const settled = () => new Promise((resume) => setTimeout(resume, 5));

async function refuses(message: unknown, sender: Sender): Promise<void> {
  const before = state();
  expect(await say(message, sender)).toMatchObject({ ok: false });
  await settled();
  expect(state()).toBe(before);
}

test('the background has no listener for external messages', () => {
  const open = [...listeners.keys()].filter((event) => /External|onConnect|UserScript/.test(event));
  expect(open).toEqual([]);
  expect(listeners.get('runtime.onMessage')).toHaveLength(1);
});

describe.each(Object.entries(senders))('the sender %s', (_name, sender) => {
  test.each(ofPages)('may not send $name', (message) => refuses(message, sender));

  test.each(ofScripts)('may not send $name where the banner is not allowed', (message) =>
    refuses(message, sender),
  );

  test('changes nothing with any other message', async () => {
    await fc.assert(
      fc.asyncProperty(anyMessage, (message) => refuses(message, sender)),
      { numRuns: 50 },
    );
  });
});

describe('an extension page', () => {
  const sender = { id: own, url: `${origin}src/ui/summary/index.html` };

  test.each(ofScripts)('may not send $name, which is for content scripts', (message) =>
    refuses(message, sender),
  );

  test('is refused if its message is malformed', async () => {
    const malformed = anyMessage.filter(
      (message) => !ofPages.some((each) => isLike(each, message)),
    );
    await fc.assert(
      fc.asyncProperty(malformed, (message) => refuses(message, sender)),
      { numRuns: 50 },
    );
  });

  test('is answered for every valid message', async () => {
    const before = state();
    expect(await say(ofPages[0], sender)).toEqual({ ok: true, value: undefined });
    expect(state()).not.toBe(before);
  });
});

describe('a content script where the banner is allowed', () => {
  const [sender] = Object.values(senders);

  beforeEach(async () => {
    browser.granted.add('https://news.example/*').add('http://news.example/*');
    await browser.storage.local.set({ 'sites:bannerSites': ['news.example'] });
  });

  test.each(ofPages)('may not send $name either', (message) => refuses(message, sender as Sender));

  test('acts on its own tab only, whatever tab id it sends', async () => {
    await say({ name: 'banner/articleDetected', payload: { tabId: 8 } }, sender as Sender);
    await settled();
    expect(new Set(browser.pages.calls.map(({ tabId }) => tabId))).toEqual(new Set([7]));
  });
});

/** Returns true if it could be one of the valid messages. */
function isLike(message: { name: string }, other: unknown): boolean {
  return (other as { name?: unknown } | null)?.name === message.name && hasTab(other);
}

function hasTab(message: unknown): boolean {
  const { payload } = message as { payload?: { tabId?: unknown; jobId?: unknown } | null };
  return typeof payload?.tabId === 'number' || typeof payload?.jobId === 'string';
}
