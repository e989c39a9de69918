/**
 * A second version, written by the browser's own model beside the bundled one, where the reader has
 * chosen it. It is offered, never put in the bundled one's place.
 */

import type { Article } from '../article/article.ts';
import type { SummarizerApi } from '../engines/chromium-summarizer.ts';
import type { Engine } from '../engines/engine.ts';
import type { FirefoxMl } from '../engines/firefox-ml.ts';
import { enginesOf } from '../engines/list.ts';
import type { Payload } from '../platform/messages.ts';
import { browserMl, browserSummarizer } from '../platform/on-device-ai.ts';
import { type Job, readArticle, readJob } from '../platform/session.ts';
import { readPolicy } from '../platform/settings-store.ts';
import { fail, ok, type Result } from '../result.ts';
import { enginesUnder } from '../settings/policy.ts';
import type { Summary } from '../summary/summary.ts';
import { updateJob, withSummary } from './job-store.ts';
import { keep } from './keep.ts';

/**
 * Writes the second version of a finished job, if one is wanted. Never throws: how it went is
 * written into the job.
 */
export async function writeBeside(job: Job, article: Article, signal: AbortSignal): Promise<void> {
  const engine = await wantedEngine(job);
  if (!engine) return;
  const { form, length } = job;
  const task = { form, length, lang: article.lang };
  const availability = await engine.probe(task);
  if (availability !== 'ready') {
    // Some browsers have their model in pages only; then an open reader writes, if it can.
    await setBeside(job.id, { engine: engine.id, state: 'waiting' });
    return;
  }
  await setBeside(job.id, { engine: engine.id, state: 'writing' });
  for await (const result of engine.write({ ...task, article, signal })) {
    if (signal.aborted) return;
    await takeResult(job.id, engine.id, result);
  }
  await finishBeside(job.id, article);
}

/** An open reader has written what the background could not; see `pages/reader/use-own-model.ts`. */
export async function takeWritten({
  jobId,
  answer,
  last,
}: Payload<'written'>): Promise<Result<void>> {
  const job = await readJob(jobId);
  const beside = job?.beside;
  if (!beside || (beside.state !== 'waiting' && beside.state !== 'writing'))
    return fail('unexpected', 'nobody asked');
  if (answer.ok && answer.value.engine !== beside.engine)
    return fail('unexpected', 'another engine');
  await takeResult(jobId, beside.engine, answer);
  const article = last ? await readArticle(jobId) : undefined;
  if (article) await finishBeside(jobId, article);
  return ok(undefined);
}

/** The engine that the reader has chosen, if it is not the bundled one and may be used. */
async function wantedEngine({ engine }: Job): Promise<Engine | undefined> {
  if (engine === 'bundled' || !enginesUnder(await readPolicy()).includes(engine)) return undefined;
  const models = { summarizer: browserSummarizer<SummarizerApi>(), ml: browserMl<FirefoxMl>() };
  return enginesOf(models).find(({ id }) => id === engine);
}

async function takeResult(
  jobId: string,
  engine: Job['engine'],
  result: Result<Summary>,
): Promise<void> {
  await updateJob(jobId, (job) =>
    result.ok
      ? { ...withSummary(job, result.value), beside: { engine, state: 'writing' } }
      : { ...job, beside: { engine, state: 'failed', failure: result.failure } },
  );
}

async function finishBeside(jobId: string, article: Article): Promise<void> {
  const job = await updateJob(jobId, (now) =>
    now.beside?.state === 'writing' ? { ...now, beside: { ...now.beside, state: 'done' } } : now,
  );
  if (job?.beside?.state === 'done') await updateJob(jobId, await keep(job, article));
}

function setBeside(jobId: string, beside: NonNullable<Job['beside']>) {
  return updateJob(jobId, { beside });
}
