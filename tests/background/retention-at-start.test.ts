/** The background leaves the history alone until the browser has read the policy. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from '../fakes/browser.ts';
import { sampleRecordAt } from '../storage/history/samples.ts';

const browser = fakeBrowser();
const { local, managed } = browser.storage;

/** Listeners for the start of the browser. */
const startListeners: (() => void)[] = [];

/** Adds what the test is not about: every call of it resolves with nothing. */
function complete(known: object): object {
  return new Proxy(known, {
    get(_target, name) {
      if (typeof name === 'symbol' || name === 'then') return undefined;
      return Reflect.get(known, name) ?? complete(async () => undefined);
    },
  });
}

vi.mock('webextension-polyfill', () => ({
  get default() {
    const onStartup = { addListener: (listener: () => void) => startListeners.push(listener) };
    const getURL = (path: string) => `chrome-extension://own/${path}`;
    return complete({
      storage: browser.storage,
      runtime: complete({ id: 'own', getURL, onStartup }),
      tabs: complete({ query: async () => [] }),
      scripting: complete({ getRegisteredContentScripts: async () => [] }),
      permissions: complete({ contains: async () => false }),
      i18n: { getMessage: (key: string) => key },
    });
  },
}));
vi.mock('../../src/browser/lock.ts', async () => (await import('../fakes/lock.ts')).fakeLock());
vi.mock('../../src/content/page-script.ts?iife', () => ({ default: 'page.js' }));
vi.mock('../../src/content/highlight.ts?iife', () => ({ default: 'highlight.js' }));
vi.mock('../../src/content/article-detector.ts?iife', () => ({ default: 'gate.js' }));
vi.mock('../../src/content/banner/index.ts?iife', () => ({ default: 'prompt.js' }));

async function startBackground(): Promise<void> {
  startListeners.length = 0;
  vi.resetModules();
  await import('../../src/background/main.ts');
}

const settle = () => vi.advanceTimersByTimeAsync(2_000);
const isSaved = () => [...local.held.keys()].some((key) => key.startsWith('record:'));

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 5, 1), toFake: ['setTimeout', 'Date'] });
  browser.storage.session.held.clear();
  const record = sampleRecordAt('old', { updatedAt: Date.UTC(2025, 0, 1) });
  await local.set({ [`record:${record.id}`]: record });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('keeps records at the start of the browser that a policy keeps', async () => {
  await startBackground();
  for (const listener of startListeners) listener();
  await settle();
  expect(startListeners).toHaveLength(1);
  expect(isSaved()).toBe(true);
  vi.spyOn(managed, 'get').mockResolvedValue({ locked: { historyDays: 0 } });
  await vi.advanceTimersByTimeAsync(60_000);
  await startBackground();
  await settle();
  expect(isSaved()).toBe(true);
});

test('evicts old records when it starts again a minute later', async () => {
  await startBackground();
  for (const listener of startListeners) listener();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(isSaved()).toBe(true);
  await startBackground();
  await settle();
  expect(isSaved()).toBe(false);
});
