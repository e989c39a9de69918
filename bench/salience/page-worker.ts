/** A process that extracts and summarizes pages. */

import { htmlOf } from '../extract/pages.ts';
import { answerTasks } from '../run/worker.ts';
import { summarizePage } from './our-summaries.ts';
import type { PageSummaries, PageTask } from './page-summaries.ts';

answerTasks(
  ({ file, model }: PageTask): Promise<PageSummaries> => summarizePage(htmlOf(file), model),
);
