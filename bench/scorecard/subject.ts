/** What the scorecard looks at: the points of one page, and the page they were taken from. */
export interface Subject {
  /** BCP 47. */
  readonly lang: string;
  readonly title: string;
  readonly headings: readonly string[];
  /** The article's sentences in order. */
  readonly sentences: readonly string[];
  readonly points: readonly PointText[];
}

export interface PointText {
  readonly text: string;
  /** Place of the sentence that the point rests on; absent when it rests on none. */
  readonly source?: number;
}
