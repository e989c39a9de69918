/** Shows for a moment that something was copied. */

import { useState } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import { isVerified } from './verify-page.ts';

/** How long the confirmation is shown, in ms. */
const copiedMs = 2_000;

/**
 * @param job the job whose page is verified first, so that nothing is copied of an outdated summary
 * @returns true for a moment after copying, and the function that copies, to be called in a click
 */
export function useCopied(
  job: Job,
  copy: () => Promise<void>,
): [copied: boolean, copy: () => void] {
  const [copied, setCopied] = useState(false);
  const run = async () => {
    if (!(await isVerified(job))) return;
    await copy();
    setCopied(true);
    setTimeout(() => setCopied(false), copiedMs);
  };
  return [copied, () => void run()];
}
