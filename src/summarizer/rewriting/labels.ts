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
  const labelled = prependText(point, anchor.quote + separator);
  return { ...labelled, sources: [...point.sources, anchor] };
}

/** The point with words before it that are not its sentence's own, which it says. */
export function prependText(point: Point, text: string): Point {
  const moved = (point.insertedSpans ?? []).map(({ start, end }) => ({
    start: start + text.length,
    end: end + text.length,
  }));
  return {
    ...point,
    text: text + point.text,
    insertedSpans: [{ start: 0, end: text.length }, ...moved],
  };
}
