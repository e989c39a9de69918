/** Saved points against an article that has changed: which of them it still says, and where. */

import type { Anchor, Article } from '../article/article.ts';
import { anchorOf } from './ground.ts';
import type { Point, Summary } from './summary.ts';

export interface Reanchored {
  /** Those of which the article still says a point, each anchor where its sentence stands now. */
  readonly summaries: Summary[];
  /** How many points were saved, each counted once, and how many of them the article still says. */
  readonly saved: number;
  readonly standing: number;
}

/**
 * Looks for the sentences of saved points in the article as it is now. A sentence that is gone
 * keeps its old anchor: what a sign-in wall hides today may be there again tomorrow.
 */
export function reanchor(saved: readonly Summary[], article: Article): Reanchored {
  const standing = new Map<string, boolean>();
  const summaries = saved.map((summary) => ({
    ...summary,
    points: summary.points.map((point) => {
      const found = point.sources.map((source) => place(source, article));
      // A point needs all of its sentences; one that never had any is not said by the article.
      standing.set(point.text, found.length > 0 && !found.includes(undefined));
      return withSources(point, found);
    }),
  }));
  return {
    summaries: summaries.filter(({ points }) => points.some(({ text }) => standing.get(text))),
    saved: standing.size,
    standing: [...standing.values()].filter(Boolean).length,
  };
}

function withSources(point: Point, found: readonly (Anchor | undefined)[]): Point {
  return { ...point, sources: point.sources.map((source, at) => found[at] ?? source) };
}

/** Where the quotation stands now; of several places the one with the same surroundings. */
function place(anchor: Anchor, article: Article): Anchor | undefined {
  const { quote } = anchor;
  if (quote === '') return undefined;
  let best: { anchor: Anchor; shared: number } | undefined;
  for (const [block, { text }] of article.blocks.entries()) {
    for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + quote.length)) {
      const found = anchorOf(article, block, at, at + quote.length);
      const shared =
        sharedEnd(found.prefix, anchor.prefix) + sharedStart(found.suffix, anchor.suffix);
      if (!best || shared > best.shared) best = { anchor: found, shared };
    }
  }
  return best?.anchor;
}

function sharedStart(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count++;
  return count;
}

function sharedEnd(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && a.at(-1 - count) === b.at(-1 - count)) count++;
  return count;
}
