/** One job from the page to the points. Each step can be done again. */

import type { Article, Scope } from '../article/article.ts';
import { findPartialReading } from '../article/partial.ts';
import { bundled } from '../engines/bundled.ts';
import { type Head, type Job, readArticle } from '../platform/session.ts';
import { tabFacts } from '../platform/tabs.ts';
import { type Failure, fail, type Result, unexpected } from '../result.ts';
import { readingSeconds } from '../summary/reading-time.ts';
import { countWords } from '../text/words.ts';
import { besideOf, writeBeside } from './beside.ts';
import { putArticle, updateJob, withSummary } from './job-store.ts';
import { keep } from './keep.ts';
import { readPage } from './read-page.ts';
import { within } from './within.ts';

/** Longest time (ms) that reading a page may take: it may be busy, or stand behind a dialog. */
const readingLimit = 20_000;

/**
 * A write to session storage is what keeps the background alive in both browsers, so a running job
 * makes one this often (ms) …
 */
const heartbeatEvery = 10_000;
/** … and for no longer than this (ms), whatever an engine does. */
const heartbeatLimit = 180_000;

/** Runs a job that stands in storage. Never throws: how it ended is written into the job. */
export async function runJob(job: Job, signal: AbortSignal): Promise<void> {
  const stopHeartbeat = startHeartbeat(job.id);
  try {
    const failure = await readAndWrite(job, signal);
    if (failure && !signal.aborted) await finishFailed(job.id, failure);
  } catch (error) {
    if (!signal.aborted) await finishFailed(job.id, unexpected(error).failure);
  } finally {
    stopHeartbeat();
  }
}

async function readAndWrite(job: Job, signal: AbortSignal): Promise<Failure | undefined> {
  const article = await articleOf(job, signal);
  if (!article.ok) return article.failure;
  const failure = await writeBundled(job, article.value, signal);
  if (failure || signal.aborted) return failure;
  const written = await updateJob(job.id, { step: 'done' });
  if (!written) return undefined;
  // Shown first, kept second: a full disk must not cost the reader the summary.
  const [kept, beside] = [await keep(written, article.value), await besideOf(written)];
  const settled = await updateJob(job.id, (now) => ({
    ...now,
    ...kept,
    ...(!signal.aborted && beside),
  }));
  if (settled?.beside?.state === 'writing') await writeBeside(settled, article.value, signal);
  return undefined;
}

async function writeBundled(
  { id, form, length }: Job,
  article: Article,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  for await (const summary of bundled.write({
    article,
    form,
    length,
    lang: article.lang,
    signal,
  })) {
    if (!summary.ok) return summary.failure;
    if (signal.aborted) return undefined;
    const written = await updateJob(id, (job) => withSummary(job, summary.value));
    if (!written) return fail('storage-full').failure;
  }
  return undefined;
}

/** The article that the job has already read, or reads now. */
async function articleOf(job: Job, signal: AbortSignal): Promise<Result<Article>> {
  const stored = job.step !== 'reading' && (await readArticle(job.id));
  if (stored) return { ok: true, value: stored };
  const read = await within(readingLimit, signal, readPage(job.tabId, job.scope));
  if (!read.ok) return (await wentElsewhere(job)) ? fail('page-gone') : read;
  if (signal.aborted) return fail('aborted');
  await putArticle(job.id, read.value);
  await updateJob(job.id, (now) => ({
    ...asRead(now, headOf(read.value)),
    scope: scopeOf(now.scope, read.value),
  }));
  return read;
}

/** A job whose page has been read, maybe once more: what came of another text goes. */
function asRead(
  { kept, recordId, changedSince, standing, earlier, added, beside, ...job }: Job,
  head: Head,
): Job {
  const isFirst = !job.head;
  const summaries = job.head?.textHash === head.textHash ? job.summaries : [];
  const startedAt = isFirst ? job.startedAt : Date.now();
  return { ...job, step: 'writing', startedAt, head, outdated: false, summaries };
}

/** What was read in the end: the page, or what is selected there where that was preferred. */
function scopeOf(wanted: Scope, { scope, frameId }: Article): Scope {
  if (scope === 'selection') return { kind: scope, frameId };
  if (wanted.kind === 'selection') return wanted;
  const { preferSelection, ...page } = wanted;
  return page;
}

/**
 * Whether the tab has left the page under the job. In Firefox the reader's grant goes with the
 * document, and what is refused then looks like a page that nobody may read.
 */
async function wentElsewhere({ tabId, address }: Job): Promise<boolean> {
  return address !== undefined && (await tabFacts(tabId))?.url !== address;
}

function headOf(article: Article): Head {
  const { title, url, frameId, site, byline, published, lang, dir, visibleShare, textHash } =
    article;
  const text = article.blocks.map((block) => block.text).join('\n');
  const words = countWords(text, lang);
  const partial = findPartialReading(article.unread, words);
  const left: Record<string, number> = {};
  for (const { reason } of article.left) left[reason] = (left[reason] ?? 0) + 1;
  return {
    title,
    url,
    ...(frameId !== 0 && { frameId }),
    ...(site !== undefined && { site }),
    ...(byline !== undefined && { byline }),
    ...(published !== undefined && { published }),
    lang,
    dir,
    words,
    seconds: readingSeconds(text, lang),
    visibleShare,
    blocks: article.blocks.length,
    ...(partial && { partial }),
    continues: article.nextPage !== undefined,
    left,
    textHash,
  };
}

async function finishFailed(jobId: string, failure: Failure): Promise<void> {
  await updateJob(jobId, { step: 'failed', failure });
}

function startHeartbeat(jobId: string): () => void {
  const beat = setInterval(() => void updateJob(jobId, {}), heartbeatEvery);
  const limit = setTimeout(() => clearInterval(beat), heartbeatLimit);
  return () => {
    clearInterval(beat);
    clearTimeout(limit);
  };
}
