/** Whether a tab still shows the article of its job: a page is known by what it holds, not by its address. */

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

/** How long (ms) a page may take to answer; one that is busy for longer may have changed. */
const answerTimeoutMs = 1_000;

/** What a page script may answer; the page is hostile, so nothing else is believed. */
const PageIdentity = v.object({
  document: PageDocument,
  foundCount: Count,
  hasTitle: v.boolean(),
  isCut: v.boolean(),
});

/**
 * Asks the page for its document and for the sentences that the summaries rest on. It is asked only
 * where our script is already: a document without it is another one.
 */
export async function checkPage(
  { id: tabId, url: tabUrl }: TabInfo,
  article: ArticleMeta,
  summaries: readonly Summary[],
): Promise<Freshness> {
  const { frameId = 0, title } = article;
  // The tab's address says nothing of a frame's.
  if (frameId === 0 && tabUrl !== undefined && !isSameAddress(tabUrl, article.document.url))
    return 'outdated';
  const anchors = pickAnchors(summaries.flatMap(({ points }) => points));
  const asked = await resultWithTimeout(
    answerTimeoutMs,
    new AbortController().signal,
    callPageScriptIfInjected({ tabId, frameId }, 'identify', anchors, title),
  );
  if (!asked.ok) return (await isFrameGone(tabId, frameId)) ? 'outdated' : 'unknown';
  const [answer] = asked.value;
  if (!answer) return 'reloaded';
  const parsed = v.safeParse(PageIdentity, answer.value);
  if (!parsed.success) return 'unknown';
  const { document, isCut } = parsed.output;
  if (!isSameAddress(document.url, article.document.url)) return 'outdated';
  if (document.id !== article.document.id) return 'reloaded';
  if (matchesArticle(parsed.output, anchors)) return 'current';
  return isCut ? 'unknown' : 'outdated';
}

/** Whether a frame cannot be asked, though the page around it can: it has been taken away. */
async function isFrameGone(tabId: number, frameId: number): Promise<boolean> {
  if (frameId === 0) return false;
  return (await callPageScriptIfInjected({ tabId, frameId: 0 }, 'identify', [], '')).ok;
}

/**
 * Compares addresses without their fragments, which may be moved in any document, and without what
 * only follows a user about: many pages take that out of their address once they have loaded.
 */
function isSameAddress(a: string, b: string): boolean {
  const [first, second] = [a, b].map((url) => stripTrackingParams(toDocumentUrl(url)));
  return first === second;
}

/** As the page script tells it, which cuts what is too long. */
function toDocumentUrl(url: string): string {
  return stripHash(url).slice(0, articleLimits.url);
}
