import type { Length } from '../../src/summarizer/summary.ts';
import type { PointRow } from './rows.ts';

/** A page, extracted and summarized in key points of every length. */
export interface PageSummaries {
  /** As it was extracted. */
  readonly title: string;
  /** BCP 47. */
  readonly lang: string;
  /** All sentences of the article. */
  readonly sentences: readonly string[];
  readonly points: Readonly<Record<Length, readonly PointRow[]>>;
  /** Milliseconds for the extraction and all summaries, without parsing the HTML. */
  readonly ms: number;
}

/** What a page gives that cannot be extracted. */
export const noSummaries: PageSummaries = {
  title: '',
  lang: 'und',
  sentences: [],
  points: { short: [], medium: [], long: [] },
  ms: 0,
};

/** One page to extract and summarize; what is sent to a process that does it. */
export interface PageTask {
  readonly file: string;
  /** File of the ranker to use, where it is not the shipped one. */
  readonly model?: string;
}
