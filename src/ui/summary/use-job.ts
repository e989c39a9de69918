/** Reads the tab's job from storage: requested once, then only watched. */

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isRunning, type Job, jobTimeoutMs } from '../../background/jobs/job.ts';
import { onTabJobChanged, readTabJob } from '../../background/jobs/job-store.ts';
import { answerForPanel, isPanelOpen } from '../../browser/extension-pages.ts';
import { send } from '../../browser/messaging.ts';
import type { Failure, Result } from '../../shared/result.ts';
import type { Surface } from './use-tab.ts';

// Avoids two views of one summary: while a side panel is open, the toolbar button acts on the
// panel.

/**
 * Lets panels announce themselves to popups. A popup that finds a panel on its tab has the
 * background start the tab's job, which the panel then shows, and closes itself.
 *
 * @param tabId the tab that the view is for; `undefined` until it is known
 */
export function useHandOver(surface: Surface, tabId: number | undefined): void {
  useEffect(() => {
    if (tabId === undefined) return undefined;
    if (surface === 'panel') return answerForPanel(tabId);
    if (surface === 'popup') void handOver(tabId);
    return undefined;
  }, [surface, tabId]);
}

async function handOver(tabId: number): Promise<void> {
  if (!(await isPanelOpen(tabId))) return;
  const answer = await send('job/ensure', { tabId });
  // If the job could not be started, there is no job for the panel to show, so the popup stays open
  // to say why.
  if (answer.ok) window.close();
}

// Verifies a summary against the page before it is used.

/**
 * Asks the page if the summary may be copied, spoken or starred.
 *
 * @returns true if the page still shows the article, cannot be asked, or the user already knows
 *   that it has changed
 */
export async function isVerified({ tabId, freshness }: Job): Promise<boolean> {
  if (freshness !== 'current') return true;
  const answer = await send('job/verify', { tabId });
  // The job changes too, so the view shows the notice.
  return !answer.ok || (answer.value !== 'outdated' && answer.value !== 'reloaded');
}

/**
 * State of the view. `none` means that there is no tab, or no job for it. A failure to create the
 * job is held here, since there is no job to hold it.
 */
export type JobViewState =
  | { state: 'unknown' }
  | { state: 'none' }
  | { state: 'refused'; failure: Failure; retry(): void }
  | { state: 'job'; job: Job };

/**
 * Most times that the request is repeated if the service worker is terminated while handling it.
 */
const maxRetries = 3;

/**
 * Follows the tab's job in storage.
 *
 * @param starts true if the view may start a job. A panel may not: it has access to the page only
 *   through an earlier click.
 * @returns the state of the view, updated with every change of the job
 */
export function useJob(tabId: number | undefined, starts: boolean): JobViewState {
  const [shown, setShown] = useState<JobViewState>({ state: 'unknown' });
  const here = useRef(tabId);
  here.current = tabId;
  // Drops results for the previous tab that arrive after the view has moved to another one.
  const createUpdater = (tab: number) => (next: JobViewState) => {
    if (tab === here.current) setShown(next);
  };

  // An effect would wait for the first paint, which takes a while in a popup that is opening.
  useLayoutEffect(() => {
    if (tabId === undefined) return undefined;
    setShown({ state: 'unknown' });
    const show = createUpdater(tabId);
    const showJob = (job: Job | undefined) => show(toViewState(job));
    // The background answers once the job in storage is up to date. Until then, a finished one may be
    // that of an article which the page no longer shows, and which is only being marked as such.
    let isCurrent = !starts;
    const stop = onTabJobChanged(tabId, (job) => {
      if (isCurrent || (job && isRunning(job))) showJob(job);
    });
    if (starts)
      void requestJob(tabId, (next) => {
        isCurrent = true;
        show(next);
      });
    else void readTabJob(tabId).then(showJob);
    return stop;
  }, [tabId, starts]);

  useEffect(() => {
    if (shown.state !== 'job' || !isRunning(shown.job)) return undefined;
    const { tabId } = shown.job;
    // A job that has not changed for this long was abandoned. Requesting it again wakes the
    // background.
    const silence = setTimeout(() => void requestJob(tabId, createUpdater(tabId)), jobTimeoutMs);
    return () => clearTimeout(silence);
  }, [shown]);

  const finished = shown.state === 'job' && shown.job.status === 'done' ? shown.job : undefined;
  useRefreshOnFocus(finished?.tabId, finished?.id);
  return shown;
}

/** Asks the background to bring the tab's job up to date, and shows the result. */
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

/** Checks the page for changes when the view opens and whenever the user returns to it. */
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
