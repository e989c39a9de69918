/** The contract of everything that can write a summary. README.md beside this file tells it as a story. */

import type { Article } from '../extraction/article.ts';
import type { Result } from '../shared/result.ts';
import type { EngineId, Length, Summary, SummaryType } from '../summarizer/summary.ts';

/** What is to be written, as far as an engine must know it to say whether it can. */
export interface Task {
  readonly type: SummaryType;
  readonly length: Length;
  /** BCP 47 of the article. */
  readonly lang: string;
  /** BCP 47 of what is to be written, where that is not the article's language. */
  readonly outputLang?: string;
}

/** A task with its article. */
export interface SummarizeRequest extends Task {
  readonly article: Article;
  /** Aborted when the reader cancels or the job is replaced. */
  readonly signal: AbortSignal;
}

/**
 * - `ready`: it can write now.
 * - `needs-download`: once its model has been fetched, which only a click of the reader may start.
 * - `unavailable`: not in this browser, on this machine, or for this language.
 * - `unknown`: it did not answer in time. It may be asked again.
 */
export type Availability = 'available' | 'downloadable' | 'unavailable' | 'unknown';

export interface Engine {
  readonly id: EngineId;
  /** Whether it can do a task. Never throws, and never takes longer than `availabilityTimeoutMs`. */
  availability(task: Task): Promise<Availability>;
  /**
   * Gets it ready, where that takes a download. To be called in the page that the reader clicked:
   * the browser asks for a gesture.
   * @param onProgress is told the share that is done, 0 to 1.
   */
  download(
    task: Task,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Result<void>>;
  /**
   * Writes one summary. An engine that streams yields the summary so far, each time whole; the
   * last one is the result. A failure is always the last thing yielded. Never throws.
   */
  summarize(request: SummarizeRequest): AsyncIterable<Result<Summary>>;
}

/** Longest time (ms) that a browser may take to say whether it has an engine; some never answer. */
export const availabilityTimeoutMs = 4_000;
