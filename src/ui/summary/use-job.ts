/** The tab's job, as it stands in storage: asked for once, then only watched. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { isRunning, type Job, jobTimeoutMs } from '../../background/jobs/job.ts';
import { onTabJobChanged, readTabJob } from '../../background/jobs/job-store.ts';
import { send } from '../../browser/messaging.ts';
import type { Failure, Result } from '../../shared/result.ts';

/**
 * A tab and its job. Without a tab, or with none of its own, there is nothing to show; nor where
 * the background could not even begin, which it says itself, since there is no job to say it.
 */
export type JobViewState =
  | { state: 'unknown' }
  | { state: 'none' }
  | { state: 'refused'; failure: Failure; retry(): void }
  | { state: 'job'; job: Job };

/** How often the background is asked that was stopped under the question. */
const maxRetries = 3;

/**
 * The tab's job, as it changes.
 * @param starts whether this reader may start one. A panel may not: it has no access to the page
 *   but what an earlier click has granted.
 */
export function useJob(tabId: number | undefined, starts: boolean): JobViewState {
  const [shown, setShown] = useState<JobViewState>({ state: 'unknown' });
  const here = useRef(tabId);
  here.current = tabId;
  // What is still being read of a tab when its reader turns to another comes too late.
  const createUpdater = (tab: number) => (next: JobViewState) => {
    if (tab === here.current) setShown(next);
  };

  useEffect(() => {
    if (tabId === undefined) return undefined;
    setShown({ state: 'unknown' });
    const show = createUpdater(tabId);
    const showJob = (job: Job | undefined) => show(toViewState(job));
    const stop = onTabJobChanged(tabId, showJob);
    // Answered when the tab's job stands in storage, so that none of the past is ever shown.
    if (starts) void requestJob(tabId, show);
    else void readTabJob(tabId).then(showJob);
    return stop;
  }, [tabId, starts]);

  useEffect(() => {
    if (shown.state !== 'job' || !isRunning(shown.job)) return undefined;
    const { tabId } = shown.job;
    // Silent for too long: whoever was writing it is gone. Asking again wakes the background.
    const silence = setTimeout(() => void requestJob(tabId, createUpdater(tabId)), jobTimeoutMs);
    return () => clearTimeout(silence);
  }, [shown]);

  const finished = shown.state === 'job' && shown.job.status === 'done' ? shown.job : undefined;
  useRefreshOnFocus(finished?.tabId, finished?.id);
  return shown;
}

/** Has the background see to the tab's job, and shows what came of it. */
async function requestJob(tabId: number, show: (shown: JobViewState) => void): Promise<void> {
  let answer: Result<unknown> = await send('job/ensure', { tabId });
  for (let asked = 1; wasDropped(answer) && asked < maxRetries; asked++)
    answer = await send('job/ensure', { tabId });
  const job = await readTabJob(tabId);
  if (!answer.ok && (!job || answer.failure.code === 'storage-full')) {
    const retry = () => {
      show({ state: 'unknown' });
      void requestJob(tabId, show);
    };
    return show({ state: 'refused', failure: answer.failure, retry });
  }
  show(toViewState(job));
}

function toViewState(job: Job | undefined): JobViewState {
  return job ? { state: 'job', job } : { state: 'none' };
}

function wasDropped(answer: Result<unknown>): boolean {
  return !answer.ok && answer.failure.code === 'unexpected';
}

/** Has the page looked at again for what is new: when a reader opens, and when its user comes back. */
function useRefreshOnFocus(tabId: number | undefined, jobId: string | undefined): void {
  useEffect(() => {
    if (tabId === undefined || jobId === undefined) return undefined;
    const look = () => void send('job/checkForUpdates', { tabId });
    look();
    addEventListener('focus', look);
    document.documentElement.addEventListener('pointerenter', look);
    return () => {
      removeEventListener('focus', look);
      document.documentElement.removeEventListener('pointerenter', look);
    };
  }, [tabId, jobId]);
}
