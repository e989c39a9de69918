/** Finds the points that are new since the article was last summarized. */

import type { Job } from '../../background/jobs/job.ts';
import { isSameVariant, type Summary } from '../../summarizer/summary.ts';

/**
 * Returns the texts of the new points; none if the earlier version has no summary of the same
 * variant.
 */
export function findNewPoints(summary: Summary, { previousSummaries }: Job): ReadonlySet<string> {
  const before = previousSummaries?.find((other) => isSameVariant(other, summary));
  if (!before) return new Set();
  const known = new Set(before.points.map(({ text }) => text));
  return new Set(summary.points.map(({ text }) => text).filter((text) => !known.has(text)));
}
