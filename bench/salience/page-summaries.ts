import type { Length } from '../../src/summarizer/summary.ts';
import type { Label } from './labels.ts';
import type { PointRow, SummaryRow } from './rows.ts';

/** A page, extracted and summarized as key points of every length. */
export interface PageSummaries {
  /** Title of the extracted article. */
  readonly title: string;
  /** BCP 47 tag. */
  readonly lang: string;
  /** All sentences of the article. */
  readonly sentences: readonly string[];
  readonly points: Readonly<Record<Length, readonly PointRow[]>>;
  /** Milliseconds for the extraction and all summaries, without parsing the HTML. */
  readonly ms: number;
}

/** The result of a page that cannot be extracted. */
export const noSummaries: PageSummaries = {
  title: '',
  lang: 'und',
  sentences: [],
  points: { short: [], medium: [], long: [] },
  ms: 0,
};

/** A page to extract and summarize, as sent to a worker process. */
export interface PageTask {
  readonly file: string;
  /** File of a ranker that replaces the shipped one. */
  readonly model?: string;
}

/**
 * Converts summaries to rows.
 *
 * @param summaries in the order of the labels
 */
export function toRows(
  labels: readonly Label[],
  summaries: readonly PageSummaries[],
  length: Length,
): SummaryRow[] {
  return labels.map(({ corpus, id }, index) => ({
    corpus,
    id,
    points: [...(summaries[index]?.points[length] ?? [])],
  }));
}
