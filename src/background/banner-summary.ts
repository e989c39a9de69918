/** Answers the banner in a page with the summary of its tab's job. */

import type { BannerSummary } from '../browser/content-api.ts';
import { resultWithTimeout } from '../shared/async.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { stripTrackingParams } from '../storage/history/article-url.ts';
import type { Summary } from '../summarizer/summary.ts';
import { findSummary, isRunning, type Job } from './jobs/job.ts';
import { ensureJob, startJob, verifyJob } from './jobs/job-manager.ts';
import { onTabJobChanged, readTabJob } from './jobs/job-store.ts';

/** Time after which the banner shows an error instead of waiting on. */
const answerTimeoutMs = 30_000;

/**
 * Summarizes the tab's page, unless its job has done so or is running.
 *
 * @returns the points; fails with the code of the job's failure, or `timed-out`
 */
export async function summarizeForBanner(tabId: number): Promise<Result<BannerSummary>> {
  // The banner is about the page, even if another view has summarized a selection.
  const isSelection = (await readTabJob(tabId))?.scope.kind === 'selection';
  if (isSelection) await startJob(tabId, { scope: { kind: 'page' } });
  else await ensureJob(tabId);
  const job = await waitForJobWithTimeout(tabId);
  // The page may have shown another article in the meantime.
  if (!job.ok || (await verifyJob(tabId))?.freshness !== 'outdated') return toBannerSummary(job);
  await ensureJob(tabId);
  return toBannerSummary(await waitForJobWithTimeout(tabId));
}

function waitForJobWithTimeout(tabId: number): Promise<Result<Job>> {
  return resultWithTimeout(answerTimeoutMs, new AbortController().signal, waitForJob(tabId));
}

/** Resolves as soon as the job has a summary to show or has ended. */
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

/**
 * Returns the extractive summary, which the banner shows even if there is an AI summary;
 * `undefined` while it is being replaced.
 */
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
