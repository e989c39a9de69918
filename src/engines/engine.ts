/** The contract of everything that writes summaries. README.md in this folder explains it. */

import type { Article } from '../extraction/article.ts';
import type { Result } from '../shared/result.ts';
import type { AiMode, EngineId, Length, Summary, SummaryType } from '../summarizer/summary.ts';

/** The properties of a requested summary on which an engine's availability depends. */
export interface Task {
  readonly type: SummaryType;
  readonly length: Length;
  /** BCP 47 tag of the article. */
  readonly lang: string;
  /** BCP 47 tag of the summary, if it differs from the article's. */
  readonly outputLang?: string;
  /** The mode of a language model that can both write and choose; `undefined` means `write`. */
  readonly mode?: AiMode;
}

/** A task with its article. */
export interface SummarizeRequest extends Task {
  readonly article: Article;
  /** Aborted if the user cancels or the job is replaced. */
  readonly signal: AbortSignal;
}

/**
 * The answer of an engine to a task, in the words of the Writing Assistance APIs.
 * - `available`: it can start now.
 * - `downloadable`: it can once its model is downloaded, which only a click of the user may start.
 * - `unavailable`: it cannot in this browser, on this device or in this language.
 * - `unknown`: it did not answer in time and may be asked again.
 */
export type Availability = 'available' | 'downloadable' | 'unavailable' | 'unknown';

export interface Engine {
  readonly id: EngineId;
  /** Returns whether it can do a task. Never rejects, and takes at most `availabilityTimeoutMs`. */
  availability(task: Task): Promise<Availability>;
  /**
   * Downloads the model. Must be called in a page that the user has clicked, as the browser
   * requires a user gesture.
   *
   * @param onProgress receives the downloaded share, from 0 to 1
   */
  download(
    task: Task,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Result<void>>;
  /**
   * Writes one summary. A streaming engine yields the whole summary so far each time; the last
   * value is the result. A failure is always the last value. Never throws.
   */
  summarize(request: SummarizeRequest): AsyncIterable<Result<Summary>>;
}

/** Timeout for an engine's availability, in ms; some browsers never answer. */
export const availabilityTimeoutMs = 4_000;
