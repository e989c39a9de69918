/** What stands elsewhere in the article and has to be said with a point: a time, a speaker. */

import { describeAnchor } from '../../anchoring/describe.ts';
import type { SegmentedDocument } from '../document/document.ts';
import type { Point } from '../summary.ts';

/** A stretch of a block that belongs before the sentences that follow it. */
export interface LabelSpan {
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

/** The point with the marked words and `separator` before it, and marked as completed. */
export function addLabel(
  point: Point,
  labelSpan: LabelSpan,
  separator: string,
  document: SegmentedDocument,
): Point {
  const { block, start, end } = labelSpan;
  const anchor = describeAnchor(document.article, block, start, end);
  const label = anchor.quote + separator;
  const moved = (point.insertedSpans ?? []).map((span) => ({
    start: span.start + label.length,
    end: span.end + label.length,
  }));
  return {
    ...point,
    text: label + point.text,
    sources: [...point.sources, anchor],
    insertedSpans: [{ start: 0, end: label.length }, ...moved],
  };
}
