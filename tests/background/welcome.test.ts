import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from '../fakes/browser.ts';

let browser = fakeBrowser();
const opened: string[] = [];
vi.mock('webextension-polyfill', () => ({
  get default() {
    return {
      storage: browser.storage,
      tabs: { create: async ({ url }: { url: string }) => opened.push(url) },
      runtime: { getURL: (path: string) => `extension://own/${path}` },
    };
  },
}));

beforeEach(() => {
  browser = fakeBrowser();
  opened.length = 0;
  vi.resetModules();
});

async function install() {
  const { welcomeOnce } = await import('../../src/background/welcome.ts');
  await welcomeOnce();
}

test('welcomeOnce opens the page once, however often the extension is installed in a profile', async () => {
  await install();
  await install();
  expect(opened).toEqual(['extension://own/src/ui/welcome/index.html']);
});

test('welcomeOnce does not open the page if it cannot store that', async () => {
  browser.refusals.local = 'Resource::kQuotaBytes quota exceeded';
  await install();
  expect(opened).toEqual([]);
});
