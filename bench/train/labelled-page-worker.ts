/** Worker process that creates training examples from labelled pages. */

import { readHtml } from '../extract/pages.ts';
import { answerTasks } from '../run/worker.ts';
import type { Judgment } from '../salience/labels.ts';
import { createLabelledParts } from './labelled-page.ts';
import type { Part } from './summary-examples.ts';

/** A labelled page, as sent to a worker process. */
export interface LabelledPageTask {
  readonly index: number;
  readonly file: string;
  readonly judgment: Judgment;
}

answerTasks(({ file, judgment }: LabelledPageTask): Part[] =>
  createLabelledParts(readHtml(file), judgment),
);
