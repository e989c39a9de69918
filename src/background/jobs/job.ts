/**
 * The job of a tab: what becomes of a page between the click and the saved summary. This is the
 * state machine alone: it describes a job and says how each event changes it. Reading and writing
 * jobs is up to `job-store.ts`, doing the work to `job-runner.ts`, and deciding which job a tab has
 * to `job-manager.ts`.
 */

import * as v from 'valibot';
import { Address, Scope, ShortText } from '../../extraction/article.ts';
import { Failure, type Result } from '../../shared/result.ts';
import { Count } from '../../shared/schema.ts';
import {
  type EngineId,
  engineIds,
  lengths,
  Summary,
  summaryTypes,
} from '../../summarizer/summary.ts';

/** A document in a tab, as its page script tells. */
export const PageDocument = v.object({
  /** Another one for each document that is loaded. */
  id: v.pipe(v.string(), v.maxLength(64)),
  /** Without a fragment, and cut where it is too long. */
  url: Address,
});
export type PageDocument = v.InferOutput<typeof PageDocument>;

/** What the summary view shows of an article above its points. */
export const ArticleMeta = v.object({
  title: ShortText,
  url: v.string(),
  /** Where it was extracted. */
  document: PageDocument,
  /** The frame that holds it, where that is not the page itself. */
  frameId: v.exactOptional(Count),
  site: v.exactOptional(ShortText),
  byline: v.exactOptional(ShortText),
  published: v.exactOptional(ShortText),
  lang: v.string(),
  dir: v.picklist(['ltr', 'rtl']),
  /** Blocks of the article, by which the place of a point in it is told. */
  blocks: Count,
  /** Words that were extracted. */
  words: Count,
  /** Seconds that the whole article takes to read. */
  readingSeconds: v.number(),
  visibleShare: v.number(),
  /** What is missing where the page was read in part. */
  partial: v.exactOptional(v.object({ uncertainWords: Count, isCut: v.boolean() })),
  /** The article goes on at another address. */
  hasNextPage: v.boolean(),
  /** How many blocks were excluded, by reason. */
  excludedCounts: v.record(v.string(), Count),
  textHash: v.string(),
});
export type ArticleMeta = v.InferOutput<typeof ArticleMeta>;

/** The summary by a language model that is written beside the extractive one. */
export const AiSummary = v.variant('status', [
  /** It is left to an open summary view, since only pages have the model in this browser. */
  v.object({
    status: v.literal('waiting'),
    engine: v.picklist(engineIds),
    partial: v.exactOptional(Summary),
  }),
  v.object({
    status: v.literal('writing'),
    engine: v.picklist(engineIds),
    partial: v.exactOptional(Summary),
  }),
  v.object({ status: v.literal('done'), engine: v.picklist(engineIds) }),
  v.object({ status: v.literal('failed'), engine: v.picklist(engineIds), failure: Failure }),
]);
export type AiSummary = v.InferOutput<typeof AiSummary>;

/**
 * How the article relates to what the tab shows:
 *
 * - `current`: it is there.
 * - `outdated`: another article has taken its place.
 * - `reloaded`: the tab has loaded another document from the same address, which has not been read.
 * - `unknown`: the page cannot be asked.
 */
export const freshnessStates = ['current', 'outdated', 'reloaded', 'unknown'] as const;
export type Freshness = (typeof freshnessStates)[number];

/** What a job is about, as the user and the tab have it when it begins. */
const JobOptions = v.object({
  scope: Scope,
  type: v.picklist(summaryTypes),
  length: v.picklist(lengths),
  /** The engine that the user has chosen: any but the bundled one writes an AI summary. */
  engine: v.picklist(engineIds),
  /** BCP 47 of the AI summary, where that is not the article's language. */
  outputLang: v.exactOptional(v.string()),
  /** The tab's address when the job began, as far as the browser told. */
  tabUrl: v.exactOptional(v.string()),
  /** The tab is in a private window, of which nothing is saved. */
  incognito: v.boolean(),
  /** It began before its summary view was open: the first that opens shows it as it is. */
  openedFromMenu: v.boolean(),
});
export type JobOptions = v.InferOutput<typeof JobOptions>;

/** What came of saving the summaries of a job. */
const SaveResult = v.object({
  /** `pending` until it has been tried; `no-room` and `address-full` are explained at `SaveOutcome`. */
  saveStatus: v.picklist([
    'pending',
    'saved',
    'disabled',
    'incognito',
    'no-room',
    'address-full',
    'failed',
  ]),
  /** The record in the history. */
  recordId: v.exactOptional(v.string()),
  /** When an earlier version of the article was saved, if its text was another (ms since 1970). */
  previousSavedAt: v.exactOptional(v.number()),
  /** Of the points that were saved of that version, how many there are and how many still match. */
  matchingPoints: v.exactOptional(v.object({ points: Count, of: Count })),
  /** The summaries of that version, which tell the points that are new. */
  previousSummaries: v.exactOptional(v.array(Summary)),
});
export type SaveResult = v.InferOutput<typeof SaveResult>;

