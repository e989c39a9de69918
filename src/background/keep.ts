/** Keeping what was written: from the job to the history. */

import type { Article } from '../article/article.ts';
import { toRule } from '../history/prune.ts';
import { changedSince, recordFrom } from '../history/record.ts';
import { saveArticle } from '../platform/history-store.ts';
import { pruneBySettings } from '../platform/prune-by-settings.ts';
import type { Job } from '../platform/session.ts';
import { readSettings } from '../platform/settings-store.ts';
import { reanchor } from '../summary/reanchor.ts';

/** What became of it, as the job tells its reader. */
export type Kept = Pick<Job, 'kept' | 'recordId' | 'changedSince' | 'standing' | 'earlier'>;

/**
 * Stores the article's summaries as one record of the history, unless the window is private, the
 * reader keeps none, or there is no room for it.
 * @returns what was done, and when an older version of the same article was kept, if there was one,
 *   with what was kept of it and how many of its points still stand.
 */
export async function keep(job: Job, article: Article, now = Date.now()): Promise<Kept> {
  if (job.private) return { kept: 'private' };
  const settings = await readSettings();
  if (!settings.history) return { kept: 'off' };
  const { words = 0, seconds: readingSeconds = 0 } = job.head ?? {};
  let changed: Pick<Kept, 'changedSince' | 'standing' | 'earlier'> = {};
  const saved = await saveArticle(article, toRule(settings).bytes, (before) => {
    const again = before && changedSince(before, article) && reanchor(before.summaries, article);
    if (again) {
      const standing = { points: again.standing, of: again.saved };
      const { updatedAt, summaries: earlier } = before;
      changed = { changedSince: updatedAt, earlier, ...(again.saved > 0 && { standing }) };
    }
    const previous = again ? { ...before, summaries: again.summaries } : before;
    return recordFrom(article, job.summaries, { at: now, words, readingSeconds, previous });
  });
  if (!saved.ok) return { kept: 'refused', ...changed };
  if (saved.value.status !== 'saved') return { kept: saved.value.status, ...changed };
  const { id } = saved.value.record;
  const pruned = await pruneBySettings(now);
  // A record from a time when the clock ran ahead is newer, and this one makes room first.
  if (pruned.ok && pruned.value.some((removal) => removal.id === id))
    return { kept: 'no-room', ...changed };
  return { kept: 'kept', recordId: id, ...changed };
}
