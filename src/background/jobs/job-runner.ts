/** Runs a job, from the extraction to the saved summaries. Every step can be repeated. */

import { getTab } from '../../browser/tabs.ts';
import { extractive } from '../../engines/extractive.ts';
import type { Article, Scope } from '../../extraction/article.ts';
import { findPartialReading } from '../../extraction/page/partial-reading.ts';
import { countWords } from '../../nlp/tokenize.ts';
import { resultWithTimeout } from '../../shared/async.ts';
import { type Failure, fail, ok, type Result, toUnexpectedFailure } from '../../shared/result.ts';
import { estimateReadingSeconds } from '../../summarizer/reading-time.ts';
import type { Summary } from '../../summarizer/summary.ts';
import { saveSummaries, writeAiSummary } from '../ai-summary.ts';
import {
  type Extraction,
  extractFromTab,
  extractSelectedText,
  isSameAddress,
} from '../page-script.ts';
import { type ArticleMeta, findSummary, type Job, type JobRef } from './job.ts';
import { readArticle, updateJob } from './job-store.ts';

/** Time that an extraction may take: the page may be busy, or blocked by a dialog. */
const extractionTimeoutMs = 20_000;

/**
 * A running job writes to session storage this often, because that keeps the background alive in
 * both browsers …
 */
const heartbeatIntervalMs = 10_000;
/** … but for no longer than this, whatever an engine does. */
const heartbeatLimitMs = 300_000;

/** A job with its article. */
interface JobWithArticle {
  readonly job: Job;
  readonly article: Article;
}

/**
 * Runs a job that is in storage. Never throws: the outcome is stored in the job.
 *
 * @param selectedText what the browser says is selected, for pages that no script can enter
 */
export async function runJob(job: Job, signal: AbortSignal, selectedText = ''): Promise<void> {
  const stopHeartbeat = startHeartbeat(job);
  try {
    const ended = await runSteps(job, signal, selectedText);
    if (!ended.ok) await failJob(job, ended.failure, signal);
  } catch (error) {
    await failJob(job, toUnexpectedFailure(error).failure, signal);
  } finally {
    stopHeartbeat();
  }
}

/** Performs the steps that the job's status says are left. */
async function runSteps(
  job: Job,
  signal: AbortSignal,
  selectedText: string,
): Promise<Result<unknown>> {
  const extracted = await loadOrExtractArticle(job, signal, selectedText);
  if (!extracted.ok) return extracted;
  const { article } = extracted.value;
  const summarized = await summarize(extracted.value, signal);
  if (!summarized.ok) return summarized;
  // The summary is shown before it is saved, so that a full disk does not cost the user the
  // summary. It is saved even if other options were requested in the meantime.
  const isUnsaved =
    extracted.value.job.status === 'summarizing' || summarized.value.saveStatus === 'pending';
  const saved = isUnsaved ? await saveSummaries(summarized.value, article, signal) : summarized;
  if (!saved.ok || saved.value.aiSummary?.status !== 'writing') return saved;
  return writeAiSummary(saved.value, article, signal);
}

/** Returns the job with its stored article, or extracts the article now. */
async function loadOrExtractArticle(
  job: Job,
  signal: AbortSignal,
  selectedText: string,
): Promise<Result<JobWithArticle>> {
  const stored = job.status === 'extracting' ? undefined : await readArticle(job);
  if (stored) return ok({ job, article: stored });
  const { tabId, scope } = job;
  // A file is read by the page that the user has chosen it in.
  const isFile = job.article?.pdf && job.article.pdf.viewerTab !== tabId;
  if (isFile) return fail('unreadable-file', 'closed');
  const extraction =
    scope.kind === 'selection' && selectedText !== ''
      ? extractSelectedText(tabId, scope, selectedText)
      : extractFromTab(tabId, scope);
  const found = await resultWithTimeout(extractionTimeoutMs, signal, extraction);
  if (!found.ok) return (await hasNavigated(job)) ? fail('page-gone') : found;
  const { article } = found.value;
  const event = {
    type: 'extracted',
    article: toArticleMeta(found.value),
    scope: toExtractedScope(scope, article),
  } as const;
  const updated = await updateJob(job, event, { signal, article });
  return updated.ok ? ok({ job: updated.value, article }) : updated;
}

/** Returns the job with its extractive summary, writing it if necessary. */
async function summarize(
  { job, article }: JobWithArticle,
  signal: AbortSignal,
): Promise<Result<Job>> {
  if (job.status !== 'summarizing') return ok(job);
  const found = findSummary(job, 'extractive');
  const summary = found ? ok(found) : await writeExtractive(job, article, signal);
  if (!summary.ok) return summary;
  return updateJob(job, { type: 'summarized', summary: summary.value }, { signal });
}

async function writeExtractive(
  { type, length }: Job,
  article: Article,
  signal: AbortSignal,
): Promise<Result<Summary>> {
  const { lang } = article;
  let latest: Result<Summary> = fail('engine-failed');
  for await (const result of extractive.summarize({ article, type, length, lang, signal }))
    latest = result;
  return latest;
}

/**
 * Returns true if the tab has left the page during the job. In Firefox the grant ends with the
 * document, and the error then looks like that of a restricted page.
 */
async function hasNavigated({ tabId, tabUrl }: Job): Promise<boolean> {
  if (tabUrl === undefined) return false;
  const { url } = (await getTab(tabId)) ?? {};
  return url === undefined || !isSameAddress(url, tabUrl);
}

/**
 * Returns the scope that was extracted: the selection or the page, if a selection was only
 * preferred.
 */
function toExtractedScope(requested: Scope, { scope, frameId }: Article): Scope {
  if (scope === 'selection') return { kind: scope, frameId };
  if (requested.kind === 'selection') return requested;
  const { preferSelection, ...page } = requested;
  return page;
}

/** Returns what the job keeps of an article beside the article itself. */
export function toArticleMeta({ article, document, pdf }: Extraction): ArticleMeta {
  const { title, url, frameId, site, byline, published, lang, dir, visibleShare, textHash } =
    article;
  const text = article.blocks.map((block) => block.text).join('\n');
  const words = countWords(text, lang);
  const partial = findPartialReading(article.unread, words);
  const excludedCounts: Record<string, number> = {};
  for (const { reason } of article.excluded)
    excludedCounts[reason] = (excludedCounts[reason] ?? 0) + 1;
  return {
    title,
    url,
    document,
    ...(frameId !== 0 && { frameId }),
    ...(site !== undefined && { site }),
    ...(byline !== undefined && { byline }),
    ...(published !== undefined && { published }),
    lang,
    dir,
    words,
    readingSeconds: estimateReadingSeconds(text, lang),
    blocks: article.blocks.length,
    visibleShare,
    ...(partial && { partial }),
    hasNextPage: article.nextPage !== undefined,
    excludedCounts,
    ...(pdf && { pdf }),
    textHash,
  };
}

/** A cancelled job is left alone: whoever cancelled it stores the outcome. */
async function failJob(job: JobRef, failure: Failure, signal: AbortSignal): Promise<void> {
  await updateJob(job, { type: 'failed', failure }, { signal });
}

function startHeartbeat(job: JobRef): () => void {
  const beat = setInterval(() => void updateJob(job, { type: 'heartbeat' }), heartbeatIntervalMs);
  const limit = setTimeout(() => clearInterval(beat), heartbeatLimitMs);
  return () => {
    clearInterval(beat);
    clearTimeout(limit);
  };
}
