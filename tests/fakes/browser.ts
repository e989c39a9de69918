/**
 * A fake of `webextension-polyfill`: storage in memory, tabs, and pages with scripted answers. It
 * survives `vi.resetModules()`, as a browser survives its service worker.
 */

import { type Anchor, type Article, articleLimits } from '../../src/extraction/article.ts';

type Items = Record<string, unknown>;
type Change = { oldValue?: unknown; newValue?: unknown };
type ChangeListener = (changes: Record<string, Change>, area: string) => void;

type IdentifyArguments = [anchors?: Anchor[], title?: string];
type CallArguments = [global: string, notInjected: string, name: string, given: IdentifyArguments];

export interface FakeTab {
  id: number;
  url?: string;
  incognito: boolean;
  status?: string;
}

export function fakeBrowser() {
  const listeners = new Set<ChangeListener>();
  const tabs = new Map<number, FakeTab>();
  /** Error messages by storage area; an area with one rejects every write. */
  const refusals: Record<string, string | undefined> = {};
  /** Quotas by storage area in bytes; an area without one is unlimited. */
  const quotas: Record<string, number | undefined> = {};
  /** Calls left until the caller is dead; after the last one, no call ever returns. */
  const life = {
    calls: 0,
    callsLeft: Number.POSITIVE_INFINITY,
    ended: () => {},
    /** Called before each browser call, with its number. */
    called: (_call: number) => {},
  };

  async function alive(): Promise<void> {
    life.calls += 1;
    life.called(life.calls);
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
      /** Number of writes, and the most before further ones are rejected. */
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
        if (sumBytes(new Map([...held, ...texts])) > (quotas[name] ?? Number.POSITIVE_INFINITY))
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

  /** Hosts that the user has granted, as match patterns. */
  const granted = new Set<string>();

  /** Answers of the pages, which tests replace. */
  const pages = {
    calls: [] as { tabId: number; name: string }[],
    answer: (_tabId: number, _name: string): unknown => null,
    /** Address of the document that has our script, by tab id. */
    scripted: new Map<number, string | undefined>(),
    /** Number of documents that have had our script. */
    documents: 0,
    /** The article that the page shows: the one last extracted, unless a test sets another. */
    shown: undefined as Article | undefined,
    /** True if the page is too large to be extracted whole. */
    isCut: false,
    /** The browser's error message; if set, no page can be scripted. */
    refusal: undefined as string | undefined,
    /** A frame of the tab with its own address and answers; none by default. */
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

  const getUrl = (tabId: number, frameId: number) =>
    frameId === 0 ? pages.scripted.get(tabId) : pages.frame?.url;
  const getDocumentId = (tabId: number, frameId: number) => ({
    id: `document ${pages.documents}`,
    url: (getUrl(tabId, frameId) ?? '').split('#', 1)[0]?.slice(0, articleLimits.url) ?? '',
  });

  function inject(tabId: number): void {
    if (!pages.scripted.has(tabId)) pages.documents += 1;
    pages.scripted.set(tabId, tabs.get(tabId)?.url);
  }

  async function getAnswer(tabId: number, frameId: number, name: string): Promise<unknown> {
    const document = getDocumentId(tabId, frameId);
    const answer = await (frameId === 0 ? pages.answer(tabId, name) : pages.frame?.answer(name));
    if (name !== 'extract' || answer === null || typeof answer !== 'object') return answer ?? null;
    const origin = URL.canParse(document.url) ? new URL(document.url).origin : 'null';
    if (!isArticle(answer)) return { ...answer, origin };
    pages.shown = answer.value;
    return { ...answer, document, origin };
  }

  function identify(tabId: number, frameId: number, [anchors = [], title = '']: IdentifyArguments) {
    if (getUrl(tabId, frameId) === undefined) return undefined;
    const text = pages.shown?.blocks.map((block) => block.text).join(' ') ?? '';
    return {
      document: getDocumentId(tabId, frameId),
      foundCount: anchors.filter(({ quote }) => text.includes(quote)).length,
      hasTitle: pages.shown?.title === title,
      isCut: pages.isCut,
    };
  }

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
    /** The part of the API for tabs and scripting. */
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
          if (pages.refusal) throw new Error(pages.refusal);
          const [, notInjected, name = '', given = []] = (args ?? []) as Partial<CallArguments>;
          const frames = inFrames(target);
          pages.calls.push({ tabId: target.tabId, name });
          // Any other call injects the script into the page.
          if (name !== 'identify') inject(target.tabId);
          const results = frames.map(async (frameId) => {
            const result =
              name === 'identify'
                ? identify(target.tabId, frameId, given)
                : await getAnswer(target.tabId, frameId, name);
            return { frameId, result: result === undefined ? notInjected : result };
          });
          return Promise.all(results);
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

function isArticle(answer: unknown): answer is { ok: true; value: Article } {
  return (answer as { ok?: boolean } | null)?.ok === true;
}

function sumBytes(held: ReadonlyMap<string, string>): number {
  return [...held].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
}
