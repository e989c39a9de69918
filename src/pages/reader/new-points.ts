/** What a summary says that the one before the article changed did not. */

import type { Job } from '../../background/jobs/job.ts';
import { type Summary, sameVariant } from '../../summary/summary.ts';

/** Texts of the new points; none where the same kind of summary was not kept of the earlier version. */
export function newPoints(summary: Summary, { previousSummaries }: Job): ReadonlySet<string> {
  const before = previousSummaries?.find((other) => sameVariant(other, summary));
  if (!before) return new Set();
  const known = new Set(before.points.map(({ text }) => text));
  return new Set(summary.points.map(({ text }) => text).filter((text) => !known.has(text)));
}
