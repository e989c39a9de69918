/**
 * The background can be ended at any moment. For each thing that a job does, it is ended after the
 * first call of the browser, after the second, and so on, until the job comes to its end. What runs
 * between two such calls leaves no trace, so these are all the moments there are. Then the next life
 * of the background and the reader that is still open must come to the same end.
 */

import { afterEach, describe, expect, test, vi } from 'vitest';
import * as locks from '../../../src/browser/lock.ts';
import type { Article } from '../../../src/extraction/article.ts';
import { ok, type Result } from '../../../src/shared/result.ts';
import { isIndexConsistent } from '../../../src/storage/history/index-entries.ts';
import { indexKey } from '../../../src/storage/history/keys.ts';
import { parseRecord } from '../../../src/storage/history/record.ts';
import { ferry } from '../../engines/article.ts';
import { fakeBrowser } from '../../fakes/browser.ts';
import type { fakeLock } from '../../fakes/lock.ts';
import { fakeSummarizer } from '../../fakes/summarizer.ts';
import { reportFigure, sampled } from '../../sampled-suites.ts';

let browser = fakeBrowser();
vi.mock('webextension-polyfill', () => ({
  get default() {
    return { storage: browser.storage, ...browser.api };
  },
}));
vi.mock('../../../src/browser/lock.ts', async () =>
  (await import('../../fakes/lock.ts')).fakeLock(),
);
vi.mock('../../../src/content/page-script.ts?iife', () => ({ default: 'page.js' }));

const { releaseAll } = locks as unknown as ReturnType<typeof fakeLock>;

const tabId = 7;
type Background = typeof import('../../../src/background/jobs/job-manager.ts');
type Session = typeof import('../../../src/background/jobs/job-store.ts');
type Index = typeof import('../../../src/storage/stores/history-index-store.ts');

/** Starts the background anew, as the browser does after it has ended it; locks went with it. */
async function startBackground(): Promise<Background & Session & Index> {
  vi.resetModules();
  releaseAll();
  const [jobs, session, index] = await Promise.all([
    import('../../../src/background/jobs/job-manager.ts'),
    import('../../../src/background/jobs/job-store.ts'),
    import('../../../src/storage/stores/history-index-store.ts'),
  ]);
  return { ...jobs, ...session, ...index };
}

interface Deed {
  readonly name: string;
  /** What stands before, done by a background that lives. */
  prepare?(background: Background & Session): Promise<unknown>;
  act(background: Background): Promise<Result<unknown>> | undefined;
  /** Variants that the record must have in the end; those in brackets it may. */
  readonly saveStatus: readonly string[];
  readonly maybe?: readonly string[];
  /** Titles of the records; that of the one article, unless it is told. */
  readonly titles?: readonly string[];
  /** Those of records that make room where the storage is full. */
  readonly oldest?: readonly string[];
  readonly private?: boolean;
  readonly model?: boolean;
}

const medium = 'extractive medium';
const page = { kind: 'page' } as const;

const nextFerry: Article = {
  ...ferry,
  title: 'The choir moves on',
  textHash: 'next',
  blocks: ferry.blocks.map((block, at) => ({
    ...block,
    text: `Number ${at} is what the choir of the harbour sang on the pier that evening, and nobody went home.`,
  })),
};

const deeds: Deed[] = [
  { name: 'a reader opens', act: ({ ensureJob }) => ensureJob(tabId), saveStatus: [medium] },
  {
    name: 'a reader opens, and the browser’s model writes beside it',
    model: true,
    act: ({ ensureJob }) => ensureJob(tabId),
    saveStatus: [medium, 'chromium-summarizer medium'],
  },
  {
    name: 'a click on the menu',
    act: ({ startJobFromMenu, ensureJob }) => {
      startJobFromMenu(tabId, page);
      return ensureJob(tabId);
    },
    saveStatus: [medium],
  },
  {
    name: 'another length is asked for',
    prepare: async ({ ensureJob, readTabJob }) => {
      await ensureJob(tabId);
      await settled({ readTabJob });
    },
    act: ({ startJob }) => startJob(tabId, { length: 'short' }),
    saveStatus: [medium],
    maybe: ['extractive short'],
  },
  {
    name: 'a reader opens on another article at the same address',
    prepare: async ({ ensureJob, readTabJob }) => {
      await ensureJob(tabId);
      await settled({ readTabJob });
      browser.pages.shown = nextFerry;
      browser.pages.answer = () => ok(nextFerry);
    },
    act: ({ ensureJob }) => ensureJob(tabId),
    saveStatus: [medium],
    titles: [ferry.title, nextFerry.title],
    oldest: [ferry.title],
  },
  {
    name: 'the page is read again while it is being read',
    prepare: async ({ ensureJob }) => {
      const { answer } = browser.pages;
      browser.pages.answer = () => new Promise(() => undefined);
      await ensureJob(tabId);
      browser.pages.answer = answer;
    },
    act: ({ startJob }) => startJob(tabId, { scope: page }),
    saveStatus: [medium],
  },
  {
    name: 'a reader opens in a private window',
    private: true,
    act: ({ ensureJob }) => ensureJob(tabId),
    saveStatus: [],
    titles: [],
  },
];

const models = () =>
  fakeSummarizer({ pieces: ferry.blocks.slice(0, 3).map(({ text }) => `* ${text}\n`) });

async function setUp({ model, private: isIncognito = false }: Deed): Promise<void> {
  browser = fakeBrowser();
  browser.tabs.set(tabId, { id: tabId, url: ferry.url, incognito: isIncognito });
  browser.pages.answer = () => ok(ferry);
  vi.stubGlobal('Summarizer', model ? models().api : undefined);
  if (model) await browser.storage.sync.set({ 'settings:engine': 'chromium-summarizer' });
}

