/** Asking the page once more, before something is done with a summary that may stand for another one. */

import type { Job } from '../../background/jobs/job.ts';
import { send } from '../../browser/messaging.ts';

/**
 * Whether the summary may be copied, spoken or starred: the page still shows its article, or the user
 * has been told already that it does not.
 */
export async function isVerified({ tabId, freshness }: Job): Promise<boolean> {
  if (freshness !== 'current') return true;
  const answer = await send('job/verify', { tabId });
  // The notice comes with the job, which is told as well.
  return !answer.ok || (answer.value !== 'outdated' && answer.value !== 'reloaded');
}
