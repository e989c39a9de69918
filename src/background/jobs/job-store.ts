/**
 * Reads and writes jobs in session storage. Only the background writes them; summary views render
 * them.
 *
 * `job:<tabId>` holds the job of a tab, which is small and written often. `article:<tabId>` holds
 * its article, which is large and written together with the job.
 */

import * as v from 'valibot';
import { withLock } from '../../browser/lock.ts';
import { createStorageItem, onStorageChanged, session } from '../../browser/storage.ts';
import { Article } from '../../extraction/article.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createUnreadableJob, Job, type JobEvent, type JobRef } from './job.ts';
import { transition } from './transitions.ts';

/** An article may take one of the ten megabytes that session storage has. */
const maxCachedArticles = 5;

const jobPrefix = 'job:';
const articlePrefix = 'article:';
export const jobKey = (tabId: number) => `${jobPrefix}${tabId}`;
export const articleKey = (tabId: number) => `${articlePrefix}${tabId}`;

/**
 * Reads the job of a tab; `undefined` if it has none. A job that cannot be parsed is returned as
 * failed.
 */
export async function readTabJob(tabId: number): Promise<Job | undefined> {
  const key = jobKey(tabId);
  const found = await session.get([key]);
  return found.ok && key in found.value ? parseJob(tabId, found.value[key]) : undefined;
}

/** Reads all jobs, in no particular order, without their large articles. */
export async function readAllJobs(): Promise<Job[]> {
  const keys = await session.keys();
  const found = await session.get(
    keys.ok ? keys.value.filter((key) => key.startsWith(jobPrefix)) : [],
  );
  if (!found.ok) return [];
  return Object.entries(found.value).map(([key, value]) =>
    parseJob(Number(key.slice(jobPrefix.length)), value),
  );
}

/** Reads the article of a job; `undefined` if it was removed to make room for others. */
export async function readArticle({ tabId, article }: Job): Promise<Article | undefined> {
  const stored = await createStorageItem('session', articleKey(tabId), Article, undefined).read();
  return stored?.textHash === article?.textHash ? stored : undefined;
}

/** Returns true if the tab still has this very job, which may have been replaced or erased. */
export async function isTabJob({ tabId, id }: JobRef): Promise<boolean> {
  return (await readTabJob(tabId))?.id === id;
}

/**
 * Calls `listener` with the tab's job whenever it changes; `undefined` once it is removed.
 *
 * @returns a function that stops it
 */
export function onTabJobChanged(
  tabId: number,
  listener: (job: Job | undefined) => void,
): () => void {
  return onStorageChanged('session', (changed) => {
    if (jobKey(tabId) in changed) void readTabJob(tabId).then(listener);
  });
}

/**
 * Stores `job` as the tab's job, with its article if there is one already. If that fails, the
 * previous one stays.
 */
export function saveJob(job: Job, article?: Article): Promise<Result<Job>> {
  return withJobsLock(async () => {
    if (article) await removeOldestArticles(job.tabId);
    const result = await write(job, article);
    if (result.ok && !article) await session.remove([articleKey(job.tabId)]);
    return result;
  });
}

/** Further conditions and data of an update. */
interface Change {
  /** Nothing is changed once this is aborted. */
  readonly signal?: AbortSignal;
  /** The article that the event is about. */
  readonly article?: Article;
}

/**
 * Applies an event to a job and stores the result.
 *
 * @returns the updated job; fails with `page-gone` if the tab has another job or none, `aborted` if
 *   the signal is, `storage-full` if the browser refuses to store it, and `unexpected` if the result
 *   is not valid, in which case the job has failed
 */
export function updateJob(
  { tabId, id }: JobRef,
  event: JobEvent,
  { signal, article }: Change = {},
): Promise<Result<Job>> {
  return withJobsLock(async () => {
    const job = await readTabJob(tabId);
    if (job?.id !== id) return fail('page-gone', 'not the job of its tab');
    if (signal?.aborted) return fail('aborted');
    const next = transition(job, event);
    if (next === job) return ok(job);
    if (article) await removeOldestArticles(tabId);
    const result = await write(next, article);
    if (result.ok || result.failure.code !== 'unexpected') return result;
    // The schema rejected the result. The job has to fail, or its summary view would wait for ever.
    const failedJob = await write(transition(job, { type: 'failed', failure: result.failure }));
    return failedJob.ok ? result : failedJob;
  });
}

/** Deletes everything that is stored for a tab. */
export function deleteTabData(tabId: number): Promise<void> {
  return withJobsLock(async () => {
    await session.remove([jobKey(tabId), articleKey(tabId)]);
  });
}

/**
 * Runs a task under the lock that erasing everything takes as well, so that no write brings back
 * what was erased.
 */
function withJobsLock<T>(task: () => Promise<T>): Promise<T> {
  return withLock('jobs', task);
}

function parseJob(tabId: number, value: unknown): Job {
  const parsed = v.safeParse(Job, value);
  const isMatching = parsed.success && parsed.output.tabId === tabId;
  if (isMatching) return parsed.output;
  return createUnreadableJob(tabId, fail('unexpected', 'unreadable job').failure);
}

/** Stores a job, with its article if given. An article for which there is no room is dropped. */
async function write(job: Job, article?: Article): Promise<Result<Job>> {
  const parsed = v.safeParse(Job, job);
  if (!parsed.success) return fail('unexpected', `job: ${v.summarize(parsed.issues)}`);
  const { tabId } = job;
  const items = { [jobKey(tabId)]: job, ...(article && { [articleKey(tabId)]: article }) };
  let result = await session.set(items);
  if (isFull(result)) {
    await removeOtherArticles(tabId);
    result = await session.set(items);
  }
  if (isFull(result) && article) {
    await session.remove([articleKey(tabId)]);
    result = await session.set({ [jobKey(tabId)]: job });
  }
  return result.ok ? ok(job) : result;
}

function isFull(result: Result<void>): boolean {
  return !result.ok && result.failure.code === 'storage-full';
}

/** Removes the articles of other tabs, which can be extracted again. */
async function removeOtherArticles(tabId: number): Promise<void> {
  const keys = await session.keys();
  // Going by keys also finds articles whose job is gone.
  const others = keys.ok
    ? keys.value.filter((key) => key.startsWith(articlePrefix) && key !== articleKey(tabId))
    : [];
  await session.remove(others);
}

/** Removes the articles of the oldest jobs, to make room for another. */
async function removeOldestArticles(tabId: number): Promise<void> {
  const others = (await readAllJobs()).filter((job) => job.tabId !== tabId);
  const oldest = others.sort((a, b) => b.startedAt - a.startedAt).slice(maxCachedArticles - 1);
  if (oldest.length > 0) await session.remove(oldest.map((job) => articleKey(job.tabId)));
}
