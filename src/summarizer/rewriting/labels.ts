/**
 * Puts text from elsewhere in the article before a point: the time of an entry, a speaker, a heading.
 */

import { describeAnchor } from '../../anchoring/describe.ts';
import type { SegmentedDocument } from '../document/document.ts';
import type { Point } from '../summary.ts';

/** A range of a block, in UTF-16 offsets, that can be put before points of the text below it. */
export interface LabelSpan {
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Puts a label and a separator before a point. They become an inserted span, and the position of the
 * label in the article another source.
 */
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

/** Puts a text before a point, as an inserted span. */
export function prependText(point: Point, text: string): Point {
  const shifted = (point.insertedSpans ?? []).map(({ start, end }) => ({
    start: start + text.length,
    end: end + text.length,
  }));
  return {
    ...point,
    text: text + point.text,
    insertedSpans: [{ start: 0, end: text.length }, ...shifted],
  };
}