const common = {
  id: v.string(),
  tabId: Count,
  /** 1, and one more for each time that the background was stopped under the job. */
  attempt: Count,
  startedAt: v.number(),
  /** Milliseconds since 1970; a running job is never silent for long (see `jobTimeoutMs`). */
  updatedAt: v.number(),
  ...JobOptions.entries,
  /** Every variant that is finished. */
  summaries: v.array(Summary),
  aiSummary: v.exactOptional(AiSummary),
  ...SaveResult.entries,
  freshness: v.picklist(freshnessStates),
  /** What the article says by now and did not when it was extracted, block by block. */
  addedBlocks: v.exactOptional(v.array(ShortText)),
};

export const Job = v.variant('status', [
  /** The page is being extracted. What an earlier extraction gave stays until it has been. */
  v.object({
    ...common,
    status: v.literal('extracting'),
    article: v.exactOptional(ArticleMeta),
  }),
  v.object({ ...common, status: v.literal('summarizing'), article: ArticleMeta }),
  /** The wanted extractive summary stands; it may still have to be saved. */
  v.object({ ...common, status: v.literal('done'), article: ArticleMeta }),
  v.object({
    ...common,
    status: v.literal('failed'),
    failure: Failure,
    article: v.exactOptional(ArticleMeta),
  }),
]);
export type Job = v.InferOutput<typeof Job>;
export type JobStatus = Job['status'];

/** What tells a job from every other one, in the same tab too. */
export type JobRef = Pick<Job, 'id' | 'tabId'>;

/** A running job that has been silent for this long (ms) has lost its background. */
export const jobTimeoutMs = 25_000;

/** The job that a click begins. */
export function createJob(tabId: number, wanted: JobOptions, now = Date.now()): Job {
  return {
    id: crypto.randomUUID(),
    tabId,
    status: 'extracting',
    attempt: 1,
    startedAt: now,
    updatedAt: now,
    ...wanted,
    summaries: [],
    saveStatus: 'pending',
    freshness: 'current',
  };
}

/** Stands in for what is stored as a tab's job and cannot be read: it can be tried again. */
export function createUnreadableJob(tabId: number, failure: Failure): Job {
  const wanted = { type: 'key-points', length: 'medium', engine: 'extractive' } as const;
  const scope = { kind: 'page' } as const;
  const job = createJob(tabId, { ...wanted, scope, incognito: true, openedFromMenu: false }, 0);
  return { ...job, id: 'unreadable', status: 'failed', failure };
}

/** Whether the background has work left: also where a summary is shown that is not saved yet. */
export function isRunning({ status, saveStatus, aiSummary }: Job): boolean {
  if (status === 'done') return saveStatus === 'pending' || aiSummary?.status === 'writing';
  return status !== 'failed';
}

/** Whether an AI summary has begun and not ended, in the background or in an open summary view. */
export function isAiSummaryPending({ aiSummary }: Job): boolean {
  return aiSummary?.status === 'writing' || aiSummary?.status === 'waiting';
}

/**
 * The finished summary that an engine has made of what the job asks for, in the language it asks for:
 * the article's own for the extractive summary.
 */
export function findSummary(job: Job, engine: EngineId): Summary | undefined {
  const { summaries, type, length, article, outputLang } = job;
  const lang = (engine !== 'extractive' && outputLang) || article?.lang;
  return summaries.find(
    (summary) =>
      summary.engine === engine &&
      summary.type === type &&
      summary.length === length &&
      summary.lang === lang,
  );
}

/** What there is to show of the AI summary: the finished one, or what is written of it so far. */
export function findAiSummary(job: Job): Summary | undefined {
  const { aiSummary } = job;
  if (!aiSummary) return undefined;
  const partial = 'partial' in aiSummary ? aiSummary.partial : undefined;
  return partial ?? findSummary(job, aiSummary.engine);
}

/** Everything that can happen to a job; `transitions.ts` says what each event changes. */
export type JobEvent =
  /** A summary view shows it. */
  | { type: 'opened' }
  /** Its page is to be extracted once more. */
  | { type: 'restarted'; options: JobOptions }
  /** Another form, length or engine is asked for. */
  | { type: 'optionsChanged'; options: Partial<Pick<JobOptions, 'type' | 'length' | 'engine'>> }
  /** `scope` says what was extracted in the end, where something was preferred. */
  | { type: 'extracted'; article: ArticleMeta; scope: Scope }
  /** The extractive summary stands. */
  | { type: 'summarized'; summary: Summary }
  /** These summaries were saved, or not; an AI engine that is named is to write next. */
  | {
      type: 'saved';
      summaries: readonly Summary[];
      result: SaveResult;
      aiEngine?: EngineId | undefined;
    }
  | { type: 'aiStarted'; engine: EngineId; status: 'writing' | 'waiting' }
  /** An AI engine has written so much. */
  | { type: 'aiProgressed'; summary: Summary }
  | { type: 'aiFinished'; result: Result<Summary> }
  /** The user has pressed Cancel. */
  | { type: 'cancelled' }
  /** The background was stopped under it. */
  | { type: 'interrupted' }
  | { type: 'failed'; failure: Failure }
  /** The page was asked about an article; this is how it relates to what the tab shows. */
  | { type: 'checked'; article: ArticleMeta; freshness: Freshness }
  /** The page says more than when that article was extracted. */
  | { type: 'updatesFound'; article: ArticleMeta; addedBlocks: string[] }
  /** Somebody is still at it. */
  | { type: 'heartbeat' };
