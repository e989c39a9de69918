/** Verifies a summary against the page before it is used. */

import type { Job } from '../../background/jobs/job.ts';
import { send } from '../../browser/messaging.ts';

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
