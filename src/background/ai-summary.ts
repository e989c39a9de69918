/**
 * Has a language model write a second summary, if the user has chosen one. The AI summary is shown
 * in addition to the extractive summary and never replaces it.
 */

import { getAiApis } from '../browser/built-in-ai.ts';
import { getBrowserLanguage } from '../browser/i18n.ts';
import type { SummaryRequest } from '../browser/messaging.ts';
import type { Engine } from '../engines/engine.ts';
import { createEngines, findAiEngine, resolveTask } from '../engines/registry.ts';
import type { Article } from '../extraction/article.ts';
import { resultWithTimeout } from '../shared/async.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { getAllowedEngines } from '../storage/settings/policy.ts';
import type { Settings } from '../storage/settings/settings.ts';
import { waitForPolicy } from '../storage/stores/retention.ts';
import { readAiChoice, readPolicy, readSettings } from '../storage/stores/settings-store.ts';
import type { Summary } from '../summarizer/summary.ts';
import {
  type AiOptions,
  findSummary,
  hasSameAi,
  isRunning,
  type Job,
  type JobRef,
  toTaskOptions,
} from './jobs/job.ts';
import { updateJob } from './jobs/job-store.ts';
import { saveJobSummaries } from './save-to-history.ts';

/** Returns the options of an AI summary by the settings, and the engine that a request names. */
export async function collectAiOptions(
  settings: Settings,
  { engine = settings.engine }: SummaryRequest,
): Promise<AiOptions> {
  return {
    ...(await readAiChoice(settings, engine)),
    ...(settings.aiOutputLanguage === 'browser' && { outputLang: getBrowserLanguage() }),
  };
}

/**
 * Returns the options of the AI summary by the present settings, which may have changed since the
 * job was started. The language stays as long as the AI does, because an AI that does not support the
 * one in the settings would write the same summary again.
 */
export async function renewAiOptions(job: Job, request: SummaryRequest = {}): Promise<AiOptions> {
  const settings = await readSettings();
  const { outputLang, ...choice } = await collectAiOptions(settings, request);
  const lang = hasSameAi(job, choice) ? job.outputLang : outputLang;
  return { ...choice, ...(lang !== undefined && { outputLang: lang }) };
}

/**
 * Returns the options of the AI summary if the user has chosen another AI since the job was started;
 * `undefined` if not, if the job is running, or if its AI summary is finished, which stays. One that
 * has failed is not tried again by the same AI, because the user did not ask for that.
 */
export async function findNewAiOptions(job: Job): Promise<AiOptions | undefined> {
  if (job.status !== 'done' || isRunning(job) || job.aiSummary?.status === 'done') return undefined;
  const options = await renewAiOptions(job);
  return hasSameAi(job, options) ? undefined : options;
}

/**
 * Time that engines get to tell whether they are available; each has a timeout of its own as well.
 */
const resolveTimeoutMs = 10_000;

/**
 * Saves the summaries of a job. If an AI summary is still to be written, the job is marked for it
 * in the same write, so that nothing is lost if the background is terminated in between.
 *
 * @returns the updated job; fails as `updateJob` does
 */
export async function saveSummaries(
  job: Job,
  article: Article,
  signal?: AbortSignal,
): Promise<Result<Job>> {
  const { summaries } = job;
  await waitForPolicy();
  const result = await saveJobSummaries(job, article);
  const engine = signal?.aborted ? undefined : await selectAiEngine(job);
  return updateJob(job, { type: 'saved', summaries, result, aiEngine: engine?.id });
}

/**
 * Writes and saves the AI summary of a finished job, and stores its progress and outcome in the
 * job.
 *
 * @returns the updated job; fails with `engine-unavailable` if no AI engine may be used, with
 *   `timed-out` or `aborted`, and as `updateJob` does
 */
export async function writeAiSummary(
  job: Job,
  article: Article,
  signal: AbortSignal,
): Promise<Result<unknown>> {
  const engine = await selectAiEngine(job);
  if (!engine) return fail('engine-unavailable');
  const resolved = await resultWithTimeout(
    resolveTimeoutMs,
    signal,
    resolveTask(engine, toTaskOptions(job), article.lang).then(ok),
  );
  if (!resolved.ok) return resolved;
  const { task, availability } = resolved.value;
  // Some browsers have their model in pages only. Then an open summary view writes, if it can.
  if (availability !== 'available')
    return updateJob(job, { type: 'aiStarted', engine: engine.id, status: 'waiting' }, { signal });
  const { outputLang = article.lang } = task;
  // The summary may exist in another language than requested, if the engine supports no other.
  let latest: Result<Summary> = toResult(findSummary({ ...job, outputLang }, engine.id));
  if (!latest.ok)
    for await (const result of engine.summarize({ ...task, article, signal })) {
      latest = result;
      if (!result.ok) break;
      const event = { type: 'aiProgressed', summary: result.value } as const;
      const updated = await updateJob(job, event, { signal });
      if (!updated.ok) return updated;
    }
  return finishAiSummary(job, latest, article, signal);
}

async function finishAiSummary(
  ref: JobRef,
  result: Result<Summary>,
  article: Article,
  signal: AbortSignal,
): Promise<Result<Job>> {
  const updated = await updateJob(ref, { type: 'aiFinished', result }, { signal });
  if (!updated.ok || updated.value.saveStatus !== 'pending') return updated;
  return saveSummaries(updated.value, article, signal);
}

async function selectAiEngine({ engine }: Job): Promise<Engine | undefined> {
  return findAiEngine(createEngines(getAiApis()), engine, getAllowedEngines(await readPolicy()));
}

function toResult(summary: Summary | undefined): Result<Summary> {
  return summary ? ok(summary) : fail('engine-failed');
}
