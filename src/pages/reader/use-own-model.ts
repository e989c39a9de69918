/**
 * Some browsers have their model in pages only, not in the background. Then the open reader writes
 * the second version, and hands it to the background; closing the reader stops it, and the next one
 * that opens begins again.
 */

import { useEffect } from 'preact/hooks';
import { exclusively } from '../../platform/lock.ts';
import { browserModels } from '../../platform/on-device-ai.ts';
import { send } from '../../platform/send.ts';
import { type Job, readArticle, readJob } from '../../platform/session.ts';
import { fail, type Result } from '../../result.ts';
import type { Summary } from '../../summary/summary.ts';

export function useOwnModel(job: Job): void {
  const { id, form, length, beside } = job;
  const waiting = beside?.state === 'waiting';
  useEffect(() => {
    if (!waiting) return undefined;
    const stop = new AbortController();
    // A popup and a panel may both be open on the tab: one writes, the other is there if it closes.
    void exclusively(`own model ${id}`, () => writeIfWaiting(id, stop.signal));
    return () => stop.abort();
    // Only another task is a reason to begin again; the job itself changes with every word.
  }, [id, form, length, waiting]);
}

async function writeIfWaiting(jobId: string, signal: AbortSignal): Promise<void> {
  const job = await readJob(jobId);
  if (job?.beside?.state !== 'waiting' || signal.aborted) return;
  let latest: Result<Summary> | undefined;
  for await (const result of written(job, job.beside.engine, signal)) {
    if (signal.aborted) return;
    latest = result;
    await send('written', { jobId, answer: result, last: false });
  }
  if (latest) await send('written', { jobId, answer: latest, last: true });
}

async function* written(
  job: Job,
  engineId: Summary['engine'],
  signal: AbortSignal,
): AsyncGenerator<Result<Summary>> {
  // The engines are large and hardly ever needed here: no popup should wait for them.
  const [{ enginesOf }, { offerOf }] = await Promise.all([
    import('../../engines/list.ts'),
    import('../../engines/task.ts'),
  ]);
  const engine = enginesOf(browserModels()).find((candidate) => candidate.id === engineId);
  const article = await readArticle(job.id);
  if (!engine || !article) return yield fail('engine-unavailable');
  const { task, availability } = await offerOf(engine, job, article.lang);
  if (availability !== 'ready')
    return yield fail(availability === 'unknown' ? 'timed-out' : 'engine-unavailable');
  yield* engine.write({ ...task, article, signal });
}
