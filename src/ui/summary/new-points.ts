/** What a summary says that the one before the article changed did not. */

import type { Job } from '../../background/jobs/job.ts';
import { isSameVariant, type Summary } from '../../summarizer/summary.ts';

/** Texts of the new points; none where the same kind of summary was not kept of the earlier version. */
export function findNewPoints(summary: Summary, { previousSummaries }: Job): ReadonlySet<string> {
  const before = previousSummaries?.find((other) => isSameVariant(other, summary));
  if (!before) return new Set();
  const known = new Set(before.points.map(({ text }) => text));
  return new Set(summary.points.map(({ text }) => text).filter((text) => !known.has(text)));
}
