/**
 * The job of a tab, from the click to the saved summary: its schema, its events and queries.
 * `transitions.ts` applies events, `job-store.ts` reads and writes jobs, `job-runner.ts` does the
 * work, and `job-manager.ts` decides which job a tab has.
 */

import * as v from 'valibot';
import { Address, Scope, ShortText } from '../../extraction/article.ts';
import { Failure, type Result } from '../../shared/result.ts';
import { Count } from '../../shared/schema.ts';
import { AiChoice } from '../../storage/settings/settings.ts';
import {
  type EngineId,
  engineIds,
  lengths,
  Summary,
  summaryTypes,
} from '../../summarizer/summary.ts';

/** Identity of a document in a tab, as its page script reports it. */
export const PageDocument = v.object({
  /** Unique for each loaded document. */
  id: v.pipe(v.string(), v.maxLength(64)),
  /** Without a fragment, and cut if it is too long. */
  url: Address,
});
export type PageDocument = v.InferOutput<typeof PageDocument>;

/** Properties of an article that was read from a PDF, whose text no script can see in its tab. */
const PdfMeta = v.object({
  /** The tab in which the browser's viewer shows it; missing if it was opened as a file. */
  viewerTab: v.exactOptional(Count),
  /** Missing if only selected text was read. */
  pages: v.exactOptional(v.object({ read: Count, total: Count })),
});
export type PdfMeta = v.InferOutput<typeof PdfMeta>;

/** The properties of an article that the summary view shows above its points. */
export const ArticleMeta = v.object({
  title: ShortText,
  url: v.string(),
  /** The document that it was extracted from. */
  document: PageDocument,
  /** The frame that holds it, if not the main one. */
  frameId: v.exactOptional(Count),
  site: v.exactOptional(ShortText),
  byline: v.exactOptional(ShortText),
  published: v.exactOptional(ShortText),
  lang: v.string(),
  dir: v.picklist(['ltr', 'rtl']),
  /** Number of blocks, by which the position of a point is indicated. */
  blocks: Count,
  /** Number of words that were extracted. */
  words: Count,
  /** Seconds that reading the whole article takes. */
  readingSeconds: v.number(),
  visibleShare: v.number(),
  /** The missing parts, if the page was extracted only in part. */
  partial: v.exactOptional(v.object({ uncertainWords: Count, isCut: v.boolean() })),
  /** True if the article continues at another address. */
  hasNextPage: v.boolean(),
  /** Number of excluded blocks by reason. */
  excludedCounts: v.record(v.string(), Count),
  pdf: v.exactOptional(PdfMeta),
  textHash: v.string(),
});
export type ArticleMeta = v.InferOutput<typeof ArticleMeta>;

