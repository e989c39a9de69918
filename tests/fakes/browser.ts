/**
 * A stand-in for the browser behind `webextension-polyfill`: storage that remembers, tabs, and pages
 * that answer as a test says. It outlives a `vi.resetModules()`, as a browser outlives its background.
 */

type Items = Record<string, unknown>;
type Change = { oldValue?: unknown; newValue?: unknown };
type ChangeListener = (changes: Record<string, Change>, area: string) => void;

export interface FakeTab {
  id: number;
  url?: string;
  incognito: boolean;
  status?: string;
}

export function fakeBrowser() {
  const listeners = new Set<ChangeListener>();
  const tabs = new Map<number, FakeTab>();
  /** Set to make an area refuse to store, in these words. */
  const refusals: Record<string, string | undefined> = {};
  /** Bytes that an area holds; without one it holds everything. */
  const quotas: Record<string, number | undefined> = {};
  /** How long whoever calls is alive: when no call of the browser is left, none ever returns. */
  const life = { calls: 0, callsLeft: Number.POSITIVE_INFINITY, ended: () => {} };

  async function alive(): Promise<void> {
    life.calls += 1;
    if (life.callsLeft > 0) {
      life.callsLeft -= 1;
      return;
    }
    life.ended();
    await new Promise(() => {});
  }

  function area(name: string) {
    const held = new Map<string, string>();
    const notify = (changes: Record<string, Change>) => {
      for (const listener of listeners) listener(changes, name);
    };
    return {
      held,
      /** How often it was written to, and how often it may be before it refuses. */
      writes: 0,
      writesLeft: Number.POSITIVE_INFINITY,
      async get(keys?: string[] | null): Promise<Items> {
        await alive();
        const wanted = keys ?? [...held.keys()];
        const found = wanted.filter((key) => held.has(key));
        return Object.fromEntries(found.map((key) => [key, JSON.parse(held.get(key) ?? 'null')]));
      },
      async set(items: Items): Promise<void> {
        await alive();
        if (refusals[name]) throw new Error(refusals[name]);
        this.writes += 1;
        this.writesLeft -= 1;
        if (this.writesLeft < 0) throw new Error('Resource::kQuotaBytes quota exceeded');
        const texts = Object.entries(items).map(
          ([key, value]) => [key, JSON.stringify(value)] as const,
        );
        if (bytesOf(new Map([...held, ...texts])) > (quotas[name] ?? Number.POSITIVE_INFINITY))
          throw new Error('Resource::kQuotaBytes quota exceeded');
        for (const [key, text] of texts) held.set(key, text);
        notify(
          Object.fromEntries(Object.entries(items).map(([key, newValue]) => [key, { newValue }])),
        );
      },
      async remove(keys: string[]): Promise<void> {
        await alive();
        const gone = keys.filter((key) => held.delete(key));
        if (gone.length > 0) notify(Object.fromEntries(gone.map((key) => [key, {}])));
      },
    };
  }

  /** Sites that the reader has granted, as match patterns. */
  const granted = new Set<string>();

  /** What the pages answer; a test replaces it. */
  const pages = {
    calls: [] as { tabId: number; name: string }[],
    answer: (_tabId: number, _name: string): unknown => null,
    /** By tab, the address of the document that holds our script. */
    scripted: new Map<number, string | undefined>(),
    /** What a frame of the tab answers besides, under its own address; none unless told. */
    frame: undefined as { frameId: number; url: string; answer(name: string): unknown } | undefined,
  };

  const inFrames = (target: { allFrames?: boolean; frameIds?: number[] }): number[] => {
    const { frameIds = [0], allFrames = false } = target;
    const all = pages.frame ? [0, pages.frame.frameId] : [0];
    const wanted = allFrames ? all : frameIds;
    const gone = wanted.find((frameId) => !all.includes(frameId));
    if (gone !== undefined) throw new Error(`No frame with id ${gone} in tab.`);
    return wanted;
  };

  return {
    refusals,
    quotas,
    life,
    granted,
    tabs,
    pages,
    storage: {
      local: area('local'),
      sync: area('sync'),
      session: area('session'),
      managed: { get: async () => ({}) },
      onChanged: {
        addListener: (listener: ChangeListener) => listeners.add(listener),
        removeListener: (listener: ChangeListener) => listeners.delete(listener),
      },
    },
    /** The part of the API that is asked about tabs and pages. */
    api: {
      tabs: {
        get: async (tabId: number) => {
          await alive();
          const tab = tabs.get(tabId);
          if (!tab) throw new Error(`No tab with id: ${tabId}.`);
          return tab;
        },
      },
      scripting: {
        executeScript: async ({
          target,
          args,
        }: {
          target: { tabId: number; allFrames?: boolean; frameIds?: number[] };
          args?: unknown[];
        }) => {
          await alive();
          if (!tabs.has(target.tabId)) throw new Error(`No tab with id: ${target.tabId}.`);
          const name = `${args?.[2] ?? ''}`;
          // The look at which document holds the script: the one that was read last, if any.
          const frames = inFrames(target);
          if (name === '') {
            const urlOf = (frameId: number) =>
              frameId === 0 ? pages.scripted.get(target.tabId) : pages.frame?.url;
            return frames.map((frameId) => ({ frameId, result: urlOf(frameId) }));
          }
          pages.scripted.set(target.tabId, tabs.get(target.tabId)?.url);
          pages.calls.push({ tabId: target.tabId, name });
          const answerOf = (frameId: number) =>
            frameId === 0 ? pages.answer(target.tabId, name) : pages.frame?.answer(name);
          return Promise.all(
            frames.map(async (frameId) => ({ frameId, result: await answerOf(frameId) })),
          );
        },
      },
      permissions: {
        contains: async ({ origins = [] }: { origins?: string[] }) =>
          origins.every((origin) => granted.has(origin)),
      },
      i18n: { getMessage: (key: string) => key, getUILanguage: () => 'de-AT' },
    },
  };
}

function bytesOf(held: ReadonlyMap<string, string>): number {
  return [...held].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
}
