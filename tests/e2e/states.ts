import type { AiSummary, Job } from '../../src/background/jobs/job.ts';
import type { FailureCode } from '../../src/shared/result.ts';
import type { Point, Summary } from '../../src/summarizer/summary.ts';
import {
  sampleAnchor,
  sampleArticle,
  samplePoint,
  sampleSummary,
} from '../storage/history/samples.ts';
import { sampleHead, sampleJob } from '../storage/stores/samples.ts';
import type { Browser, Tab, View } from './drivers/browser.ts';

/**
 * Every state of the summary view, as stored in session storage, for pictures and accessibility
 * checks. Other tests cover how the states arise.
 */

const tabId = 4_242;
const at = Date.UTC(2026, 2, 3, 10, 42);

/** @param block index of its sentence's block in the article below */
function point(text: string, flags: Point['flags'] = [], block = 1): Point {
  const anchor = sampleAnchor({ block, quote: text, end: text.length });
  return samplePoint(text, { sources: [anchor], flags });
}

const points = [
  'The council approved the line on Tuesday by nine votes to six, on condition that fares stay under four euros for residents.',
  'Only one of the two boats has passed inspection; the second waits for a gearbox that is due in March.',
  'Fishermen fear for the northern moorings, which the new timetable closes from six to nine each morning.',
  'An independent report puts the yearly loss at 1.2 million, half of what the closed line lost in 2014.',
].map((text, at) => point(text, [], at + 1));

const summary = sampleSummary({ points });

const byModel: Summary = {
  ...summary,
  engine: 'chromium-summarizer',
  droppedPoints: 1,
  points: [
    point('The line reopens with one boat and 14 crossings a day.', [
      { kind: 'number', start: 34, end: 36 },
    ]),
    ...points.slice(1),
  ],
};

const articleMeta = sampleHead({
  title: 'Ferry line across the strait reopens after eleven years, with one boat and many doubts',
  site: 'The Harbour and Islands Weekly Times',
  excludedCounts: { caption: 1 },
});

const done = sampleJob({
  id: 'state',
  tabId,
  startedAt: at,
  updatedAt: at,
  article: articleMeta,
  summaries: [summary],
  saveStatus: 'disabled',
});

/** Returns the job with some changes. */
function state(change: Partial<Job>): Job {
  return sampleJob({ ...done, ...change } as Partial<Job>);
}

const { article: _article, ...begun } = done;

function failed(code: FailureCode, detail?: string): Job {
  const failure = { code, ...(detail !== undefined && { detail }) };
  return { ...begun, status: 'failed', saveStatus: 'pending', summaries: [], failure };
}

function aiSummary(change: object, summaries = [summary]): Job {
  return state({ aiSummary: { engine: byModel.engine, ...change } as AiSummary, summaries });
}

function modelFailed(code: FailureCode): Job {
  return aiSummary({ status: 'failed', failure: { code } });
}

/** A point that lists the items of a listicle, of which it names only some. */
const contents: Point = {
  kind: 'contents',
  text: 'Cranes · Quays · Locks · +2',
  sources: ['Cranes', 'Quays', 'Locks', 'Bollards', 'Lighthouses'].map((quote, block) =>
    sampleAnchor({ block, quote, end: quote.length }),
  ),
  flags: [],
  insertedSpans: [{ start: 22, end: 27 }],
};

export const viewStates = defineStates({
  reading: {
    ...begun,
    status: 'extracting',
    saveStatus: 'pending',
    summaries: [],
    tabUrl: articleMeta.url,
  },
  writing: state({ status: 'summarizing', summaries: [] }),
  streaming: state({
    status: 'summarizing',
    summaries: [{ ...summary, points: points.slice(0, 2) }],
  }),
  done,
  'long title': state({
    article: {
      ...articleMeta,
      title: `${articleMeta.title}: what the council, the fishermen and the island’s only baker have to say about it`,
      byline: 'Ida Holm, Mara Lindqvist and the harbour desk of the Weekly Times',
      published: '2026-03-03',
    },
  }),
  contents: state({ summaries: [{ ...summary, points: [contents, ...points] }] }),
  paragraph: state({ type: 'tldr', summaries: [{ ...summary, type: 'tldr' }] }),
  selection: state({ scope: { kind: 'selection', frameId: 0 } }),
  private: state({ incognito: true, saveStatus: 'incognito' }),
  'not saved, full': state({ saveStatus: 'storage-full' }),
  'not saved': state({ saveStatus: 'failed' }),
  stale: state({ freshness: 'outdated' }),
  reloaded: state({ freshness: 'reloaded' }),
  'may have changed': state({ freshness: 'unknown' }),
  changed: state({
    addedBlocks: ['The second boat will sail in April, the harbour office now says.'],
  }),
  'new points': state({
    previousSavedAt: at,
    previousSummaries: [{ ...summary, points: points.slice(0, 2) }],
  }),
  wall: state({ article: { ...articleMeta, visibleShare: 0.2 } }),
  continues: state({ article: { ...articleMeta, hasNextPage: true } }),
  'read in part': state({
    article: { ...articleMeta, partial: { uncertainWords: 24_160, isCut: false } },
  }),
  'all notices': state({
    freshness: 'outdated',
    incognito: true,
    saveStatus: 'incognito',
    previousSavedAt: at,
    article: { ...articleMeta, visibleShare: 0.2, hasNextPage: true },
  }),
  'model writes': aiSummary({ status: 'writing' }),
  'model done': aiSummary({ status: 'done' }, [summary, byModel]),
  'model waits': aiSummary({ status: 'waiting' }),
  'model failed': modelFailed('engine-failed'),
  'model is not there': modelFailed('engine-unavailable'),
  'model was stopped': modelFailed('aborted'),
  'failed, the last good result kept': state({
    status: 'failed',
    failure: { code: 'engine-failed' },
  }),
  'no article': failed('no-article'),
  'list of articles': failed('no-article', 'list'),
  'not found': failed('no-article', 'missing'),
  'site error': failed('no-article', 'site-error'),
  'no text': failed('no-article', 'empty'),
  video: failed('no-article', 'video'),
  'sign in': failed('no-article', 'sign-in'),
  'tried anyway': { ...failed('too-short'), scope: { kind: 'page', force: true } },
  'short selection': { ...failed('too-short'), scope: { kind: 'selection', frameId: 0 } },
  'too short': failed('too-short'),
  'needs access': failed('needs-access', 'https://frames.example'),
  'page gone': failed('page-gone'),
  'browser page': failed('restricted-page', 'browser'),
  store: failed('restricted-page', 'store'),
  pdf: failed('restricted-page', 'pdf'),
  file: failed('restricted-page', 'file'),
  'no address told': failed('restricted-page', 'unnamed'),
  'reader view': {
    ...failed('restricted-page', 'reader-view'),
    tabUrl: 'about:reader?url=https%3A%2F%2Fwww.harbour.example%2Fferry',
  },
  'empty tab': failed('restricted-page', 'blank'),
  'source code': {
    ...failed('restricted-page', 'source'),
    tabUrl: 'view-source:https://www.harbour.example/ferry',
  },
  'not loaded': failed('restricted-page', 'not-loaded'),
  protected: failed('restricted-page', 'protected'),
  'grant ended': failed('restricted-page', 'grant-ended'),
  'engine unavailable': failed('engine-unavailable'),
  'timed out': failed('timed-out'),
  cancelled: failed('aborted'),
  'storage full': failed('storage-full'),
  unexpected: failed('unexpected'),
});

