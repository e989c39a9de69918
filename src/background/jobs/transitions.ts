/** Applies events to jobs. Pure: an event that does not fit a job's status changes nothing. */

import { type Failure, fail } from '../../shared/result.ts';
import { isSameVariant, type Summary } from '../../summarizer/summary.ts';
import {
  type ArticleMeta,
  findSummary,
  isAiSummaryPending,
  isRunning,
  type Job,
  type JobEvent,
} from './job.ts';

type EventType = JobEvent['type'];
type EventNamed<T extends EventType> = Extract<JobEvent, { type: T }>;

/**
 * Number of times that a job is tried before it fails, if the background keeps being terminated.
 */
const maxAttempts = 3;

/**
 * Applies an event to a job.
 *
 * @param now milliseconds since 1970
 * @returns the changed job; the same object if the event does not apply to its status
 */
export function transition(job: Job, event: JobEvent, now = Date.now()): Job {
  const apply = transitions[event.type] as (job: Job, event: JobEvent, now: number) => Job;
  const next = apply(job, event, now);
  return next === job ? job : { ...next, updatedAt: now };
}

const transitions: {
  readonly [T in EventType]: (job: Job, event: EventNamed<T>, now: number) => Job;
} = {
  viewed: (job) => (job.awaitsView ? { ...job, awaitsView: false } : job),
  restarted,
  optionsChanged,
  aiRequested,
  extracted,
  summarized,
  saved,
  aiStarted: (job, { engine, status }) =>
    job.status === 'done' ? { ...job, aiSummary: { engine, status } } : job,
  aiProgressed,
  aiFinished,
  cancelled,
  interrupted,
  failed,
  checked: (job, { article, freshness }) =>
    isJobOfArticle(job, article) && job.freshness !== freshness ? { ...job, freshness } : job,
  updatesFound: (job, { article, addedBlocks }) =>
    job.status === 'done' && isJobOfArticle(job, article) ? { ...job, addedBlocks } : job,
  heartbeat: (job) => (isRunning(job) ? { ...job } : job),
};

/**
 * Keeps the article and the summaries until the page is extracted, but no longer the tab's old
 * address.
 */
function restarted(job: Job, { options }: EventNamed<'restarted'>): Job {
  const { outputLang, tabUrl, aiMode, aiModel, ...settled } = withoutFailure(
    dropUnfinishedAiSummary(job, fail('aborted').failure),
  );
  return { ...settled, ...options, status: 'extracting', attempt: 1 };
}

function optionsChanged(job: Job, { options }: EventNamed<'optionsChanged'>): Job {
  if (job.status === 'failed') return job;
  const { outputLang, aiMode, aiModel, ...settled } = job;
  if (settled.status === 'extracting') return { ...settled, ...options };
  const { aiSummary, ...others } = settled;
  return { ...others, ...options, status: 'summarizing', attempt: 1 };
}

/** Leaves the extractive summary, which may be on the screen, and what is known of saving it. */
function aiRequested(job: Job, { options }: EventNamed<'aiRequested'>): Job {
  if (job.status !== 'done') return job;
  const { outputLang, aiMode, aiModel, aiSummary, ...others } = job;
  const next: Job = { ...others, ...options, attempt: 1 };
  const { engine } = options;
  if (engine === 'extractive') return next;
  return { ...next, aiSummary: { engine, status: findSummary(next, engine) ? 'done' : 'writing' } };
}

/** Drops everything that came from another text. */
function extracted(job: Job, { article, scope }: EventNamed<'extracted'>, now: number): Job {
  if (job.status === 'failed') return job;
  const {
    recordId,
    previousSavedAt,
    matchingPoints,
    previousSummaries,
    addedBlocks,
    aiSummary,
    ...others
  } = job;
  return {
    ...others,
    status: 'summarizing',
    scope,
    article,
    startedAt: job.article ? now : job.startedAt,
    summaries: job.article?.textHash === article.textHash ? job.summaries : [],
    saveStatus: 'pending',
    freshness: 'current',
  };
}

function summarized(job: Job, { summary }: EventNamed<'summarized'>): Job {
  if (job.status !== 'summarizing') return job;
  return { ...markUnsaved(addSummary(job, summary)), status: 'done' };
}

