/** The input of the scorecard: the points of a page, and the page. */
export interface Subject {
  /** BCP 47 tag. */
  readonly lang: string;
  readonly title: string;
  readonly headings: readonly string[];
  /** The article's sentences in order. */
  readonly sentences: readonly string[];
  readonly points: readonly PointText[];
}

export interface PointText {
  readonly text: string;
  /** Index of the sentence that the point rests on; missing if there is none. */
  readonly source?: number;
}
