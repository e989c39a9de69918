/** Highlights the sentence of a point in the page. */

import * as v from 'valibot';
import {
  type HighlightApi,
  type HighlightResult,
  highlightGlobal,
  highlightResults,
} from '../browser/content-api.ts';
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

/** The highlighting script needs the page script, which finds the sentences. */
const script = { files: [reader, highlighter], global: highlightGlobal };

/** Injects the highlighting script into a frame in advance; fails as `highlight` does. */
export async function prepareHighlight({
  tabId,
  frameId,
}: Payload<'prepare-highlight'>): Promise<Result<void>> {
  const ready = await call({ tabId, frameId }, 'isReady');
  return ready.ok ? ok(undefined) : ready;
}

/**
 * Highlights a sentence in the tab, or ends that kind of highlight.
 *
 * @returns where the sentence was found; `shown` also if a highlight was ended. Fails with
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
  // Frames without the script have no highlight.
  await callIfInjected<HighlightApi, 'highlight'>(
    script,
    toAllFrames(tabId),
    'highlight',
    kind,
    null,
  );
  return ok('shown');
}

/**
 * Opens what hides a sentence, highlights it and scrolls to it; returns and fails as `highlight`
 * does.
 */
export async function reveal({
  tabId,
  anchor,
}: Payload<'page/reveal'>): Promise<Result<HighlightResult>> {
  return parseHighlightResult(await call({ tabId, frameId: anchor.frameId }, 'reveal', anchor));
}

/**
 * Scrolls back to where the page was, in the frame in which a point was followed; others ignore it.
 */
export async function goBack({ tabId }: Payload<'go-back'>): Promise<Result<void>> {
  await callIfInjected<HighlightApi, 'goBack'>(script, toAllFrames(tabId), 'goBack');
  return ok(undefined);
}

function toAllFrames(tabId: number): PageTarget {
  return { tabId, frameId: 'all' };
}

function call<N extends keyof HighlightApi>(
  target: PageTarget,
  name: N,
  ...args: Parameters<HighlightApi[N]>
): Promise<Result<FrameAnswer[]>> {
  return callContentScript<HighlightApi, N>(script, target, name, ...args);
}

/** Validates the answer of the page, which is hostile. */
function parseHighlightResult(answers: Result<FrameAnswer[]>): Result<HighlightResult> {
  if (!answers.ok) return answers;
  const found = v.safeParse(Answer, answers.value[0]?.value);
  return found.success ? ok(found.output) : fail('page-gone');
}
