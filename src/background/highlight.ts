/** From a point to its sentence in the page. */

import * as v from 'valibot';
import {
  type HighlightCalls,
  type HighlightResult,
  highlightGlobal,
  highlightResults,
} from '../browser/highlight-api.ts';
import type { Payload } from '../browser/messaging.ts';
import {
  callContentScript,
  callIfInjected,
  type FrameAnswer,
  type PageTarget,
} from '../browser/scripting.ts';
import highlighter from '../content/highlight.ts?iife';
import reader from '../content/page-script.ts?iife';
import { fail, ok, type Result } from '../shared/result.ts';

const Answer = v.picklist(highlightResults);

/** It stands on the page script, which finds the sentences. */
const script = { files: [reader, highlighter], global: highlightGlobal };

/** Has the script in a frame, before anything is asked of it; fails as `highlight` does. */
export async function prepareHighlight({
  tabId,
  frameId,
}: Payload<'prepare-highlight'>): Promise<Result<void>> {
  const ready = await call({ tabId, frameId }, 'isReady');
  return ready.ok ? ok(undefined) : ready;
}

/**
 * Highlights a sentence in the tab, or ends that kind of highlight.
 * @returns where it stands; `marked` also when there is none any more, as was asked for. Fails with
 *   `page-gone` or `restricted-page`.
 */
export async function highlight({
  tabId,
  kind,
  anchor,
}: Payload<'page/highlight'>): Promise<Result<HighlightResult>> {
  if (anchor)
    return parseHighlightResult(
      await call({ tabId, frameId: anchor.frameId }, 'highlight', kind, anchor),
    );
  // Where the script is not, nothing is highlighted.
  await callIfInjected<HighlightCalls, 'highlight'>(
    script,
    everywhere(tabId),
    'highlight',
    kind,
    null,
  );
  return ok('shown');
}

/** Opens what hides the sentence, marks it and goes there; answers and fails as `highlight` does. */
export async function reveal({
  tabId,
  anchor,
}: Payload<'page/reveal'>): Promise<Result<HighlightResult>> {
  return parseHighlightResult(await call({ tabId, frameId: anchor.frameId }, 'reveal', anchor));
}

/** Goes back to where the page was, in the frame that was followed into; elsewhere nothing happens. */
export async function goBack({ tabId }: Payload<'go-back'>): Promise<Result<void>> {
  await callIfInjected<HighlightCalls, 'goBack'>(script, everywhere(tabId), 'goBack');
  return ok(undefined);
}

function everywhere(tabId: number): PageTarget {
  return { tabId, frameId: 'all' };
}

function call<N extends keyof HighlightCalls>(
  target: PageTarget,
  name: N,
  ...args: Parameters<HighlightCalls[N]>
): Promise<Result<FrameAnswer[]>> {
  return callContentScript<HighlightCalls, N>(script, target, name, ...args);
}

/** The page is hostile: what is none of the answers is no answer. */
function parseHighlightResult(answers: Result<FrameAnswer[]>): Result<HighlightResult> {
  if (!answers.ok) return answers;
  const found = v.safeParse(Answer, answers.value[0]?.value);
  return found.success ? ok(found.output) : fail('page-gone');
}
