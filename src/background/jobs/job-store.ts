/**
 * Jobs in session storage: the one truth between the background, which alone writes it, and the
 * summary views, which render it.
 *
 *   job:<tabId>      → the job of the tab: small, written often
 *   article:<tabId>  → the article that it is about: large, written together with its job
 */

import * as v from 'valibot';
import { withLock } from '../../browser/lock.ts';
import { createStorageItem, onStorageChanged, session } from '../../browser/storage.ts';
import { Article } from '../../extraction/article.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createUnreadableJob, Job, type JobEvent, type JobRef } from './job.ts';
import { transition } from './transitions.ts';

/** Each article may take a megabyte of the ten that a session has. */
const maxCachedArticles = 5;

const jobPrefix = 'job:';
const articlePrefix = 'article:';
export const jobKey = (tabId: number) => `${jobPrefix}${tabId}`;
export const articleKey = (tabId: number) => `${articlePrefix}${tabId}`;

/** The tab's job, if it has one; one that cannot be read has failed. */
export async function readTabJob(tabId: number): Promise<Job | undefined> {
  const key = jobKey(tabId);
  const found = await session.get([key]);
  return found.ok && key in found.value ? parseJob(tabId, found.value[key]) : undefined;
}

/** Every job in the session, in no order. Articles, which are large, are not fetched for it. */
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

/** The article that a job is about; nothing where it made room for others. */
export async function readArticle({ tabId, article }: Job): Promise<Article | undefined> {
  const stored = await createStorageItem('session', articleKey(tabId), Article, undefined).read();
  return stored?.textHash === article?.textHash ? stored : undefined;
}

/** Whether a tab still has this very job: it may have got another, or have been erased. */
export async function isTabJob({ tabId, id }: JobRef): Promise<boolean> {
  return (await readTabJob(tabId))?.id === id;
}

/**
 * Calls `listener` whenever the tab's job changes: another job, the same one further on, or none.
 * @returns a function that stops it.
 */
export function onTabJobChanged(
  tabId: number,
  listener: (job: Job | undefined) => void,
): () => void {
  return onStorageChanged('session', (changed) => {
    if (jobKey(tabId) in changed) void readTabJob(tabId).then(listener);
  });
}

/** Makes `job` the tab's job; where the browser refuses it, the one before stays. */
export function saveJob(job: Job): Promise<Result<Job>> {
  return inTurn(async () => {
    const written = await write(job);
    if (written.ok) await session.remove([articleKey(job.tabId)]);
    return written;
  });
}

/** What else decides whether a job is changed, and what is stored together with it. */
interface Change {
  /** Once aborted, nothing is changed. */
  readonly signal?: AbortSignal;
  /** The article that the event is about. */
  readonly article?: Article;
}

/**
 * Tells a job of an event and stores what comes of it.
 * @returns the job as it is then; fails with `page-gone` where it is its tab's job no more, `aborted`
 *   where the signal says so, `storage-full` where the browser refuses to store it, and `unexpected`
 *   where what came of it was no job: then it has failed.
 */
export function updateJob(
  { tabId, id }: JobRef,
  event: JobEvent,
  { signal, article }: Change = {},
): Promise<Result<Job>> {
  return inTurn(async () => {
    const job = await readTabJob(tabId);
    if (job?.id !== id) return fail('page-gone', 'not the job of its tab');
    if (signal?.aborted) return fail('aborted');
    const next = transition(job, event);
    if (next === job) return ok(job);
    if (article) await makeRoomFor(tabId);
    const written = await write(next, article);
    if (written.ok || written.failure.code !== 'unexpected') return written;
    // Refused by the schema: the job has to say so, or whoever looks at it would wait for ever.
    const failed = await write(transition(job, { type: 'failed', failure: written.failure }));
    return failed.ok ? written : failed;
  });
}

/** Removes all that is held for a tab. */
export function deleteTabData(tabId: number): Promise<void> {
  return inTurn(async () => {
    await session.remove([jobKey(tabId), articleKey(tabId)]);
  });
}

/** Erasing everything takes the same lock, so that no write brings back what it has removed. */
function inTurn<T>(task: () => Promise<T>): Promise<T> {
  return withLock('jobs', task);
}

function parseJob(tabId: number, value: unknown): Job {
  const parsed = v.safeParse(Job, value);
  const isIts = parsed.success && parsed.output.tabId === tabId;
  if (isIts) return parsed.output;
  return createUnreadableJob(tabId, fail('unexpected', 'unreadable job').failure);
}

/** Stores a job, with the article that it is about by now. An article without room is let go of. */
async function write(job: Job, article?: Article): Promise<Result<Job>> {
  const parsed = v.safeParse(Job, job);
  if (!parsed.success) return fail('unexpected', `job: ${v.summarize(parsed.issues)}`);
  const { tabId } = job;
  const both = { [jobKey(tabId)]: job, ...(article && { [articleKey(tabId)]: article }) };
  let written = await session.set(both);
  if (isFull(written)) {
    await removeOtherArticles(tabId);
    written = await session.set(both);
  }
  if (isFull(written) && article) {
    await session.remove([articleKey(tabId)]);
    written = await session.set({ [jobKey(tabId)]: job });
  }
  return written.ok ? ok(job) : written;
}

function isFull(written: Result<void>): boolean {
  return !written.ok && written.failure.code === 'storage-full';
}

/** What other tabs have extracted can be extracted again. */
async function removeOtherArticles(tabId: number): Promise<void> {
  const keys = await session.keys();
  // By their keys: one whose job is gone takes room as well.
  const others = keys.ok
    ? keys.value.filter((key) => key.startsWith(articlePrefix) && key !== articleKey(tabId))
    : [];
  await session.remove(others);
}

/** Removes the articles of the oldest jobs. */
async function makeRoomFor(tabId: number): Promise<void> {
  const others = (await readAllJobs()).filter((job) => job.tabId !== tabId);
  const oldest = others.sort((a, b) => b.startedAt - a.startedAt).slice(maxCachedArticles - 1);
  if (oldest.length > 0) await session.remove(oldest.map((job) => articleKey(job.tabId)));
}
