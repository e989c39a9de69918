import type { Span } from '../../../nlp/span.ts';

/** A heading or a bullet, of an article that is a list of them. */
export interface ListItem {
  /** Index of the heading's block. */
  readonly block: number;
  /** The heading without its number, as offsets into the block's text. */
  readonly span: Span;
  readonly text: string;
  /** Words of `text`. */
  readonly length: number;
  readonly numbered: boolean;
  /** Indices of the sentences under the heading and its subheadings: from, and to (not included). */
  readonly from: number;
  readonly to: number;
}
