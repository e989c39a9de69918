/**
 * Checks whether a tab still shows the article of its job. A page is recognized by its content,
 * because its address may stay the same.
 */

import * as v from 'valibot';
import { matchesArticle, pickAnchors } from '../browser/article-match.ts';
import type { TabInfo } from '../browser/tabs.ts';
import { articleLimits } from '../extraction/limits.ts';
import { resultWithTimeout } from '../shared/async.ts';
import { Count } from '../shared/schema.ts';
import { stripHash } from '../shared/url.ts';
import { stripTrackingParams } from '../storage/history/article-url.ts';
import type { Summary } from '../summarizer/summary.ts';
import { type ArticleMeta, type Freshness, PageDocument } from './jobs/job.ts';
import { callPageScriptIfInjected } from './page-script.ts';

/** Time that a page gets to answer; a page that is busy for longer counts as `unknown`. */
const answerTimeoutMs = 1_000;

/** Validates the answer of a page script, because the page is hostile. */
const PageIdentity = v.object({
  document: PageDocument,
  foundCount: Count,
  hasTitle: v.boolean(),
  isCut: v.boolean(),
});

/**
 * Asks the page for its document and for the sentences of the summaries. Only documents that have
 * the page script are asked: one without it is another document.
 */
export async function checkPage(
  { id: tabId, url: tabUrl }: TabInfo,
  article: ArticleMeta,
  summaries: readonly Summary[],
): Promise<Freshness> {
  const { frameId = 0, title } = article;
  // The address of the tab tells nothing about a frame.
  if (frameId === 0 && tabUrl !== undefined && !isSameAddress(tabUrl, article.document.url))
    return 'outdated';
  const anchors = pickAnchors(summaries.flatMap(({ points }) => points));
  const response = await resultWithTimeout(
    answerTimeoutMs,
    new AbortController().signal,
    callPageScriptIfInjected({ tabId, frameId }, 'identify', anchors, title),
  );
  if (!response.ok) return (await isFrameGone(tabId, frameId)) ? 'outdated' : 'unknown';
  const [answer] = response.value;
  if (!answer) return 'reloaded';
  const parsed = v.safeParse(PageIdentity, answer.value);
  if (!parsed.success) return 'unknown';
  const { document, isCut } = parsed.output;
  if (!isSameAddress(document.url, article.document.url)) return 'outdated';
  if (document.id !== article.document.id) return 'reloaded';
  if (matchesArticle(parsed.output, anchors)) return 'current';
  return isCut ? 'unknown' : 'outdated';
}

/**
 * Returns true if a frame cannot be reached although the page around it can, so that it must have
 * been removed.
 */
async function isFrameGone(tabId: number, frameId: number): Promise<boolean> {
  if (frameId === 0) return false;
  return (await callPageScriptIfInjected({ tabId, frameId: 0 }, 'identify', [], '')).ok;
}

/**
 * Compares addresses without fragments, which may change within a document, and without tracking
 * parameters, which many pages remove from their address after loading.
 */
function isSameAddress(a: string, b: string): boolean {
  const [first, second] = [a, b].map((url) => stripTrackingParams(toDocumentUrl(url)));
  return first === second;
}

/** Cuts an address as the page script does. */
function toDocumentUrl(url: string): string {
  return stripHash(url).slice(0, articleLimits.url);
}
