/** The contract of everything that can write a summary. */

import type { Article } from '../article/article.ts';
import type { Result } from '../result.ts';
import type { EngineId, Form, Length, Summary } from '../summary/summary.ts';

/** What an engine is asked to write. */
export interface WriteRequest {
  article: Article;
  form: Form;
  length: Length;
  /** Aborted when the reader cancels or the job is replaced. */
  signal: AbortSignal;
}

export interface Engine {
  readonly id: EngineId;
  /**
   * Writes one summary. An engine that streams yields the summary so far, each time whole; the
   * last one is the result. A failure is always the last thing yielded.
   */
  write(request: WriteRequest): AsyncIterable<Result<Summary>>;
}
