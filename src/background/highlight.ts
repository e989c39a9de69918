/** From a point to its sentence in the page. */

import type { Payload } from '../platform/messages.ts';
import { ok, type Result } from '../result.ts';
import { callPageScript } from './page-script.ts';

/**
 * Marks the sentence in the tab, or takes the mark away.
 * @returns whether it stands in the page; fails with `page-gone` or `restricted-page`.
 */
export async function highlight({
  tabId,
  anchor,
  scroll,
}: Payload<'highlight'>): Promise<Result<boolean>> {
  const answers = anchor
    ? await callPageScript({ tabId, frameId: anchor.frameId }, 'highlight', anchor, scroll)
    : await callPageScript({ tabId, frameId: 'all' }, 'clear');
  return answers.ok ? ok(answers.value.some(({ value }) => value === true)) : answers;
}
