/** Whether the page still says what was read of it: live reports and corrections change in place. */

import { articleLimits } from '../article/limits.ts';
import { type Job, readArticle, readTabJob } from '../platform/session.ts';
import { ok, type Result } from '../result.ts';
import { updateJob } from './job-store.ts';
import { tabLoaded } from './jobs.ts';
import { readPage } from './read-page.ts';

/** What was read so short a time (ms) ago is not read again. */
const freshFor = 5_000;
/** How many of the new blocks are told. */
const addedTold = 8;
/** The share of its blocks that an article which has changed still holds. */
const leastStill = 0.4;

/**
 * A reader looks at a summary of some time ago: reads the page again, and writes into the job what
 * is new there. The summary itself stays until its reader wants another.
 */
export async function checkStale(tabId: number, now = Date.now()): Promise<Result<void>> {
  // A page that has become another by its own script is heard of in Chromium alone.
  await tabLoaded(tabId);
  const job = await readTabJob(tabId);
  if (job && isWorthChecking(job, now)) {
    const added = await addedSince(job);
    if (added) await updateJob(job.id, { added });
  }
  return ok(undefined);
}

function isWorthChecking({ step, outdated, startedAt, scope }: Job, now: number): boolean {
  return step === 'done' && !outdated && scope.kind === 'page' && now - startedAt > freshFor;
}

/** @returns nothing where the article is the same, or cannot be read */
async function addedSince({ id, tabId, scope, head }: Job): Promise<string[] | undefined> {
  const [before, read] = await Promise.all([readArticle(id), readPage(tabId, scope)]);
  if (!before || !read.ok || read.value.textHash === head?.textHash) return undefined;
  const known = new Set(before.blocks.map(({ text }) => text));
  const texts = read.value.blocks.map(({ text }) => text);
  const still = texts.filter((text) => known.has(text)).length;
  // Another article, of those that follow one below the other, is no change of this one.
  if (still < known.size * leastStill) return undefined;
  return texts
    .filter((text) => !known.has(text))
    .slice(0, addedTold)
    .map((text) => text.slice(0, articleLimits.line));
}