/** Waits until nothing of the tab's job is left to do. */
async function settled({ readTabJob }: Pick<Session, 'readTabJob'>) {
  return vi.waitFor(
    async () => {
      const job = await readTabJob(tabId);
      const isOpen = job?.aiSummary && ['writing', 'waiting'].includes(job.aiSummary.status);
      if (job?.status !== 'done' || job.saveStatus === 'pending' || isOpen)
        throw new Error(`still ${job?.status}`);
      return job;
    },
    { timeout: 3_000, interval: 5 },
  );
}

/**
 * Does the deed with a background that is ended after so many calls of the browser.
 * @returns how many it made
 */
async function doFor(calls: number, deed: Deed): Promise<number> {
  await setUp(deed);
  const first = await startBackground();
  await deed.prepare?.(first);
  const killed = new Promise<void>((resolve) => {
    browser.life.ended = resolve;
  });
  browser.life.callsLeft = calls;
  void deed.act(first);
  await Promise.race([killed, quiet()]);
  const made = calls - browser.life.callsLeft;
  browser.life.callsLeft = Number.POSITIVE_INFINITY;
  return made;
}

/** Resolves once nothing has called the browser for a while, counted in turns: a busy machine's are long. */
async function quiet(): Promise<void> {
  for (let [made, turns] = [-1, 0]; turns < 30; turns++) {
    if (made !== browser.life.calls) [made, turns] = [browser.life.calls, 0];
    await new Promise((resume) => setTimeout(resume, 5));
  }
}

/** Nothing lost, doubled, or half written: neither of the job, nor in the history. */
async function expectWhole(
  deed: Deed,
  background: Session & Index,
  removable: readonly string[] = [],
): Promise<void> {
  const job = await settled(background);
  const variants = job.summaries.map(({ engine, length }) => `${engine} ${length}`);
  expect(new Set(variants).size).toBe(variants.length);
  expect(variants).toContain(medium);
  const sessionKeys = [...browser.storage.session.held.keys()].sort();
  expect(sessionKeys).toEqual([`article:${tabId}`, `job:${tabId}`]);
  const local = await browser.storage.local.get();
  const records = Object.entries(local)
    .filter(([key]) => key.startsWith('record:'))
    .map(([, stored]) => parseRecord(stored));
  const titles = records.map((record) => record?.title).sort();
  const whole = [...(deed.titles ?? [ferry.title])].sort();
  expect([whole, whole.filter((title) => !removable.includes(title))]).toContainEqual(titles);
  const ids = records.map((record) => record?.id ?? '');
  for (const record of records) {
    const kept = record?.summaries.map(({ engine, length }) => `${engine} ${length}`) ?? [];
    expect(new Set(kept).size).toBe(kept.length);
    expect(kept).toEqual(expect.arrayContaining([...deed.saveStatus]));
    expect([...deed.saveStatus, ...(deed.maybe ?? [])]).toEqual(expect.arrayContaining(kept));
    expect(kept).toEqual(expect.arrayContaining(variants));
    const index = background.findIndex(local);
    if (index) expect(isIndexConsistent(index, ids)).toBe(true);
    else expect(indexKey in local).toBe(false);
  }
}

afterEach(() => void vi.unstubAllGlobals());

/** What comes after: another life of the background, and the reader, which asks again. */
async function afterwards(): Promise<Awaited<ReturnType<typeof startBackground>>> {
  const next = await startBackground();
  next.resumeJobs();
  await next.ensureJob(tabId);
  return next;
}

describe.each(deeds)('ended while $name', (deed) => {
  test('its next life and the open reader come to the same end', { timeout: 120_000 }, async () => {
    const all = await doFor(1_000, deed);
    // It can be ended in its midst, not only before it begins.
    expect(all).toBeGreaterThan(5);
    for (const calls of sampled([...Array(all).keys()], 3)) {
      await doFor(calls, deed);
      await expectWhole(deed, await afterwards()).catch((error: Error) => {
        throw new Error(`Ended after ${calls} calls: ${error.message}`, { cause: error });
      });
    }
    reportFigure(`ended while ${deed.name}: at each of ${all} calls of the browser`);
  });
});

describe.each(deeds)('refused while $name', (deed) => {
  const areas = deed.private ? (['session'] as const) : (['session', 'local'] as const);
  test.each(areas)(
    'from any write to %s storage on: it is told, and done once there is room',
    { timeout: 120_000 },
    async (area) => {
      await doFor(1_000, deed);
      const all = browser.storage[area].writes;
      for (const writes of sampled([...Array(all).keys()], 2)) {
        await setUp(deed);
        const background = await startBackground();
        await deed.prepare?.(background);
        const removable = area === 'local' ? deed.oldest : [];
        browser.storage[area].writesLeft = writes;
        const told = await deed.act(background);
        await quiet();
        const job = await background.readTabJob(tabId);
        const isTold =
          told?.ok === false || job?.saveStatus === 'failed' || job?.status === 'failed';
        // A job that could not even say so is silent, and the reader asks again.
        if (!isTold && (await background.ensureJob(tabId)).ok)
          await expectWhole(deed, background, removable);
        browser.storage[area].writesLeft = Number.POSITIVE_INFINITY;
        await background.startJob(tabId, job?.saveStatus === 'failed' ? { scope: page } : {});
        await expectWhole(deed, background, removable).catch((error: Error) => {
          throw new Error(`Refused after ${writes} writes: ${error.message}`, { cause: error });
        });
      }
    },
  );
});
