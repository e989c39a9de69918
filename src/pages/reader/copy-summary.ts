/** The summary on the clipboard, in the words of every other export. */

import type { ArticleMeta, Job } from '../../background/jobs/job.ts';
import { stripAddress } from '../../history/article-url.ts';
import type { HistoryRecord } from '../../history/record.ts';
import { recordVersion } from '../../history/record-migrations.ts';
import type { Summary } from '../../summary/summary.ts';
import { copyRecords } from '../ui/hand-out.ts';

/** Copies title, points and address, as rich and plain text or as Markdown. To be called in a click. */
export async function copySummary(
  job: Job,
  summary: Summary,
  as: 'text' | 'markdown',
): Promise<void> {
  if (job.article) await copyRecords([recordOf(job, job.article, summary)], as);
}

/** The record that would be kept of this one summary; it need not have been. */
function recordOf(job: Job, article: ArticleMeta, summary: Summary): HistoryRecord {
  const {
    title,
    site,
    byline,
    published,
    lang,
    dir,
    visibleShare,
    words,
    readingSeconds,
    textHash,
  } = article;
  const url = stripAddress(article.url);
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
    readingSeconds,
    savedAt: job.startedAt,
    updatedAt: job.updatedAt,
    starred: false,
    summaries: [summary],
  };
}
