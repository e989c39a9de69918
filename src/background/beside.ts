/**
 * A second version, written by the browser's own model beside the bundled one, where the reader has
 * chosen it. It is offered, never put in the bundled one's place.
 */

import type { Article } from '../article/article.ts';
import { chosenBeside } from '../engines/choose.ts';
import type { Engine } from '../engines/engine.ts';
import { enginesOf } from '../engines/list.ts';
import { offerOf } from '../engines/task.ts';
import type { Payload } from '../platform/messages.ts';
import { browserModels } from '../platform/on-device-ai.ts';
import { type Job, readArticle, readJob } from '../platform/session.ts';
import { readPolicy } from '../platform/settings-store.ts';
import { type Failure, fail, ok, type Result } from '../result.ts';
import { enginesUnder } from '../settings/policy.ts';
import type { EngineId, Summary } from '../summary/summary.ts';
import { unkept, updateJob, withSummary } from './job-store.ts';
import { keep } from './keep.ts';

/**
 * How the second version of a job stands that is about to be kept: to be written, if one is wanted
 * and not there yet. Stored together with what was kept, so that no life of the background can end
 * between the two.
 */
export async function besideOf(job: Job): Promise<Pick<Job, 'beside'>> {
  const { beside } = job;
  if (beside && !isBesideOpen(job)) return { beside };
  const engine = await wantedEngine(job);
  if (!engine) return {};
  // A version that stands in a job which nobody is writing at is a whole one.
  const isThere = !beside && versionOf(job, engine.id);
  return { beside: { engine: engine.id, state: isThere ? 'done' : 'writing' } };
}

/** Writes the second version of a finished job. Never throws: how it went is written into the job. */
export async function writeBeside(job: Job, article: Article, signal: AbortSignal): Promise<void> {
  const engine = await wantedEngine(job);
  if (!engine || signal.aborted) return;
  const { task, availability } = await offerOf(engine, job, article.lang);
  if (signal.aborted) return;
  // Some browsers have their model in pages only; then an open reader writes, if it can.
  if (availability !== 'ready') {
    await updateJob(job.id, { beside: { engine: engine.id, state: 'waiting' } });
    return;
  }
  let latest: Result<Summary> = fail('engine-failed');
  for await (const result of engine.write({ ...task, article, signal })) {
    if (signal.aborted) return;
    latest = result;
    if (result.ok) await updateJob(job.id, (now) => withSummary(now, result.value));
  }
  await finish(job.id, engine.id, latest, article);
}

/** An open reader has written what the background could not; see `pages/reader/use-own-model.ts`. */
export async function takeWritten({
  jobId,
  answer,
  last,
}: Payload<'written'>): Promise<Result<void>> {
  const { beside } = (await readJob(jobId)) ?? {};
  if (beside?.state !== 'waiting') return fail('unexpected', 'nobody asked');
  if (answer.ok && answer.value.engine !== beside.engine)
    return fail('unexpected', 'another engine');
  if (last) await finish(jobId, beside.engine, answer, await readArticle(jobId));
  else if (answer.ok) await updateJob(jobId, (now) => withSummary(now, answer.value));
  return ok(undefined);
}

/** Whether a second version is begun and not finished, be it here or in an open reader. */
export function isBesideOpen({ beside }: Job): boolean {
  return beside?.state === 'writing' || beside?.state === 'waiting';
}

/** The job without its second version, if that is one that will not be finished; and why not. */
export function withoutBeside(job: Job, failure: Failure): Job {
  if (!job.beside || !isBesideOpen(job)) return job;
  const { engine } = job.beside;
  const unfinished = versionOf(job, engine);
  return {
    ...job,
    summaries: job.summaries.filter((summary) => summary !== unfinished),
    beside: { engine, state: 'failed', failure },
  };
}

async function wantedEngine({ engine }: Job): Promise<Engine | undefined> {
  return chosenBeside(enginesOf(browserModels()), engine, enginesUnder(await readPolicy()));
}

/** What this engine has written so far of what the job asks for now. */
function versionOf({ summaries, form, length }: Job, engine: EngineId): Summary | undefined {
  return summaries.find(
    (summary) => summary.engine === engine && summary.form === form && summary.length === length,
  );
}

async function finish(
  jobId: string,
  engine: EngineId,
  written: Result<Summary>,
  article: Article | undefined,
): Promise<void> {
  const job = await updateJob(jobId, (now) =>
    written.ok
      ? { ...unkept(withSummary(now, written.value)), beside: { engine, state: 'done' } }
      : withoutBeside(now, written.failure),
  );
  if (job && article && written.ok) await updateJob(jobId, await keep(job, article));
}
