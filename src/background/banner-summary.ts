/** The points for the line in a page: the tab's job, as for any other reader, waited for. */

import type { BannerSummary } from '../browser/banner-api.ts';
import { resultWithTimeout } from '../shared/async.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { stripTrackingParams } from '../storage/history/article-url.ts';
import type { Summary } from '../summarizer/summary.ts';
import { findSummary, isRunning, type Job } from './jobs/job.ts';
import { ensureJob, startJob, verifyJob } from './jobs/job-manager.ts';
import { onTabJobChanged, readTabJob } from './jobs/job-store.ts';

/** Longest time (ms) that a reader is left waiting in the page. */
const answerTimeoutMs = 30_000;

/**
 * Summarizes the tab's page, unless that is done or being done.
 * @returns the points, or the job's failure.
 */
export async function summarizeForBanner(tabId: number): Promise<Result<BannerSummary>> {
  // What was selected for another reader is not what the line stands at.
  const isSelection = (await readTabJob(tabId))?.scope.kind === 'selection';
  if (isSelection) await startJob(tabId, { scope: { kind: 'page' } });
  else await ensureJob(tabId);
  const job = await waitForJobWithTimeout(tabId);
  // The page may have become another while it was being extracted.
  if (!job.ok || (await verifyJob(tabId))?.freshness !== 'outdated') return toBannerSummary(job);
  await ensureJob(tabId);
  return toBannerSummary(await waitForJobWithTimeout(tabId));
}

function waitForJobWithTimeout(tabId: number): Promise<Result<Job>> {
  return resultWithTimeout(answerTimeoutMs, new AbortController().signal, waitForJob(tabId));
}

/** The job once there is something to show of it, or nothing more to come. */
function waitForJob(tabId: number): Promise<Result<Job>> {
  return new Promise((resolve) => {
    const onJob = (job: Job | undefined) => {
      if (job && isRunning(job) && !findShownSummary(job)) return;
      stop();
      resolve(job ? ok(job) : fail('page-gone'));
    };
    const stop = onTabJobChanged(tabId, onJob);
    void readTabJob(tabId).then(onJob);
  });
}

/** The extractive summary, which the banner shows whatever is written beside it; while it stands. */
function findShownSummary(job: Job): Summary | undefined {
  return job.status === 'done' || job.status === 'failed'
    ? findSummary(job, 'extractive')
    : undefined;
}

function toBannerSummary(result: Result<Job>): Result<BannerSummary> {
  if (!result.ok) return result;
  const { value: job } = result;
  const { article } = job;
  const summary = findShownSummary(job);
  if (!summary || !article)
    return job.status === 'failed' ? { ok: false, failure: job.failure } : fail('unexpected');
  const { lang, points } = summary;
  const url = stripTrackingParams(article.url);
  return ok({ title: article.title, url, lang, dir: article.dir, points });
}
