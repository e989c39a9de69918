/**
 * Some browsers have their model in pages only, not in the background. Then the open reader writes
 * the second version, and hands it to the background; closing the reader stops it, and the next one
 * that opens begins again.
 */

import { useEffect } from 'preact/hooks';
import type { Job, JobRef } from '../../background/jobs/job.ts';
import { readArticle, readTabJob } from '../../background/jobs/job-store.ts';
import { getBuiltInAiApis } from '../../browser/built-in-ai.ts';
import { withLock } from '../../browser/lock.ts';
import { send } from '../../browser/messaging.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { Summary } from '../../summarizer/summary.ts';

export function useAiSummaryWriter(job: Job): void {
  const { id, tabId, type, length, aiSummary } = job;
  const waiting = aiSummary?.status === 'waiting';
  useEffect(() => {
    if (!waiting) return undefined;
    const stop = new AbortController();
    // A popup and a panel may both be open on the tab: one writes, the other is there if it closes.
    void withLock(`own model ${id}`, () => writeIfWaiting({ id, tabId }, stop.signal));
    return () => stop.abort();
    // Only another task is a reason to begin again; the job itself changes with every word.
  }, [id, tabId, type, length, waiting]);
}

async function writeIfWaiting({ id, tabId }: JobRef, signal: AbortSignal): Promise<void> {
  const job = await readTabJob(tabId);
  if (job?.id !== id || job.aiSummary?.status !== 'waiting' || signal.aborted) return;
  let latest: Result<Summary> | undefined;
  for await (const result of writeSummary(job, job.aiSummary.engine, signal)) {
    if (signal.aborted) return;
    latest = result;
    await send('job/aiSummaryChunk', { tabId, jobId: id, answer: result, isLast: false });
  }
  if (latest) await send('job/aiSummaryChunk', { tabId, jobId: id, answer: latest, isLast: true });
}

async function* writeSummary(
  job: Job,
  engineId: Summary['engine'],
  signal: AbortSignal,
): AsyncGenerator<Result<Summary>> {
  // The engines are large and hardly ever needed here: no popup should wait for them.
  const [{ createEngines }, { resolveTask }] = await Promise.all([
    import('../../engines/registry.ts'),
    import('../../engines/registry.ts'),
  ]);
  const engine = createEngines(getBuiltInAiApis()).find((candidate) => candidate.id === engineId);
  const article = await readArticle(job);
  if (!engine || !article) return yield fail('engine-unavailable');
  const { task, availability } = await resolveTask(engine, job, article.lang);
  if (availability !== 'available')
    return yield fail(availability === 'unknown' ? 'timed-out' : 'engine-unavailable');
  yield* engine.summarize({ ...task, article, signal });
}
