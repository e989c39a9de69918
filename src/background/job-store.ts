/** Writing jobs to session storage: the only place that does. */

import type { Article } from '../article/article.ts';
import {
  articleKey,
  type Job,
  jobKey,
  keysOfReplaced,
  readAllJobs,
  readJob,
  readTabJob,
  tabKey,
} from '../platform/session.ts';
import { session } from '../platform/storage.ts';
import type { Result } from '../result.ts';
import { type Summary, sameVariant } from '../summary/summary.ts';
import { createQueue } from './queue.ts';

/** Articles kept for writing them again in another form; each may take a megabyte of ten. */
const articlesKept = 5;

const inTurn = createQueue();

/** Makes `job` the tab's job and forgets the one before; where it is refused, that one stays. */
export function putJob(job: Job): Promise<Result<void>> {
  return inTurn(async () => {
    const before = await readTabJob(job.tabId);
    const written = await store({ [tabKey(job.tabId)]: job.id, [jobKey(job.id)]: job }, job.id);
    if (written.ok && before && before.id !== job.id)
      await session.remove([jobKey(before.id), articleKey(before.id)]);
    return written;
  });
}

/**
 * Changes a job, if it still is its tab's job.
 * @returns the job as it is now, or `undefined` when it was replaced, its tab closed, or the browser
 *   refused to store it.
 */
export function updateJob(
  jobId: string,
  change: Partial<Job> | ((job: Job) => Job),
): Promise<Job | undefined> {
  return inTurn(async () => {
    const job = await readJob(jobId);
    if (!job) return undefined;
    const changed = typeof change === 'function' ? change(job) : { ...job, ...change };
    const stamped = { ...changed, updatedAt: Date.now() };
    const written = await store({ [jobKey(jobId)]: stamped }, jobId);
    return written.ok ? stamped : undefined;
  });
}

/** The job with this summary in the place of its own older version. */
export function withSummary(job: Job, summary: Summary): Job {
  const others = job.summaries.filter((other) => !sameVariant(other, summary));
  return { ...job, summaries: [...others, summary] };
}

/** The job with something in it that the history has not yet. What never goes there, does not now. */
export function unkept({ kept, ...job }: Job): Job {
  return kept === undefined || kept === 'kept' ? job : { ...job, kept };
}

/** Stores what a job has read; the oldest articles of other jobs make room. */
export function putArticle(jobId: string, article: Article): Promise<Result<void>> {
  return inTurn(async () => {
    const others = (await readAllJobs()).filter(({ id }) => id !== jobId);
    const oldest = others.sort((a, b) => b.startedAt - a.startedAt).slice(articlesKept - 1);
    await session.remove(oldest.map(({ id }) => articleKey(id)));
    return store({ [articleKey(jobId)]: article }, jobId);
  });
}

/** Where there is no room, what other tabs have read makes some: it can be read again. */
async function store(items: Record<string, unknown>, jobId: string): Promise<Result<void>> {
  const written = await session.set(items);
  if (written.ok || written.failure.code !== 'storage-full') return written;
  const keys = await session.keys();
  // By their keys: one whose job is gone takes room as well.
  await session.remove(keys.ok ? keys.value.filter((key) => isArticleOfAnother(key, jobId)) : []);
  return session.set(items);
}

function isArticleOfAnother(key: string, jobId: string): boolean {
  return key.startsWith(articleKey('')) && key !== articleKey(jobId);
}

/** Removes what a life of the background left that ended while it put one job in another's place. */
export function removeReplaced(): Promise<void> {
  return inTurn(async () => {
    const keys = await keysOfReplaced();
    if (keys.length > 0) await session.remove(keys);
  });
}

/** Removes all that is held for a tab. */
export function forgetTab(tabId: number): Promise<void> {
  return inTurn(async () => {
    const job = await readTabJob(tabId);
    const held = job ? [jobKey(job.id), articleKey(job.id)] : [];
    await session.remove([tabKey(tabId), ...held]);
  });
}
