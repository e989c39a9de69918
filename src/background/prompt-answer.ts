/** The points for the line in a page: the tab's job, as for any other reader, waited for. */

import type { PromptAnswer } from '../platform/prompt-calls.ts';
import { isRunning, type Job, readTabJob, watchTabJob } from '../platform/session.ts';
import { fail, ok, type Result } from '../result.ts';
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

function jobEnded(tabId: number): Promise<Result<Job>> {
  return new Promise((resolve) => {
    const look = (job: Job | undefined) => {
      if (job && isRunning(job)) return;
      stop();
      resolve(job ? ok(job) : fail('page-gone'));
    };
    const stop = watchTabJob(tabId, look);
    void readTabJob(tabId).then(look);
  });
}

function answerOf({ head, summaries, form, length, failure }: Job): Result<PromptAnswer> {
  const summary = summaries.find((each) => each.form === form && each.length === length);
  if (!summary || !head) return { ok: false, failure: failure ?? fail('unexpected').failure };
  const { lang, points } = summary;
  return ok({ title: head.title, url: head.url, lang, dir: head.dir, points });
}
