/** What an export says in the reader's language; handed in, because wording lives in `_locales`. */

import type { Summary } from '../../summarizer/summary.ts';

export interface ExportLabels {
  /**
   * Over a summary: what it is, and honestly who wrote it.
   *
   * @param siblings all summaries of the record that are exported, from which it is to be told
   */
  heading(summary: Summary, siblings: readonly Summary[]): string;
  /** After something that the article does not hold, for example “[not in the article]”. */
  readonly flag: string;
}