/** Status of the AI summary that is written in addition to the extractive one. */
export const AiSummary = v.variant('status', [
  /** Left to an open summary view, because only pages have the model in this browser. */
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
 * Relation of the article to what the tab shows:
 *
 * - `current`: the tab shows it.
 * - `outdated`: the tab shows another article.
 * - `reloaded`: the tab has loaded another document from the same address, which was not extracted.
 * - `unknown`: the page cannot be asked.
 */
export const freshnessStates = ['current', 'outdated', 'reloaded', 'unknown'] as const;
export type Freshness = (typeof freshnessStates)[number];

/** The options of a job's AI summary, as the settings were when it was last asked for. */
const AiOptions = v.object({
  ...AiChoice.entries,
  /** BCP 47 tag of the AI summary's language, if it differs from the article's. */
  outputLang: v.exactOptional(v.string()),
});
export type AiOptions = v.InferOutput<typeof AiOptions>;

/** The options of a job, taken from the user's request, the settings and the tab when it starts. */
const JobOptions = v.object({
  scope: Scope,
  type: v.picklist(summaryTypes),
  length: v.picklist(lengths),
  ...AiOptions.entries,
  /** Address of the tab when the job started, if the browser reveals it. */
  tabUrl: v.exactOptional(v.string()),
  /** True in an incognito window, of which nothing is saved. */
  incognito: v.boolean(),
  /**
   * True from a click on the context menu until a summary view shows the job, even if it has failed.
   */
  awaitsView: v.boolean(),
});
export type JobOptions = v.InferOutput<typeof JobOptions>;

/** Result of saving the summaries of a job. */
const SaveResult = v.object({
  /**
   * `pending` until saving was tried; `SaveOutcome` explains `no-room` and `address-full`.
   * `storage-full` means that the browser refused to store the record, `failed` any other failure.
   */
  saveStatus: v.picklist([
    'pending',
    'saved',
    'disabled',
    'incognito',
    'no-room',
    'address-full',
    'storage-full',
    'failed',
  ]),
  /** Id of the record in the history. */
  recordId: v.exactOptional(v.string()),
  /**
   * When an earlier version of the article was saved, if its text differs (milliseconds since
   * 1970).
   */
  previousSavedAt: v.exactOptional(v.number()),
  /** Number of points that were saved of that version (`of`), and how many of them still match. */
  matchingPoints: v.exactOptional(v.object({ points: Count, of: Count })),
  /** The summaries of that version, by which new points are recognized. */
  previousSummaries: v.exactOptional(v.array(Summary)),
});
export type SaveResult = v.InferOutput<typeof SaveResult>;

const common = {
  id: v.string(),
  tabId: Count,
  /** 1, plus one for each time that the background was terminated during the job. */
  attempt: Count,
  startedAt: v.number(),
  /** Milliseconds since 1970; a running job is updated at least every `jobTimeoutMs`. */
  updatedAt: v.number(),
  ...JobOptions.entries,
  /** Every finished variant. */
  summaries: v.array(Summary),
  aiSummary: v.exactOptional(AiSummary),
  ...SaveResult.entries,
  freshness: v.picklist(freshnessStates),
  /** Blocks that were added to the article since it was extracted. */
  addedBlocks: v.exactOptional(v.array(ShortText)),
};

export const Job = v.variant('status', [
  /**
   * The page is being extracted. The article of an earlier extraction stays until this one is
   * finished.
   */
  v.object({
    ...common,
    status: v.literal('extracting'),
    article: v.exactOptional(ArticleMeta),
  }),
  v.object({ ...common, status: v.literal('summarizing'), article: ArticleMeta }),
  /** The requested extractive summary is finished, but possibly not saved yet. */
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

/** Identifies a job, also among those of the same tab. */
export type JobRef = Pick<Job, 'id' | 'tabId'>;

/** A running job that was not updated for this long has lost its background. */
export const jobTimeoutMs = 25_000;

/**
 * Creates the job that a click starts.
 *
 * @param now milliseconds since 1970
 */
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

/** Replaces a stored job that cannot be parsed by a failed one, which can be retried. */
export function createUnreadableJob(tabId: number, failure: Failure): Job {
  const wanted = { type: 'key-points', length: 'medium', engine: 'extractive' } as const;
  const scope = { kind: 'page' } as const;
  const job = createJob(tabId, { ...wanted, scope, incognito: true, awaitsView: false }, 0);
  return { ...job, id: 'unreadable', status: 'failed', failure };
}

/**
 * Returns true if the background has work left, which includes saving a summary that is shown
 * already.
 */
export function isRunning({ status, saveStatus, aiSummary }: Job): boolean {
  if (status === 'done') return saveStatus === 'pending' || aiSummary?.status === 'writing';
  return status !== 'failed';
}

/**
 * Returns true if an AI summary was started and has not ended, in the background or in a summary
 * view.
 */
export function isAiSummaryPending({ aiSummary }: Job): boolean {
  return aiSummary?.status === 'writing' || aiSummary?.status === 'waiting';
}

/**
 * Returns the finished summary of an engine with the job's type, length, language and model. The
 * extractive summary has no model, and is always in the language of the article.
 */
export function findSummary(job: Job, engine: EngineId): Summary | undefined {
  const { summaries, type, length, article, outputLang, aiMode = 'write', aiModel } = job;
  const lang = (engine !== 'extractive' && outputLang) || article?.lang;
  return summaries.find(
    (summary) =>
      summary.engine === engine &&
      (summary.mode ?? aiMode) === aiMode &&
      (engine === 'extractive' || summary.model === aiModel) &&
      summary.type === type &&
      summary.length === length &&
      summary.lang === lang,
  );
}

/** Returns true if the AI summary of a job is by this engine and model, in this mode. */
export function hasSameAi(
  job: Pick<Job, keyof AiChoice>,
  { engine, aiMode, aiModel }: AiChoice,
): boolean {
  return job.engine === engine && job.aiMode === aiMode && job.aiModel === aiModel;
}

/** Returns the options of a job that an engine needs. */
export function toTaskOptions({ type, length, outputLang, aiMode }: Job) {
  return { type, length, ...(outputLang && { outputLang }), ...(aiMode && { mode: aiMode }) };
}

/** Returns the AI summary: the finished one, or as much as is written so far. */
export function findAiSummary(job: Job): Summary | undefined {
  const { aiSummary } = job;
  if (!aiSummary) return undefined;
  const partial = 'partial' in aiSummary ? aiSummary.partial : undefined;
  return partial ?? findSummary(job, aiSummary.engine);
}

/** Everything that can happen to a job; `transitions.ts` applies each event. */
export type JobEvent =
  /** A summary view shows the job. */
  | { type: 'viewed' }
  /** The page is to be extracted again. */
  | { type: 'restarted'; options: JobOptions }
  /** The user asked for another type or length, and for an AI summary by the present settings. */
  | { type: 'optionsChanged'; options: AiOptions & Partial<Pick<JobOptions, 'type' | 'length'>> }
  /**
   * The AI summary is to be written by the present settings: the user asked for it again, or has
   * changed them.
   */
  | { type: 'aiRequested'; options: AiOptions }
  /** `scope` is what was extracted, in case a selection was preferred. */
  | { type: 'extracted'; article: ArticleMeta; scope: Scope }
  /** The extractive summary is finished. */
  | { type: 'summarized'; summary: Summary }
  /** Saving these summaries was tried. The AI engine, if given, writes next. */
  | {
      type: 'saved';
      summaries: readonly Summary[];
      result: SaveResult;
      aiEngine?: EngineId | undefined;
    }
  | { type: 'aiStarted'; engine: EngineId; status: 'writing' | 'waiting' }
  /** An AI engine has written this much. */
  | { type: 'aiProgressed'; summary: Summary }
  | { type: 'aiFinished'; result: Result<Summary> }
  /** The user pressed Cancel. */
  | { type: 'cancelled' }
  /** The background was terminated during the job. */
  | { type: 'interrupted' }
  | { type: 'failed'; failure: Failure }
  /** The page was asked whether it still shows the article. */
  | { type: 'checked'; article: ArticleMeta; freshness: Freshness }
  /** The page has more text than when the article was extracted. */
  | { type: 'updatesFound'; article: ArticleMeta; addedBlocks: string[] }
  /** The background is still working on the job. */
  | { type: 'heartbeat' };
