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

/** The job; `undefined` until it is there. */
export function useJob(tabId: number | undefined): Job | undefined {
  const [job, setJob] = useState<Job>();

  useEffect(() => {
    if (tabId === undefined) return undefined;
    const stop = watchTabJob(tabId, setJob);
    // Answered when the tab's job stands in storage, so that none of the past is ever shown.
    void send('ensure', { tabId })
      .then(() => readTabJob(tabId))
      .then(setJob);
    return stop;
  }, [tabId]);

  useEffect(() => {
    if (!job || !isRunning(job)) return undefined;
    // Silent for too long: whoever was writing it is gone. Asking again wakes the background.
    const silence = setTimeout(() => void send('ensure', { tabId: job.tabId }), staleAfter);
    return () => clearTimeout(silence);
  }, [job]);

  return job;
}
