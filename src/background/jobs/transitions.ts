/** What each event makes of a job. Pure: an event that does not fit a job's status changes nothing. */

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

/** How often a job is resumed after the background was stopped under it. */
const maxAttempts = 3;

/**
 * The job after an event.
 * @param now milliseconds since 1970
 * @returns the very same job where the event does not apply to its status
 */
export function transition(job: Job, event: JobEvent, now = Date.now()): Job {
  const apply = transitions[event.type] as (job: Job, event: JobEvent, now: number) => Job;
  const next = apply(job, event, now);
  return next === job ? job : { ...next, updatedAt: now };
}

const transitions: {
  readonly [T in EventType]: (job: Job, event: EventNamed<T>, now: number) => Job;
} = {
  opened: (job) => (job.openedFromMenu ? { ...job, openedFromMenu: false } : job),
  restarted,
  optionsChanged,
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

/** What there is stays until the page has been extracted; where the tab stood then counts no more. */
function restarted(job: Job, { options }: EventNamed<'restarted'>): Job {
  const { outputLang, tabUrl, ...settled } = withoutFailure(
    dropUnfinishedAiSummary(job, fail('aborted').failure),
  );
  return { ...settled, ...options, status: 'extracting', attempt: 1 };
}

function optionsChanged(job: Job, { options }: EventNamed<'optionsChanged'>): Job {
  if (job.status === 'failed') return job;
  if (job.status === 'extracting') return { ...job, ...options };
  const { aiSummary, ...others } = job;
  return { ...others, ...options, status: 'summarizing', attempt: 1 };
}

/** What came of another text goes. */
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

/** A summary that was finished while others were being saved still has to be. */
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
  return { ...withSummaryLanguage(job, summary), aiSummary: { ...aiSummary, partial: summary } };
}

function aiFinished(job: Job, { result }: EventNamed<'aiFinished'>): Job {
  const { aiSummary } = job;
  if (!aiSummary || !isAiSummaryPending(job)) return job;
  if (!result.ok) return dropUnfinishedAiSummary(job, result.failure);
  const { value } = result;
  const whole = markUnsaved(addSummary(withSummaryLanguage(job, value), value));
  return { ...whole, aiSummary: { engine: aiSummary.engine, status: 'done' } };
}

/** What stood before stands again; where nothing did, the job has failed with `aborted`. */
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

/** What is done of a job that was stopped too often stands. */
function interrupted(job: Job): Job {
  if (!isRunning(job)) return job;
  if (job.attempt < maxAttempts) return { ...job, attempt: job.attempt + 1 };
  return toFailed(job, fail('timed-out').failure);
}

function failed(job: Job, { failure }: EventNamed<'failed'>): Job {
  return isRunning(job) || isAiSummaryPending(job) ? toFailed(job, failure) : job;
}

/** A summary that is shown stays: what failed is saving it, or the AI summary beside it. */
function toFailed(job: Job, failure: Failure): Job {
  if (job.status !== 'done') return { ...job, status: 'failed', failure };
  const settled = dropUnfinishedAiSummary(job, failure);
  return settled.saveStatus === 'pending' ? { ...settled, saveStatus: 'failed' } : settled;
}

/** Whether a job is about this very extraction, and not one that has taken its place meanwhile. */
function isJobOfArticle({ article }: Job, { document, textHash }: ArticleMeta): boolean {
  return article?.document.id === document.id && article.textHash === textHash;
}

function addSummary<J extends Job>(job: J, summary: Summary): J {
  const others = job.summaries.filter((other) => !isSameVariant(other, summary));
  return { ...job, summaries: [...others, summary] };
}

/** The job with something that the history lacks. What never goes there, does not now. */
function markUnsaved<J extends Job>(job: J): J {
  return job.saveStatus === 'saved' ? { ...job, saveStatus: 'pending' } : job;
}

/** An engine that cannot write in the wanted language writes in the article's: then that is wanted. */
function withSummaryLanguage(job: Job, { lang }: Summary): Job {
  const { outputLang, ...others } = job;
  return lang === job.article?.lang ? others : { ...others, outputLang: lang };
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
