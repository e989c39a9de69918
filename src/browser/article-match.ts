/**
 * When a page still shows an article: asked by the background before a summary is shown again, and by
 * the banner in the page for the answer that is open there.
 */

import type { Anchor } from '../extraction/article.ts';
import type { Point } from '../summarizer/summary.ts';
import type { PageIdentity } from './page-script-api.ts';

/** How many sentences a page is asked for; all that a few summaries of one article rest on. */
const maxAnchors = 20;

/** The sentences that tell an article from another one: the first of each point, once. */
export function pickAnchors(points: readonly Point[]): Anchor[] {
  const anchors = points.flatMap(({ sources }) => sources[0] ?? []);
  const byQuote = new Map(anchors.map((anchor) => [anchor.quote, anchor]));
  return [...byQuote.values()].slice(0, maxAnchors);
}

/**
 * Whether a page shows the article that it was asked for by `anchors`. One that goes on changing
 * keeps some of its sentences; one that took its place may share a few by chance, but hardly the
 * title too.
 */
export function matchesArticle(
  { foundCount, hasTitle }: Pick<PageIdentity, 'foundCount' | 'hasTitle'>,
  anchors: readonly Anchor[],
): boolean {
  if (anchors.length === 0) return true;
  return foundCount > 0 && (hasTitle || foundCount > anchors.length / 3);
}
