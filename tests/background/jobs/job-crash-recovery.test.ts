/**
 * The browser can terminate the background at any moment. For each operation on a job, the
 * background is terminated after its first call of the browser, after the second, and so on until
 * the job ends. What runs between two calls leaves no trace, so these are all the moments there
 * are. The next instance of the background and the open summary view must then reach the same
 * result.
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

/**
 * Starts a new instance of the background, as the browser does after terminating one. Locks are
 * released by the termination.
 */
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

interface Operation {
  readonly name: string;
  /** Prepares the state before the operation, in a background that is not terminated. */
  prepare?(background: Background & Session): Promise<unknown>;
  act(background: Background): Promise<Result<unknown>> | undefined;
  /** Variants that the record must have in the end; it may also have the optional ones. */
  readonly requiredVariants: readonly string[];
  readonly optionalVariants?: readonly string[];
  /** Titles of the records; by default only that of the one article. */
  readonly titles?: readonly string[];
  /** Titles of the records that may be evicted if storage is full. */
  readonly oldest?: readonly string[];
  readonly incognito?: boolean;
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

const operations: Operation[] = [
  {
    name: 'a summary view opens',
    act: ({ ensureJob }) => ensureJob(tabId),
    requiredVariants: [medium],
  },
  {
    name: 'a summary view opens and the built-in AI writes too',
    model: true,
    act: ({ ensureJob }) => ensureJob(tabId),
    requiredVariants: [medium, 'chromium-summarizer medium'],
  },
  {
    name: 'a job starts from the context menu',
    act: ({ startJobFromMenu, ensureJob }) => {
      startJobFromMenu(tabId, page);
      return ensureJob(tabId);
    },
    requiredVariants: [medium],
  },
  {
    name: 'another length is requested',
    prepare: async ({ ensureJob, readTabJob }) => {
      await ensureJob(tabId);
      await waitForJob({ readTabJob });
    },
    act: ({ startJob }) => startJob(tabId, { length: 'short' }),
    requiredVariants: [medium],
    optionalVariants: ['extractive short'],
  },
  {
    name: 'a summary view opens on another article at the same address',
    prepare: async ({ ensureJob, readTabJob }) => {
      await ensureJob(tabId);
      await waitForJob({ readTabJob });
      browser.pages.shown = nextFerry;
      browser.pages.answer = () => ok(nextFerry);
    },
    act: ({ ensureJob }) => ensureJob(tabId),
    requiredVariants: [medium],
    titles: [ferry.title, nextFerry.title],
    oldest: [ferry.title],
  },
  {
    name: 'the page is extracted again during an extraction',
    prepare: async ({ ensureJob }) => {
      const { answer } = browser.pages;
      browser.pages.answer = () => new Promise(() => undefined);
      await ensureJob(tabId);
      browser.pages.answer = answer;
    },
    act: ({ startJob }) => startJob(tabId, { scope: page }),
    requiredVariants: [medium],
  },
  {
    name: 'a summary view opens in an incognito window',
    incognito: true,
    act: ({ ensureJob }) => ensureJob(tabId),
    requiredVariants: [],
    titles: [],
  },
];

const models = () =>
  fakeSummarizer({ pieces: ferry.blocks.slice(0, 3).map(({ text }) => `* ${text}\n`) });

async function setUp({ model, incognito: isIncognito = false }: Operation): Promise<void> {
  browser = fakeBrowser();
  browser.tabs.set(tabId, { id: tabId, url: ferry.url, incognito: isIncognito });
  browser.pages.answer = () => ok(ferry);
  vi.stubGlobal('Summarizer', model ? models().api : undefined);
  if (model) await browser.storage.sync.set({ 'settings:engine': 'chromium-summarizer' });
}

/** Resolves once the tab's job has nothing left to do. */
async function waitForJob({ readTabJob }: Pick<Session, 'readTabJob'>) {
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
 * Performs the operation in a background that is terminated after so many calls of the browser.
 *
 * @returns how many calls were made
 */
async function runWithCalls(calls: number, operation: Operation): Promise<number> {
  await setUp(operation);
  const first = await startBackground();
  await operation.prepare?.(first);
  const termination = new Promise<void>((resolve) => {
    browser.life.ended = resolve;
  });
  browser.life.callsLeft = calls;
  void operation.act(first);
  await Promise.race([termination, waitUntilIdle()]);
  const made = calls - browser.life.callsLeft;
  browser.life.callsLeft = Number.POSITIVE_INFINITY;
  return made;
}

/**
 * Resolves once the browser was not called for a while, counted in turns of the event loop because
 * a busy machine is slow.
 */
async function waitUntilIdle(): Promise<void> {
  for (let [made, turns] = [-1, 0]; turns < 30; turns++) {
    if (made !== browser.life.calls) [made, turns] = [browser.life.calls, 0];
    await new Promise((resume) => setTimeout(resume, 5));
  }
}

/** Expects nothing to be lost, duplicated or half written, in the job and in the history. */
async function expectIntact(
  operation: Operation,
  background: Session & Index,
  removable: readonly string[] = [],
): Promise<void> {
  const job = await waitForJob(background);
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
  const whole = [...(operation.titles ?? [ferry.title])].sort();
  expect([whole, whole.filter((title) => !removable.includes(title))]).toContainEqual(titles);
  const ids = records.map((record) => record?.id ?? '');
  for (const record of records) {
    const kept = record?.summaries.map(({ engine, length }) => `${engine} ${length}`) ?? [];
    expect(new Set(kept).size).toBe(kept.length);
    expect(kept).toEqual(expect.arrayContaining([...operation.requiredVariants]));
    expect([...operation.requiredVariants, ...(operation.optionalVariants ?? [])]).toEqual(
      expect.arrayContaining(kept),
    );
    expect(kept).toEqual(expect.arrayContaining(variants));
    const index = background.findIndex(local);
    if (index) expect(isIndexConsistent(index, ids)).toBe(true);
    else expect(indexKey in local).toBe(false);
  }
}

afterEach(() => void vi.unstubAllGlobals());

/** Starts the next instance of the background, in which the summary view asks again. */
async function startNextBackground(): Promise<Awaited<ReturnType<typeof startBackground>>> {
  const next = await startBackground();
  next.resumeJobs();
  await next.ensureJob(tabId);
  return next;
}

describe.each(operations)('a termination while $name', (operation) => {
  test('leads to the same result with the next background and the open summary view', {
    timeout: 120_000,
  }, async () => {
    const all = await runWithCalls(1_000, operation);
    // It can be terminated in the middle, not only before it starts.
    expect(all).toBeGreaterThan(5);
    for (const calls of sampled([...Array(all).keys()], 3)) {
      await runWithCalls(calls, operation);
      await expectIntact(operation, await startNextBackground()).catch((error: Error) => {
        throw new Error(`Ended after ${calls} calls: ${error.message}`, { cause: error });
      });
    }
    reportFigure(`terminated while ${operation.name}: at each of ${all} calls of the browser`);
  });
});

describe.each(operations)('a full storage while $name', (operation) => {
  const areas = operation.incognito ? (['session'] as const) : (['session', 'local'] as const);
  test.each(areas)(
    'is reported from any write to %s storage on, and overcome once there is room',
    { timeout: 120_000 },
    async (area) => {
      await runWithCalls(1_000, operation);
      const all = browser.storage[area].writes;
      for (const writes of sampled([...Array(all).keys()], 2)) {
        await setUp(operation);
        const background = await startBackground();
        await operation.prepare?.(background);
        const removable = area === 'local' ? operation.oldest : [];
        browser.storage[area].writesLeft = writes;
        const told = await operation.act(background);
        await waitUntilIdle();
        const job = await background.readTabJob(tabId);
        const isUnsaved = job?.saveStatus === 'storage-full' || job?.saveStatus === 'failed';
        const isTold = told?.ok === false || isUnsaved || job?.status === 'failed';
        // A job that could not even store its failure is silent, so the summary view asks again.
        if (!isTold && (await background.ensureJob(tabId)).ok)
          await expectIntact(operation, background, removable);
        browser.storage[area].writesLeft = Number.POSITIVE_INFINITY;
        await background.startJob(tabId, isUnsaved ? { scope: page } : {});
        await expectIntact(operation, background, removable).catch((error: Error) => {
          throw new Error(`Refused after ${writes} writes: ${error.message}`, { cause: error });
        });
      }
    },
  );
});
