/** From a point to its sentence in the page. */

import * as v from 'valibot';
import type { Payload } from '../platform/messages.ts';
import type { FrameAnswer } from '../platform/page.ts';
import { type Found, foundStates } from '../platform/page-calls.ts';
import { fail, ok, type Result } from '../result.ts';
import { callPageScript } from './page-script.ts';

const Answer = v.picklist(foundStates);

/**
 * Marks the sentence in the tab, or takes the mark away.
 * @returns where it stands; `marked` also when there is none any more, as was asked for. Fails with
 *   `page-gone` or `restricted-page`.
 */
export async function highlight({
  tabId,
  anchor,
  scroll,
}: Payload<'highlight'>): Promise<Result<Found>> {
  if (anchor) {
    const { frameId } = anchor;
    return foundIn(await callPageScript({ tabId, frameId }, 'highlight', anchor, scroll));
  }
  const cleared = await callPageScript({ tabId, frameId: 'all' }, 'clear');
  return cleared.ok ? ok('marked') : cleared;
}

/** Opens what hides the sentence, marks it and goes there; answers and fails as `highlight` does. */
export async function reveal({ tabId, anchor }: Payload<'reveal'>): Promise<Result<Found>> {
  return foundIn(await callPageScript({ tabId, frameId: anchor.frameId }, 'reveal', anchor));
}

/** The page is hostile: what is none of the answers is no answer. */
function foundIn(answers: Result<FrameAnswer[]>): Result<Found> {
  if (!answers.ok) return answers;
  const found = v.safeParse(Answer, answers.value[0]?.value);
  return found.success ? ok(found.output) : fail('page-gone');
}
