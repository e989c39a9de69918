/** The tab's job, as it stands in storage: asked for once, then only watched. */

import { useEffect, useState } from 'preact/hooks';
import { send } from '../../platform/send.ts';
import {
  isRunning,
  type Job,
  readTabJob,
  staleAfter,
  watchTabJob,
} from '../../platform/session.ts';

/** A tab and its job; without a tab, or with none of its own, there is nothing to show. */
export type Shown = { state: 'unknown' } | { state: 'none' } | { state: 'job'; job: Job };

/**
 * The tab's job, as it changes.
 * @param starts whether this reader may start one. A panel may not: it has no access to the page
 *   but what an earlier click has granted.
 */
export function useJob(tabId: number | undefined, starts: boolean): Shown {
  const [shown, setShown] = useState<Shown>({ state: 'unknown' });

  useEffect(() => {
    if (tabId === undefined) return undefined;
    setShown({ state: 'unknown' });
    const show = (job: Job | undefined) =>
      setShown(job ? { state: 'job', job } : { state: 'none' });
    const stop = watchTabJob(tabId, show);
    // Answered when the tab's job stands in storage, so that none of the past is ever shown.
    const asked = starts ? send('ensure', { tabId }) : Promise.resolve();
    void asked.then(() => readTabJob(tabId)).then(show);
    return stop;
  }, [tabId, starts]);

  useEffect(() => {
    if (shown.state !== 'job' || !isRunning(shown.job)) return undefined;
    const { tabId } = shown.job;
    // Silent for too long: whoever was writing it is gone. Asking again wakes the background.
    const silence = setTimeout(() => void send('ensure', { tabId }), staleAfter);
    return () => clearTimeout(silence);
  }, [shown]);

  return shown;
}