/** Stays `pending` if another summary was finished while these were being saved. */
function saved(job: Job, { summaries, result, aiEngine }: EventNamed<'saved'>): Job {
  const { article } = job;
  if (!article || job.summaries.length === 0) return job;
  const isComplete = job.summaries.every((summary) =>
    summaries.some((other) => isSameVariant(other, summary)),
  );
  const updated: Job = isComplete
    ? { ...job, ...result }
    : { ...job, ...result, saveStatus: 'pending' };
  if (updated.status !== 'done' || aiEngine === undefined) return updated;
  if (updated.aiSummary && !isAiSummaryPending(updated)) return updated;
  const status = findSummary(updated, aiEngine) ? 'done' : 'writing';
  return { ...updated, aiSummary: { engine: aiEngine, status } };
}

function aiProgressed(job: Job, { summary }: EventNamed<'aiProgressed'>): Job {
  const { aiSummary } = job;
  if (aiSummary?.status !== 'writing' && aiSummary?.status !== 'waiting') return job;
  return { ...withVariantOf(job, summary), aiSummary: { ...aiSummary, partial: summary } };
}

function aiFinished(job: Job, { result }: EventNamed<'aiFinished'>): Job {
  const { aiSummary } = job;
  if (!aiSummary || !isAiSummaryPending(job)) return job;
  if (!result.ok) return dropUnfinishedAiSummary(job, result.failure);
  const { value } = result;
  const whole = markUnsaved(addSummary(withVariantOf(job, value), value));
  return { ...whole, aiSummary: { engine: aiSummary.engine, status: 'done' } };
}

/** Restores what was shown before. If there was nothing, the job has failed with `aborted`. */
function cancelled(job: Job): Job {
  const { failure } = fail('aborted');
  if (job.status === 'failed') return job;
  const settled = dropUnfinishedAiSummary(job, failure);
  if (job.status === 'done') return settled;
  const { article, summaries } = settled;
  const last = summaries.findLast(({ engine }) => engine === 'extractive') ?? summaries.at(-1);
  if (!article || !last) return { ...settled, status: 'failed', failure };
  const { type, length } = findSummary(settled, last.engine) ?? last;
  return { ...settled, status: 'done', article, type, length };
}

/** Fails a job that was interrupted too often, but keeps its finished summaries. */
function interrupted(job: Job): Job {
  if (!isRunning(job)) return job;
  if (job.attempt < maxAttempts) return { ...job, attempt: job.attempt + 1 };
  return toFailed(job, fail('timed-out').failure);
}

function failed(job: Job, { failure }: EventNamed<'failed'>): Job {
  return isRunning(job) || isAiSummaryPending(job) ? toFailed(job, failure) : job;
}

/** Keeps a summary that is shown: only saving it, or the AI summary, has failed. */
function toFailed(job: Job, failure: Failure): Job {
  if (job.status !== 'done') return { ...job, status: 'failed', failure };
  const settled = dropUnfinishedAiSummary(job, failure);
  return settled.saveStatus === 'pending' ? { ...settled, saveStatus: 'failed' } : settled;
}

/**
 * Returns true if a job is about this very extraction, which may have been replaced in the
 * meantime.
 */
function isJobOfArticle({ article }: Job, { document, textHash }: ArticleMeta): boolean {
  return article?.document.id === document.id && article.textHash === textHash;
}

function addSummary<J extends Job>(job: J, summary: Summary): J {
  const others = job.summaries.filter((other) => !isSameVariant(other, summary));
  return { ...job, summaries: [...others, summary] };
}

/** Marks a saved job as unsaved again; saving stays off if it is off for this job. */
function markUnsaved<J extends Job>(job: J): J {
  return job.saveStatus === 'saved' ? { ...job, saveStatus: 'pending' } : job;
}

/**
 * Sets the language and the model to those of an AI summary: an engine may not support the requested
 * language, and the user may have chosen another model before the summary was begun.
 */
function withVariantOf(job: Job, { lang, model }: Summary): Job {
  const { outputLang, aiModel, ...others } = job;
  return {
    ...others,
    ...(lang !== job.article?.lang && { outputLang: lang }),
    ...(model !== undefined && { aiModel: model }),
  };
}

function dropUnfinishedAiSummary<J extends Job>(job: J, failure: Failure): J {
  if (!job.aiSummary || !isAiSummaryPending(job)) return job;
  return { ...job, aiSummary: { engine: job.aiSummary.engine, status: 'failed', failure } };
}

function withoutFailure(job: Job) {
  if (job.status !== 'failed') return job;
  const { failure, ...others } = job;
  return others;
}
