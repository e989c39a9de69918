/** The points for the line in a page: the tab's job, as for any other reader, waited for. */

import { stripAddress } from '../history/article-url.ts';
import type { PromptAnswer } from '../platform/prompt-calls.ts';
import { isRunning, type Job, readTabJob, watchTabJob } from '../platform/session.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Summary } from '../summary/summary.ts';
import { ensureJob, startJob } from './jobs.ts';
import { within } from './within.ts';

/** Longest time (ms) that a reader is left waiting in the page. */
const patience = 30_000;

/**
 * Summarizes the tab's page, unless that is done or being done.
 * @returns the points, or the job's failure.
 */
export async function promptAnswer(tabId: number): Promise<Result<PromptAnswer>> {
  // What was selected for another reader is not what the line stands at.
  const isSelection = (await readTabJob(tabId))?.scope.kind === 'selection';
  if (isSelection) await startJob(tabId, { scope: { kind: 'page' } });
  else await ensureJob(tabId);
  const job = await within(patience, new AbortController().signal, jobEnded(tabId));
  return job.ok ? answerOf(job.value) : job;
}

/** The job once there is something to show of it, or nothing more to come. */
function jobEnded(tabId: number): Promise<Result<Job>> {
  return new Promise((resolve) => {
    const look = (job: Job | undefined) => {
      if (job && isRunning(job) && !bundledSummary(job)) return;
      stop();
      resolve(job ? ok(job) : fail('page-gone'));
    };
    const stop = watchTabJob(tabId, look);
    void readTabJob(tabId).then(look);
  });
}

/** What is always written first, and what the line shows whatever is written beside it. */
function bundledSummary({ summaries, form, length }: Job): Summary | undefined {
  return summaries.find(
    (each) => each.engine === 'bundled' && each.form === form && each.length === length,
  );
}

function answerOf(job: Job): Result<PromptAnswer> {
  const { head, failure } = job;
  const summary = bundledSummary(job);
  if (!summary || !head) return { ok: false, failure: failure ?? fail('unexpected').failure };
  const { lang, points } = summary;
  return ok({ title: head.title, url: stripAddress(head.url), lang, dir: head.dir, points });
}
