/**
 * What is being done for each tab, in session storage: the one truth between the background, which
 * alone writes it, and the readers, which only render it.
 *
 *   tab:<tabId>      → the id of the tab's job
 *   job:<jobId>      → the job: small, written often
 *   article:<jobId>  → the article it read: large, written once
 */

import * as v from 'valibot';
import { Article, Scope } from '../article/article.ts';
import { articleLimits } from '../article/limits.ts';
import { Failure } from '../result.ts';
import { engineIds, forms, lengths, Summary } from '../summary/summary.ts';
import { session, watchArea } from './storage.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Line = v.pipe(v.string(), v.maxLength(articleLimits.line));

/** What a reader shows of an article above its points. */
export const Head = v.object({
  title: Line,
  url: v.string(),
  /** The frame that holds it, where it is not the page itself. */
  frameId: v.exactOptional(Count),
  site: v.exactOptional(Line),
  byline: v.exactOptional(Line),
  published: v.exactOptional(Line),
  lang: v.string(),
  dir: v.picklist(['ltr', 'rtl']),
  /** Blocks of the article, by which the place of a point in it is told. */
  blocks: Count,
  /** Words that were read. */
  words: Count,
  /** Seconds that the whole article takes to read. */
  seconds: v.number(),
  visibleShare: v.number(),
  /** What is missing where the page was read in part. */
  partial: v.exactOptional(v.object({ uncertainWords: Count, isCut: v.boolean() })),
  /** Whether the article goes on at another address. */
  continues: v.boolean(),
  /** How many pieces were left out, by reason. */
  left: v.record(v.string(), Count),
  textHash: v.string(),
});
export type Head = v.InferOutput<typeof Head>;

export const steps = ['reading', 'writing', 'done', 'failed'] as const;

export const Job = v.object({
  id: v.string(),
  tabId: Count,
  step: v.picklist(steps),
  /** How often it was begun: 1, and one more for each time the background was stopped under it. */
  attempt: Count,
  startedAt: v.number(),
  /** Milliseconds since the epoch; a live job is never silent for long (see `staleAfter`). */
  updatedAt: v.number(),
  scope: Scope,
  /** What is shown: the reader's settings, or what was last asked for by hand. */
  form: v.picklist(forms),
  length: v.picklist(lengths),
  engine: v.picklist(engineIds),
  /** BCP 47 of what the engine beside the bundled one is to write in, unless it is the article's. */
  outputLang: v.exactOptional(v.string()),
  /** What the tab showed when the job began, as far as the browser told. */
  address: v.exactOptional(v.string()),
  /** The tab is in a private window: nothing of it is kept. */
  private: v.boolean(),
  /** Begun before its reader was open: the first that opens shows it, whatever has become of it. */
  awaited: v.boolean(),
  /** The tab shows another document by now; the next reader that opens starts anew. */
  outdated: v.boolean(),
  head: v.exactOptional(Head),
  /** Every variant written so far. */
  summaries: v.array(Summary),
  failure: v.exactOptional(Failure),
  /** How the second version fares, which the browser's own model writes beside the bundled one. */
  beside: v.exactOptional(
    v.object({
      engine: v.picklist(engineIds),
      /** `waiting`: for an open reader, since only pages have the model in this browser. */
      state: v.picklist(['waiting', 'writing', 'done', 'failed']),
      failure: v.exactOptional(Failure),
    }),
  ),
  /** The outcome of saving it; `no-room` and `address-full` are explained at `SaveOutcome`. */
  kept: v.exactOptional(
    v.picklist(['kept', 'off', 'private', 'refused', 'no-room', 'address-full']),
  ),
  /** The record in the history, once it is kept. */
  recordId: v.exactOptional(v.string()),
  /** When an earlier version of the article was kept, if its text was another (ms since the epoch). */
  changedSince: v.exactOptional(v.number()),
  /** Of the points that were saved of it then, how many there were and how many it still says. */
  standing: v.exactOptional(v.object({ points: Count, of: Count })),
  /** What was kept of that earlier version, to tell which points are new. */
  earlier: v.exactOptional(v.array(Summary)),
  /** The page says something else by now than when it was read: what it says besides, block by block. */
  added: v.exactOptional(v.array(Line)),
});
export type Job = v.InferOutput<typeof Job>;

/** A running job that has been silent for this long (ms) has lost its background. */
export const staleAfter = 25_000;

export const tabKey = (tabId: number | '') => `tab:${tabId}`;
export const jobKey = (jobId: string) => `job:${jobId}`;
export const articleKey = (jobId: string) => `article:${jobId}`;

/** Whether the background still has something to do for it: also when it is shown, but not kept yet. */
export function isRunning({ step, kept, beside }: Job): boolean {
  return step === 'done'
    ? kept === undefined || beside?.state === 'writing'
    : step === 'reading' || step === 'writing';
}

/** The tab's job, if it has one that can be read. */
export async function readTabJob(tabId: number): Promise<Job | undefined> {
  const found = await session.get([tabKey(tabId)]);
  const jobId = found.ok ? found.value[tabKey(tabId)] : undefined;
  return typeof jobId === 'string' ? readJob(jobId) : undefined;
}

export async function readJob(jobId: string): Promise<Job | undefined> {
  const found = await session.get([jobKey(jobId)]);
  return found.ok ? parsed(Job, found.value[jobKey(jobId)]) : undefined;
}

/** Every job in the session, in no order. Articles, which are large, are not fetched for it. */
export async function readAllJobs(): Promise<Job[]> {
  const keys = await session.keys();
  const held = await session.get(keys.ok ? keys.value.filter(isJobKey) : []);
  if (!held.ok) return [];
  return Object.values(held.value)
    .map((value) => parsed(Job, value))
    .filter((job) => job !== undefined);
}

/** Keys of jobs, and of their articles, that are no tab's job any more. */
export async function keysOfReplaced(): Promise<string[]> {
  const keys = await session.keys();
  if (!keys.ok) return [];
  const tabs = await session.get(keys.value.filter((key) => key.startsWith(tabKey(''))));
  if (!tabs.ok) return [];
  const current = new Set(
    Object.values(tabs.value).flatMap((id) => [jobKey(`${id}`), articleKey(`${id}`)]),
  );
  return keys.value.filter(
    (key) => (isJobKey(key) || key.startsWith(articleKey(''))) && !current.has(key),
  );
}

const isJobKey = (key: string) => key.startsWith(jobKey(''));

export async function readArticle(jobId: string): Promise<Article | undefined> {
  const found = await session.get([articleKey(jobId)]);
  return found.ok ? parsed(Article, found.value[articleKey(jobId)]) : undefined;
}

/**
 * Calls `listener` whenever the tab's job changes: another job, or the same one further on.
 * @returns a function that stops it.
 */
export function watchTabJob(tabId: number, listener: (job: Job | undefined) => void): () => void {
  return watchArea('session', (changed) => {
    const job = Object.entries(changed)
      .filter(([key]) => isJobKey(key))
      .map(([, value]) => parsed(Job, value))
      .find((candidate) => candidate?.tabId === tabId);
    if (job || tabKey(tabId) in changed) void readTabJob(tabId).then(listener);
  });
}

function parsed<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}
