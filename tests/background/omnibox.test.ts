import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  invalidateOnHistoryChange,
  resolveOmniboxInput,
  suggest,
} from '../../src/background/omnibox.ts';
import { registerOmnibox } from '../../src/browser/omnibox.ts';
import { deleteItems, updateRecord } from '../../src/storage/stores/history-store.ts';
import type { fakeBrowser } from '../fakes/browser.ts';
import { sampleRecord } from '../storage/history/samples.ts';

type Shown = { content: string; description: string }[];
type Show = (suggestions: Shown) => void;

const bar = vi.hoisted(() => ({
  origin: 'chrome-extension://abc/',
  hint: '',
  changed: (_text: string, _show: Show): void => {},
  entered: (_text: string, _where: string): void => {},
  opened: [] as { how: string; url: string; active?: boolean }[],
  /** Address of the active tab, if the browser reveals it. */
  front: undefined as string | undefined,
}));
const fake = vi.hoisted(() => ({}) as { browser: ReturnType<typeof fakeBrowser> });

vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../fakes/browser.ts');
  fake.browser = fakeBrowser();
  const omnibox = {
    setDefaultSuggestion: ({ description }: { description: string }) => {
      bar.hint = description;
    },
    onInputChanged: {
      addListener: (listener: typeof bar.changed) => {
        bar.changed = listener;
      },
    },
    onInputEntered: {
      addListener: (listener: typeof bar.entered) => {
        bar.entered = listener;
      },
    },
  };
  return {
    default: {
      storage: fake.browser.storage,
      omnibox,
      runtime: { getURL: (path: string) => `${bar.origin}${path}` },
      tabs: {
        query: async () => [{ id: 3, url: bar.front }],
        create: async (options: { url: string; active: boolean }) => {
          bar.opened.push({ how: 'new', ...options });
        },
        update: async (tabId: number, { url }: { url: string }) => {
          bar.opened.push({ how: `tab ${tabId}`, url });
        },
      },
    },
  };
});
vi.mock('../../src/browser/lock.ts', async () => (await import('../fakes/lock.ts')).fakeLock());

const now = Date.UTC(2026, 5, 1);
const toId = (name: string) => `page:first:https://tide.example/${name}`;

async function keep(name: string, title = name) {
  const url = `https://tide.example/${name}`;
  const record = sampleRecord({ id: toId(name), url, canonical: url, title, updatedAt: now });
  await updateRecord(record.id, () => record);
}

async function getSuggestions(text: string): Promise<Shown> {
  return new Promise((show) => bar.changed(text, show));
}

beforeEach(async () => {
  fake.browser.storage.local.held.clear();
  bar.opened = [];
  bar.front = 'https://tide.example/an-article';
  bar.origin = 'chrome-extension://abc/';
  registerOmnibox({ onInput: suggest, onChosen: resolveOmniboxInput, hint: 'Search <here>' });
  invalidateOnHistoryChange();
  await keep('pilots', 'Pilots & <Ferries>');
  await keep('owls', 'Owls');
});

describe('typing after the keyword', () => {
  test('suggests the matching records', async () => {
    expect(await getSuggestions('owl')).toEqual([
      { content: toId('owls'), description: 'Owls · The Tide' },
    ]);
    expect(await getSuggestions('zeppelin')).toEqual([]);
  });

  test('searches the history as it is by now', async () => {
    expect(await getSuggestions('seal')).toEqual([]);
    await keep('seals');
    expect(await getSuggestions('seal')).toHaveLength(1);
    await deleteItems([`record:${toId('seals')}`]);
    expect(await getSuggestions('seal')).toEqual([]);
  });

  test('suggests at most six records', async () => {
    for (const at of [1, 2, 3, 4, 5, 6, 7, 8]) await keep(`gull ${at}`);
    expect(await getSuggestions('gull')).toHaveLength(6);
  });

  test('escapes suggestions in the way that each browser expects', async () => {
    expect((await getSuggestions('pilots'))[0]?.description).toBe(
      'Pilots &#38; &#60;Ferries&#62; · The Tide',
    );
    expect(bar.hint).toBe('Search &#60;here&#62;');
    bar.origin = 'moz-extension://abc/';
    expect((await getSuggestions('pilots'))[0]?.description).toBe('Pilots & <Ferries> · The Tide');
  });
});

describe('pressing Enter', () => {
  const page = 'chrome-extension://abc/src/ui/history/index.html';

  test('opens the record of a suggestion', async () => {
    bar.entered(toId('owls'), 'currentTab');
    await vi.waitFor(() => expect(bar.opened).toHaveLength(1));
    const record = encodeURIComponent(toId('owls'));
    expect(bar.opened).toEqual([{ how: 'new', url: `${page}?record=${record}`, active: true }]);
  });

  test.each(['https://tide.example/an-article', undefined, 'chrome-extension://abc/other.html'])(
    'opens a new tab if the active one shows a page: %s',
    async (front) => {
      bar.front = front;
      bar.entered('owl', 'currentTab');
      await vi.waitFor(() => expect(bar.opened).toMatchObject([{ how: 'new', active: true }]));
    },
  );

  test.each(['chrome://newtab/', 'about:newtab', 'about:blank', `${page}?query=gull`])(
    'reuses the active tab if it is empty or shows the history: %s',
    async (front) => {
      bar.front = front;
      bar.entered('owl', 'currentTab');
      await vi.waitFor(() => expect(bar.opened).toMatchObject([{ how: 'tab 3' }]));
    },
  );

  test('keeps the active tab if a background tab was requested', async () => {
    bar.entered('owl', 'newBackgroundTab');
    await vi.waitFor(() => expect(bar.opened).toMatchObject([{ how: 'new', active: false }]));
  });

  test('searches for typed text and expands the best match', async () => {
    bar.entered('owl', 'newForegroundTab');
    await vi.waitFor(() => expect(bar.opened).toHaveLength(1));
    const record = encodeURIComponent(toId('owls'));
    const url = `${page}?query=owl&record=${record}`;
    expect(bar.opened).toEqual([{ how: 'new', url, active: true }]);
  });

  test('opens the history even if nothing matches', async () => {
    bar.entered('zeppelin', 'currentTab');
    await vi.waitFor(() => expect(bar.opened[0]?.url).toBe(`${page}?query=zeppelin`));
  });
});
