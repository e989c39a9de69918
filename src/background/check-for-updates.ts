/**
 * Checks whether an article has been updated since its summary, as live reports and corrections
 * are.
 */

import { articleLimits } from '../extraction/article.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Job } from './jobs/job.ts';
import { verifyJob } from './jobs/job-manager.ts';
import { readArticle, updateJob } from './jobs/job-store.ts';
import { extractFromTab } from './page-script.ts';

/** A page that was extracted more recently than this is not extracted again. */
const minRecheckAgeMs = 5_000;
/** Maximum number of new blocks that are reported. */
const maxAddedBlocks = 8;
/** Minimum share of its old blocks by which an updated article is recognized as the same. */
const minOverlap = 0.4;

/**
 * When the page of each tab was last extracted again (milliseconds since 1970). This is not stored,
 * because one extraction more after a termination of the background does no harm.
 */
const lastChecks = new Map<number, number>();

/** The tabs whose pages are being extracted again, which takes long if a page is busy. */
const checkedTabs = new Set<number>();

/**
 * Extracts the page again if it still shows the article of a finished job, and stores the new
 * blocks in the job. The summary itself stays until the user asks for another.
 *
 * @param now milliseconds since 1970
 */
export async function checkForUpdates(tabId: number, now = Date.now()): Promise<Result<void>> {
  const job = await verifyJob(tabId);
  if (!job || checkedTabs.has(tabId) || !isWorthChecking(job, now)) return ok(undefined);
  checkedTabs.add(tabId);
  lastChecks.set(tabId, now);
  try {
    const { article } = job;
    const addedBlocks = await findAddedBlocks(job);
    if (article && addedBlocks)
      await updateJob(job, { type: 'updatesFound', article, addedBlocks });
  } finally {
    checkedTabs.delete(tabId);
  }
  return ok(undefined);
}

function isWorthChecking(
  { tabId, status, freshness, startedAt, scope, article }: Job,
  now: number,
): boolean {
  const extractedAt = Math.max(startedAt, lastChecks.get(tabId) ?? 0);
  const isOld = now - extractedAt > minRecheckAgeMs;
  return (
    status === 'done' && freshness === 'current' && scope.kind === 'page' && isOld && !article?.pdf
  );
}

/**
 * @returns the texts of new blocks; `undefined` if the article is unchanged or cannot be extracted
 */
async function findAddedBlocks(job: Job): Promise<string[] | undefined> {
  const [before, now] = await Promise.all([readArticle(job), extractFromTab(job.tabId, job.scope)]);
  if (!before || !now.ok || now.value.article.textHash === before.textHash) return undefined;
  const knownTexts = new Set(before.blocks.map(({ text }) => text));
  const texts = now.value.article.blocks.map(({ text }) => text);
  const overlap = texts.filter((text) => knownTexts.has(text)).length;
  // Below an article, a page may show the next one, which is no update of it.
  if (overlap < knownTexts.size * minOverlap) return undefined;
  return texts
    .filter((text) => !knownTexts.has(text))
    .slice(0, maxAddedBlocks)
    .map((text) => text.slice(0, articleLimits.line));
}
