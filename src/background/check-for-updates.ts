/** Whether the page still says what was extracted: live reports and corrections change in place. */

import { articleLimits } from '../extraction/limits.ts';
import { ok, type Result } from '../shared/result.ts';
import { extractFromTab } from './extract-from-tab.ts';
import type { Job } from './jobs/job.ts';
import { verifyJob } from './jobs/job-manager.ts';
import { readArticle, updateJob } from './jobs/job-store.ts';

/** What was extracted so short a time (ms) ago is not extracted again. */
const minRecheckAgeMs = 5_000;
/** How many of the new blocks are told. */
const maxAddedBlocks = 8;
/** The share of its blocks that an article which has changed still holds. */
const minOverlap = 0.4;

/**
 * The user looks at a summary of some time ago: asks the page whether it still shows that article,
 * and if so extracts it again and tells the job what is new there. The summary itself stays until its
 * user wants another.
 */
export async function checkForUpdates(tabId: number, now = Date.now()): Promise<Result<void>> {
  const job = await verifyJob(tabId);
  if (job && isWorthChecking(job, now)) {
    const { article } = job;
    const addedBlocks = await findAddedBlocks(job);
    if (article && addedBlocks)
      await updateJob(job, { type: 'updatesFound', article, addedBlocks });
  }
  return ok(undefined);
}

function isWorthChecking({ status, freshness, startedAt, scope }: Job, now: number): boolean {
  const isOld = now - startedAt > minRecheckAgeMs;
  return status === 'done' && freshness === 'current' && scope.kind === 'page' && isOld;
}

/** @returns nothing where the article is the same, or cannot be extracted */
async function findAddedBlocks(job: Job): Promise<string[] | undefined> {
  const [before, now] = await Promise.all([readArticle(job), extractFromTab(job.tabId, job.scope)]);
  if (!before || !now.ok || now.value.article.textHash === before.textHash) return undefined;
  const known = new Set(before.blocks.map(({ text }) => text));
  const texts = now.value.article.blocks.map(({ text }) => text);
  const overlap = texts.filter((text) => known.has(text)).length;
  // Another article, of those that follow one below the other, is no change of this one.
  if (overlap < known.size * minOverlap) return undefined;
  return texts
    .filter((text) => !known.has(text))
    .slice(0, maxAddedBlocks)
    .map((text) => text.slice(0, articleLimits.line));
}
