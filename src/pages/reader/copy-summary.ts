/** The summary on the clipboard, in the words of every other export. */

import { stripAddress } from '../../history/article-url.ts';
import type { HistoryRecord } from '../../history/record.ts';
import { recordVersion } from '../../history/record-migrations.ts';
import type { Head, Job } from '../../platform/session.ts';
import type { Summary } from '../../summary/summary.ts';
import { copyRecords } from '../ui/hand-out.ts';

/** Copies title, points and address, as rich and plain text or as Markdown. To be called in a click. */
export async function copySummary(
  job: Job,
  summary: Summary,
  as: 'text' | 'markdown',
): Promise<void> {
  if (job.head) await copyRecords([recordOf(job, job.head, summary)], as);
}

/** The record that would be kept of this one summary; it need not have been. */
function recordOf(job: Job, head: Head, summary: Summary): HistoryRecord {
  const { title, site, byline, published, lang, dir, visibleShare, words, seconds, textHash } =
    head;
  const url = stripAddress(head.url);
  return {
    version: recordVersion,
    id: job.id,
    url,
    canonical: url,
    title,
    ...(site !== undefined && { site }),
    ...(byline !== undefined && { byline }),
    ...(published !== undefined && { published }),
    ...{ lang, dir, visibleShare, words, textHash },
    scope: job.scope.kind,
    readingSeconds: seconds,
    savedAt: job.startedAt,
    updatedAt: job.updatedAt,
    starred: false,
    summaries: [summary],
  };
}
