/** Keeping what was written: from the job to the history. */

import type { Article } from '../article/article.ts';
import { changedSince, recordFrom } from '../history/record.ts';
import { recordId } from '../history/record-id.ts';
import { readRecord, writeRecord } from '../platform/history-store.ts';
import type { Job } from '../platform/session.ts';
import { readSettings } from '../platform/settings-store.ts';
import { createQueue } from './queue.ts';

const inTurn = createQueue();

/** What became of it, as the job tells its reader. */
export type Kept = Pick<Job, 'kept' | 'changedSince'>;

/**
 * Stores the article's summaries as one record of the history, unless the window is private or the
 * reader keeps none.
 * @returns what was done, and when an older version of the same article was kept, if there was one.
 */
export function keep(job: Job, article: Article, now = Date.now()): Promise<Kept> {
  if (job.private) return Promise.resolve({ kept: 'private' });
  return inTurn(async () => {
    const { history } = await readSettings();
    if (!history) return { kept: 'off' };
    const previous = await readRecord(recordId(article));
    const { words = 0, seconds: readingSeconds = 0 } = job.head ?? {};
    const record = recordFrom(article, job.summaries, { at: now, words, readingSeconds, previous });
    const written = await writeRecord(record);
    const kept = written.ok ? 'kept' : 'refused';
    const changed = previous && changedSince(previous, article);
    return changed ? { kept, changedSince: previous.updatedAt } : { kept };
  });
}
