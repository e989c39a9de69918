/** What an export says in the reader's language; handed in, because wording lives in `_locales`. */

import type { Summary } from '../../summary/summary.ts';

export interface ExportLabels {
  /** Over a summary: its form, and honestly who wrote it. */
  heading(summary: Summary): string;
  /** After something that the article does not hold, for example “[not in the article]”. */
  readonly doubt: string;
}
