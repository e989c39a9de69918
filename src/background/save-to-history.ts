/** Saves finished summaries to the history. */

import { reanchor } from '../anchoring/reanchor.ts';
import type { Article } from '../extraction/article.ts';
import { createRecord, hasChanged } from '../storage/history/record.ts';
import { toRetentionPolicy } from '../storage/history/retention-policy.ts';
import { applyRetention } from '../storage/stores/retention.ts';
import { saveArticle } from '../storage/stores/save-article.ts';
import { tryReadSettingsWithPolicy } from '../storage/stores/settings-store.ts';
import type { Job, SaveResult } from './jobs/job.ts';
import { isTabJob } from './jobs/job-store.ts';

/**
 * Saves the summaries of a job in the record of their article, unless the window is incognito,
 * history is off, the settings cannot be read, the job was erased in the meantime, or there is no
 * room.
 *
 * @param now milliseconds since 1970
 * @returns the outcome; and, if the article had another text when it was saved before, the date and
 *   the summaries of that version, with the number of points that still match
 */
export async function saveJobSummaries(
  job: Job,
  article: Article,
  now = Date.now(),
): Promise<SaveResult> {
  if (job.incognito) return { saveStatus: 'incognito' };
  const settingsRead = await tryReadSettingsWithPolicy();
  // The user may have turned the history off.
  if (!settingsRead.ok) return { saveStatus: 'failed' };
  const { settings } = settingsRead.value;
  if (!settings.history) return { saveStatus: 'disabled' };
  const { words = 0, readingSeconds = 0 } = job.article ?? {};
  let changed: Omit<SaveResult, 'saveStatus'> = {};
  const saved = await saveArticle(article, toRetentionPolicy(settings).bytes, async (before) => {
    // This is checked within the history lock, which erasing everything takes as well.
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
  if (!saved.ok) {
    const { code } = saved.failure;
    return { saveStatus: code === 'storage-full' ? code : 'failed', ...changed };
  }
  if (saved.value.status !== 'saved') return { saveStatus: saved.value.status, ...changed };
  const { id } = saved.value.record;
  const pruned = await applyRetention(now);
  // Records from a time when the clock was ahead count as newer, so that this one is evicted first.
  if (pruned.ok && pruned.value.some((removal) => removal.id === id))
    return { saveStatus: 'no-room', ...changed };
  return { saveStatus: 'saved', recordId: id, ...changed };
}
