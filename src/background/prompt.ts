/** The line in the page, seen from behind: where it is placed, and what happens when it is used. */

import gate from '../content/gate.ts?iife';
import reader from '../content/page.ts?iife';
import line from '../content/prompt.ts?iife';
import { runScript } from '../platform/content-scripts.ts';
import type { Payload } from '../platform/messages.ts';
import { callIfThere, callPage } from '../platform/page.ts';
import { type PromptCalls, promptGlobal } from '../platform/prompt-calls.ts';
import { hidePrivately, hidePrompt, mayPrompt } from '../platform/prompt-consent.ts';
import type { Sender } from '../platform/receive.ts';
import { readSettings } from '../platform/settings-store.ts';
import { loadedTabs, shownTabs, type TabFacts, tabFacts } from '../platform/tabs.ts';
import { fail, ok, type Result } from '../result.ts';
import { prepareHighlight } from './highlight.ts';
import { promptAnswer } from './prompt-answer.ts';
import { promptWords } from './prompt-words.ts';

const lineScript = { files: [reader, line], global: promptGlobal };

/** How long (ms) a page that changes itself has for showing what its new address promises. */
const settling = 1_000;

/** The gate found an article in a tab. */
export async function promptHere(_nothing: object, sender: Sender): Promise<Result<void>> {
  const visit = await consentedVisit(sender);
  if (!visit.ok) return visit;
  await place(visit.value.tabId, false);
  return ok(undefined);
}

/** The line was pressed: its own tab is summarized, and nothing else can be asked for. */
export async function promptPressed(_nothing: object, sender: Sender): Promise<Result<unknown>> {
  const visit = await consentedVisit(sender);
  if (!visit.ok) return visit;
  const { tabId } = visit.value;
  const [answer] = await Promise.all([
    promptAnswer(tabId),
    prepareHighlight({ tabId, frameId: 0 }),
  ]);
  return answer;
}

/** The line was hidden. A private window's choice is forgotten with the session. */
export async function promptHide(
  { where }: Payload<'prompt-hide'>,
  sender: Sender,
): Promise<Result<void>> {
  const visit = await consentedVisit(sender);
  if (!visit.ok) return visit;
  const { host, isPrivate } = visit.value;
  if (where === 'everywhere') await hidePrompt({ kind: 'everywhere' });
  else if (isPrivate) await hidePrivately(host);
  else await hidePrompt({ kind: 'site', host });
  return ok(undefined);
}

/**
 * A tab shows something else, which its page may have done by itself, without loading anything: the
 * gate looks again, when what is new is there.
 */
export async function promptArrived({ id, url }: TabFacts & { url: string }): Promise<void> {
  const host = hostOf(url);
  if (!host || !(await mayPrompt(host))) return;
  await new Promise((resume) => setTimeout(resume, settling));
  // Still there, and still allowed by then.
  const now = await tabFacts(id);
  if (now?.url === url && (await mayPrompt(host, now.private))) await runScript(id, gate);
}

/**
 * The reader has just asked for the line, or does not want it any more: the pages on the screen need
 * not be loaded again.
 */
export async function promptShown(): Promise<void> {
  for (const { id, url, private: isPrivate } of await shownTabs()) {
    const host = url && hostOf(url);
    if (host && (await mayPrompt(host, isPrivate))) await place(id, true);
    else await callIfThere<PromptCalls, 'remove'>(lineScript, { tabId: id, frameId: 0 }, 'remove');
  }
}

/** The extension was updated: lines that its earlier life left in pages are dead, and are replaced. */
export async function promptRenewed(): Promise<void> {
  for (const { id, url, private: isPrivate } of await loadedTabs()) {
    const host = url && hostOf(url);
    if (host && (await mayPrompt(host, isPrivate))) await runScript(id, gate);
  }
}

async function place(tabId: number, asked: boolean): Promise<void> {
  const words = promptWords(await readSettings());
  await callPage<PromptCalls, 'place'>(lineScript, { tabId, frameId: 0 }, 'place', words, asked);
}

interface Visit {
  tabId: number;
  host: string;
  isPrivate: boolean;
}

/** Who is speaking, as the browser tells it; refused unless the line may stand there now. */
async function consentedVisit({ url, frameId, tab }: Sender): Promise<Result<Visit>> {
  const host = url === undefined ? undefined : hostOf(url);
  if (!host || frameId !== 0 || tab?.id === undefined) return fail('unexpected', 'no page');
  const isPrivate = tab.incognito === true;
  if (!(await mayPrompt(host, isPrivate))) return fail('needs-access');
  return ok({ tabId: tab.id, host, isPrivate });
}

function hostOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? hostname : undefined;
}
