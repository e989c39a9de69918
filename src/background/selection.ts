/** Whether there is something selected in a page that its summary does not know of. */

import * as v from 'valibot';
import type { Job } from './jobs/job.ts';
import { callPageScript } from './page-script.ts';

/** The page is hostile: a hash is a short string, and all else is no answer. */
const Selected = v.pipe(v.string(), v.maxLength(32));

/**
 * Whether the user has selected another text since a job was done: neither the one that it
 * summarizes nor one that was passed over for the whole page.
 */
export async function hasNewSelection({ tabId, article, scope }: Job): Promise<boolean> {
  const answers = await callPageScript({ tabId, frameId: 'all' }, 'selected');
  const passed = scope.kind === 'page' ? scope.passedSelection : undefined;
  return (answers.ok ? answers.value : []).some(
    ({ value }) => v.is(Selected, value) && value !== article?.textHash && value !== passed,
  );
}
