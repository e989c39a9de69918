import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openBannerSettings } from '../../src/browser/extension-pages.ts';

const optionsPage = 'chrome-extension://own/src/ui/options/index.html';
const question = `${optionsPage}#hide-banner`;

interface FakeTab {
  id: number;
  windowId: number;
  url: string;
  active: boolean;
}

const fake = vi.hoisted(() => ({
  tabs: [] as FakeTab[],
  focusedWindow: undefined as number | undefined,
}));
vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: { getURL: (path: string) => `chrome-extension://own/${path}` },
    tabs: {
      query: async () => fake.tabs,
      create: async ({ url }: { url: string }) =>
        fake.tabs.push({ id: 9, windowId: 1, url, active: true }),
      update: async (id: number, change: Partial<FakeTab>) =>
        Object.assign(fake.tabs.find((tab) => tab.id === id) ?? {}, change),
    },
    windows: {
      async update(id: number, { focused }: { focused: boolean }) {
        if (focused) fake.focusedWindow = id;
      },
    },
  },
}));

beforeEach(() => {
  fake.tabs = [{ id: 1, windowId: 1, url: 'https://tide.example/', active: true }];
  fake.focusedWindow = 1;
});

describe('openBannerSettings', () => {
  it('opens the options page at the question', async () => {
    await openBannerSettings();
    expect(fake.tabs.map(({ url }) => url)).toContain(question);
  });

  it('shows the options page that is open in another window', async () => {
    const other = { id: 2, windowId: 2, url: `${optionsPage}#`, active: false };
    fake.tabs.push(other);
    await openBannerSettings();
    expect(fake.tabs).toHaveLength(2);
    expect(other).toMatchObject({ url: question, active: true });
    expect(fake.focusedWindow).toBe(2);
  });
});
