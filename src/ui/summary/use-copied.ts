/** Saying for a moment that something was copied. */

import { useState } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import { isVerified } from './verify-page.ts';

/** How long (ms) it is said. */
const copiedMs = 2_000;

/**
 * @param job whose page is asked first: nothing is copied of a summary that stands for another article
 * @returns whether it was copied a moment ago, and the copying itself, to be called in a click
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
