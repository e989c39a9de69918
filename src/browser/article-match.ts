/**
 * Decides whether a page still shows an article. The background asks before it shows a summary
 * again, the banner before it keeps an open one.
 */

import type { Anchor } from '../extraction/article.ts';
import type { Point } from '../summarizer/summary.ts';
import type { PageIdentity } from './page-script-api.ts';

/** Sentences that a page is asked for: enough for a few summaries of one article. */
const maxAnchors = 20;

/**
 * Picks the sentences by which an article is recognized: the first source of each point, without
 * duplicates.
 */
export function pickAnchors(points: readonly Point[]): Anchor[] {
  const anchors = points.flatMap(({ sources }) => sources[0] ?? []);
  const byQuote = new Map(anchors.map((anchor) => [anchor.quote, anchor]));
  return [...byQuote.values()].slice(0, maxAnchors);
}

/**
 * Returns true if a page shows the article that `anchors` were taken from. An edited article keeps
 * some of its sentences; another article may share a few by chance, but hardly the title as well.
 *
 * @param anchors the sentences that the page was asked for
 */
export function matchesArticle(
  { foundCount, hasTitle }: Pick<PageIdentity, 'foundCount' | 'hasTitle'>,
  anchors: readonly Anchor[],
): boolean {
  if (anchors.length === 0) return true;
  return foundCount > 0 && (hasTitle || foundCount > anchors.length / 3);
}
