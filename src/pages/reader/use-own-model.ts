/**
 * Some browsers have their model in pages only, not in the background. Then the open reader writes
 * the second version, and hands it to the background; closing the reader stops it.
 */

import { useEffect } from 'preact/hooks';
import type { SummarizerApi } from '../../engines/chromium-summarizer.ts';
import type { FirefoxMl } from '../../engines/firefox-ml.ts';
import { browserMl, browserSummarizer } from '../../platform/on-device-ai.ts';
import { send } from '../../platform/send.ts';
import { type Job, readArticle } from '../../platform/session.ts';
import { fail, type Result } from '../../result.ts';
import type { Summary } from '../../summary/summary.ts';

export function useOwnModel(job: Job): void {
  const { id, form, length, beside } = job;
  const engineId = beside?.state === 'waiting' ? beside.engine : undefined;
  useEffect(() => {
    if (!engineId) return undefined;
    const stop = new AbortController();
    void write({ ...job, engine: engineId }, stop.signal);
    return () => stop.abort();
    // Only another task is a reason to begin again; the job itself changes with every word.
  }, [id, form, length, engineId]);
}

async function write(
  { id: jobId, form, length, engine: engineId }: Job,
  signal: AbortSignal,
): Promise<void> {
  const hand = (answer: Result<Summary>, last: boolean) => send('written', { jobId, answer, last });
  // The engines are large and hardly ever needed here: no popup should wait for them.
  const { enginesOf } = await import('../../engines/list.ts');
  const models = { summarizer: browserSummarizer<SummarizerApi>(), ml: browserMl<FirefoxMl>() };
  const engine = enginesOf(models).find(({ id }) => id === engineId);
  const article = await readArticle(jobId);
  if (!engine || !article) return void hand(fail('engine-unavailable'), true);
  const task = { form, length, lang: article.lang };
  if ((await engine.probe(task)) !== 'ready') return void hand(fail('engine-unavailable'), true);
  let latest: Result<Summary> = fail('engine-failed');
  for await (const result of engine.write({ ...task, article, signal })) {
    if (signal.aborted) return;
    latest = result;
    await hand(result, false);
  }
  await hand(latest, true);
}
