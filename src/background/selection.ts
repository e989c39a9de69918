/** Finds out whether the user has selected other text since a job was done. */

import * as v from 'valibot';
import type { Job } from './jobs/job.ts';
import { callPageScript } from './page-script.ts';

/** Validates the answer of the page, which is hostile: a hash is a short string. */
const Selected = v.pipe(v.string(), v.maxLength(32));

/**
 * Returns true if any frame has selected text which the job neither summarized nor passed over in
 * favour of the whole page.
 */
export async function hasNewSelection({ tabId, article, scope }: Job): Promise<boolean> {
  const answers = await callPageScript({ tabId, frameId: 'all' }, 'selected');
  const passed = scope.kind === 'page' ? scope.passedSelection : undefined;
  return (answers.ok ? answers.value : []).some(
    ({ value }) => v.is(Selected, value) && value !== article?.textHash && value !== passed,
  );
}