export type StateName = keyof typeof viewStates;

function defineStates<Name extends string>(states: Record<Name, Job>): Record<Name, Job> {
  return states;
}

/** The article of these states, for the receipt. */
const article = sampleArticle({
  url: articleMeta.url,
  canonical: articleMeta.url,
  title: articleMeta.title,
  blocks: [
    { kind: 'heading', level: 2, text: 'One boat, for now' },
    ...points.map(({ text }) => ({ kind: 'paragraph' as const, text })),
    { kind: 'quote', text: 'We have waited eleven years, we can wait for a gearbox.' },
  ],
  excluded: [
    { reason: 'caption', text: 'The northern quay on Tuesday.', words: 5, before: 2 },
    { reason: 'navigation', text: 'Home · News · Sport · Weather', words: 4, before: 0 },
    {
      reason: 'low-confidence',
      text: 'Rooms on the old boats are for hire all year.',
      words: 10,
      before: 6,
    },
  ],
  textHash: articleMeta.textHash,
});

interface Storage {
  readonly storage: {
    readonly session: {
      set(items: object): Promise<void>;
    };
  };
}

/**
 * Opens a summary view in a tab, styled for a surface, that shows a state. `origin` may be that of
 * another extension.
 */
export async function openState(
  browser: Browser,
  state: StateName,
  surface: 'popup' | 'panel' = 'popup',
  origin = browser.origin,
): Promise<Tab> {
  const address = `${origin}/src/ui/summary/index.html`;
  // A panel starts no job; it is styled as the popup.
  const view = await browser.openTab(`${address}?surface=panel&tab=${tabId}`);
  await view.evaluate(answerChecks);
  await showState(view, state);
  await view.evaluate((dress) => {
    document.documentElement.dataset.surface = dress;
  }, surface);
  return view;
}

interface Messages {
  readonly runtime?: { sendMessage: (...args: unknown[]) => unknown };
}

/**
 * Runs in the summary view. Answers page checks instead of the background, which would find that no
 * tab shows these articles.
 */
function answerChecks(): void {
  const { browser, chrome } = globalThis as unknown as Record<string, Messages | undefined>;
  for (const runtime of new Set([browser?.runtime, chrome?.runtime])) {
    const send = runtime?.sendMessage;
    if (!runtime || !send) continue;
    runtime.sendMessage = (...args) => {
      const [message, answered] = args;
      if ((message as { name?: string }).name !== 'job/checkForUpdates')
        return send.apply(runtime, args);
      const answer = { ok: true, value: undefined };
      // Chromium's API is called with a callback.
      if (typeof answered === 'function') answered(answer);
      return Promise.resolve(answer);
    };
  }
}

/** Shows another state in an open view. */
export async function showState(view: View, state: StateName): Promise<void> {
  await showJob(view, { ...viewStates[state], id: `state ${state}`, updatedAt: Date.now() });
}

/** Shows a job in an open view as if it were its tab's. */
export async function showJob(view: View, of: Job): Promise<void> {
  const job = { ...of, tabId };
  // Waits in the page itself, which saves a round trip for each of many states.
  const isShown = await view.evaluate(
    async (job, article) => {
      const { storage } = (globalThis as unknown as { chrome: Storage }).chrome;
      // The background may be about to write what it has read of the job before, so that this is
      // written again. Uses no named function, as the script runner would wrap it in a helper that
      // the page lacks.
      for (let attempt = 0; attempt < 5; attempt++) {
        await storage.session.set({
          [`job:${job.tabId}`]: job,
          [`article:${job.tabId}`]: article,
        });
        for (const end = Date.now() + 2_000; Date.now() < end; ) {
          if (document.querySelector(`[data-job="${job.id}"]`)) return true;
          await new Promise((resume) => setTimeout(resume));
        }
      }
      return false;
    },
    job,
    article,
  );
  if (!isShown) throw new Error(`The summary view does not show ${job.id}`);
}
