/** Worker process that extracts and summarizes pages. */

import { readHtml } from '../extract/pages.ts';
import { answerTasks } from '../run/worker.ts';
import { summarizePage } from './our-summaries.ts';
import type { PageSummaries, PageTask } from './page-summaries.ts';

answerTasks(
  ({ file, model }: PageTask): Promise<PageSummaries> => summarizePage(readHtml(file), model),
);
