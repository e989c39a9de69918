/** Keeping what was written: from the job to the history. */

import { reanchor } from '../anchoring/reanchor.ts';
import type { Article } from '../extraction/article.ts';
import { createRecord, hasChanged } from '../storage/history/record.ts';
import { toRetentionPolicy } from '../storage/history/retention-policy.ts';
import { saveArticle } from '../storage/stores/history-store.ts';
import { applyRetention } from '../storage/stores/retention.ts';
import { readSettings } from '../storage/stores/settings-store.ts';
import type { Job, SaveResult } from './jobs/job.ts';
import { isTabJob } from './jobs/job-store.ts';

/**
 * Stores the article's summaries as one record of the history, unless the window is private, the
 * user saves none, the job has been erased meanwhile, or there is no room for it.
 * @returns what was done, and when an older version of the same article was kept, if there was one,
 *   with what was kept of it and how many of its points still stand.
 */
export async function saveJobSummaries(
  job: Job,
  article: Article,
  now = Date.now(),
): Promise<SaveResult> {
  if (job.incognito) return { saveStatus: 'incognito' };
  const settings = await readSettings();
  if (!settings.history) return { saveStatus: 'disabled' };
  const { words = 0, readingSeconds = 0 } = job.article ?? {};
  let changed: Omit<SaveResult, 'saveStatus'> = {};
  const saved = await saveArticle(article, toRetentionPolicy(settings).bytes, async (before) => {
    // Asked inside the history's lock, which erasing everything takes too.
    if (!(await isTabJob(job))) return undefined;
    const reanchored = before && hasChanged(before, article) && reanchor(before.summaries, article);
    if (reanchored) {
      const matchingPoints = { points: reanchored.matchingPoints, of: reanchored.savedPoints };
      const { updatedAt: previousSavedAt, summaries: previousSummaries } = before;
      changed = {
        previousSavedAt,
        previousSummaries,
        ...(reanchored.savedPoints > 0 && { matchingPoints }),
      };
    }
    const previous = reanchored ? { ...before, summaries: reanchored.summaries } : before;
    return createRecord(article, job.summaries, { at: now, words, readingSeconds, previous });
  });
  if (!saved.ok) return { saveStatus: 'failed', ...changed };
  if (saved.value.status !== 'saved') return { saveStatus: saved.value.status, ...changed };
  const { id } = saved.value.record;
  const pruned = await applyRetention(now);
  // A record from a time when the clock ran ahead is newer, and this one makes room first.
  if (pruned.ok && pruned.value.some((removal) => removal.id === id))
    return { saveStatus: 'no-room', ...changed };
  return { saveStatus: 'saved', recordId: id, ...changed };
}
