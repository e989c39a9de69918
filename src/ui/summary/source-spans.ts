/** Finds where the points' sentences are in the text that was read. */

import type { Block } from '../../extraction/article.ts';
import type { Span } from '../../nlp/span.ts';
import type { Point } from '../../summarizer/summary.ts';

export interface SourceSpan extends Span {
  /** Numbers of the points that rest on the span, counted from 1, in rising order. */
  readonly points: readonly number[];
}

/**
 * Returns the spans that points rest on, by block index, in text order. Where the sentences of two
 * points overlap, the span names both.
 */
export function findSourceSpans(
  blocks: readonly Block[],
  points: readonly Point[],
): ReadonlyMap<number, readonly SourceSpan[]> {
  const found = new Map<number, SourceSpan[]>();
  for (const [at, { sources }] of points.entries()) {
    for (const { block, start, end } of sources) {
      const length = blocks[block]?.text.length ?? 0;
      const span = { start, end: Math.min(end, length), points: [at + 1] };
      if (span.start >= span.end) continue;
      found.set(block, [...(found.get(block) ?? []), span]);
    }
  }
  return new Map([...found].map(([block, spans]) => [block, mergeOverlaps(spans)]));
}

function mergeOverlaps(spans: readonly SourceSpan[]): SourceSpan[] {
  const merged: SourceSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (!last || span.start >= last.end) {
      merged.push(span);
      continue;
    }
    const points = [...new Set([...last.points, ...span.points])].sort((a, b) => a - b);
    merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end), points };
  }
  return merged;
}
