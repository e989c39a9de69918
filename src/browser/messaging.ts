/**
 * The message map: everything that one context may say to the background, and who may say it.
 *
 * Whoever sends is known from `sender` alone, decided once (`getSenderRole`). Pages of ours are
 * trusted to ask for work; a content script may say three things, for its own tab only.
 */

import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { Anchor, Scope } from '../extraction/article.ts';
import { Failure, fail, type Result, toUnexpectedFailure } from '../shared/result.ts';
import { Count } from '../shared/schema.ts';
import { engineIds, lengths, Summary, summaryTypes } from '../summarizer/summary.ts';
import { highlightKinds } from './highlight-api.ts';

const TabId = Count;
const FrameId = TabId;

/** What the reader may ask for by hand: another form, length, engine or scope. */
export const SummaryRequest = v.object({
  type: v.exactOptional(v.picklist(summaryTypes)),
  length: v.exactOptional(v.picklist(lengths)),
  engine: v.exactOptional(v.picklist(engineIds)),
  scope: v.exactOptional(Scope),
});
export type SummaryRequest = v.InferOutput<typeof SummaryRequest>;

const WrittenAnswer = v.variant('ok', [
  v.object({ ok: v.literal(true), value: Summary }),
  v.object({ ok: v.literal(false), failure: Failure }),
]);

const fromPage = 'page' as const;
const fromContent = 'content' as const;

/** Each message: who may send it, and what it carries. */
export const messages = {
  /** A reader was opened on a tab: start a job for the page unless one is there or on its way. */
  'job/ensure': { from: fromPage, payload: v.object({ tabId: TabId }) },
  /** Something is about to be done with a finished summary: see whether the page still shows the article. */
  'job/verify': { from: fromPage, payload: v.object({ tabId: TabId }) },
  /** A reader looks at a finished summary: see whether the page still says the same. */
  'job/checkForUpdates': { from: fromPage, payload: v.object({ tabId: TabId }) },
  /** Write again, as wished. */
  'job/start': { from: fromPage, payload: v.object({ tabId: TabId, request: SummaryRequest }) },
  /** The headlines of the tab's page, for a summary view of a page that lists articles. */
  headlines: { from: fromPage, payload: v.object({ tabId: TabId }) },
  /** Stop what is being done for the tab. */
  'job/cancel': { from: fromPage, payload: v.object({ tabId: TabId }) },
  /** An open reader has written with a model that only pages have: so far, or `last`. */
  'job/aiSummaryChunk': {
    from: fromPage,
    payload: v.object({
      tabId: TabId,
      jobId: v.string(),
      answer: WrittenAnswer,
      isLast: v.boolean(),
    }),
  },
  /** The points are on the screen: have the highlighting script ready in the frame of the article. */
  'prepare-highlight': { from: fromPage, payload: v.object({ tabId: TabId, frameId: FrameId }) },
  /** Highlight a sentence in the page, or end that kind of highlight (`anchor: null`). */
  'page/highlight': {
    from: fromPage,
    payload: v.object({
      tabId: TabId,
      kind: v.picklist(highlightKinds),
      anchor: v.nullable(Anchor),
    }),
  },
  /** Go back to where the page was before a point was followed, and end its highlight. */
  'go-back': { from: fromPage, payload: v.object({ tabId: TabId }) },
  /** Open what hides a sentence in the page, and go there. */
  'page/reveal': { from: fromPage, payload: v.object({ tabId: TabId, anchor: Anchor }) },
  /** The gate found an article: the line may be placed. Says nothing of what was found. */
  'banner/articleDetected': { from: fromContent, payload: v.object({}) },
  /** The line in the page was pressed: summarize this tab. Answered with the points. */
  'banner/summarize': { from: fromContent, payload: v.object({}) },
  /** The line was hidden by the reader. It can only narrow what was allowed before. */
  'banner/hide': {
    from: fromContent,
    payload: v.object({ scope: v.picklist(['site', 'all-sites']) }),
  },
} as const;

export type MessageName = keyof typeof messages;
export type Payload<N extends MessageName> = v.InferOutput<(typeof messages)[N]['payload']>;

// Saying something to the background, from a page of ours or from a script in a page.

/**
 * Sends one message of the map and waits until the background has taken it.
 * @returns what the background answered, or `unexpected` when there was nobody to answer.
 */
export async function send<N extends MessageName>(
  name: N,
  payload: Payload<N>,
): Promise<Result<unknown>> {
  try {
    return (await browser.runtime.sendMessage({ name, payload })) as Result<unknown>;
  } catch (error) {
    return toUnexpectedFailure(error);
  }
}

// Taking messages in the background: who says it is checked before what is said is looked at.

export type SenderRole = 'page' | 'content' | 'untrusted';

/** A sender, as far as it decides anything. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?:
    | { id?: number | undefined; url?: string | undefined; incognito?: boolean | undefined }
    | undefined;
}

/**
 * Who is speaking: a page of ours is known by its address, a script of ours in a page by our id and
 * a tab. Everything else (another extension, a web page) is a stranger.
 * @param origin of our own pages, with a slash at its end.
 */
export function getSenderRole(sender: Sender, ownId: string, origin: string): SenderRole {
  if (sender.id !== ownId) return 'untrusted';
  if (sender.url?.startsWith(origin)) return 'page';
  return sender.tab?.id === undefined ? 'untrusted' : 'content';
}

export type MessageHandlers = {
  [N in MessageName]?: (payload: Payload<N>, sender: Sender) => Promise<Result<unknown>>;
};

const Envelope = v.object({
  name: v.picklist(Object.keys(messages) as MessageName[]),
  payload: v.unknown(),
});

/**
 * Starts to answer messages. To be called synchronously while the background starts, or the
 * message that woke it is lost. What is not in the map, not for this sender, or not of the right
 * form is refused with `unexpected` and changes nothing.
 */
export function onMessage(handlers: MessageHandlers): void {
  const origin = browser.runtime.getURL('');
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) =>
    dispatch(handlers, message, sender, getSenderRole(sender, browser.runtime.id, origin)),
  );
}

/** One message to its handler; apart from `receive` so that it can be tested with any sender. */
export async function dispatch(
  handlers: MessageHandlers,
  message: unknown,
  sender: Sender,
  kind: SenderRole,
): Promise<Result<unknown>> {
  const envelope = v.safeParse(Envelope, message);
  if (!envelope.success) return fail('unexpected', 'unknown message');
  const { name } = envelope.output;
  if (messages[name].from !== kind) return fail('unexpected', `${name} is not for this sender`);
  const payload = v.safeParse(messages[name].payload, envelope.output.payload);
  if (!payload.success) return fail('unexpected', `${name}: malformed`);
  const handler = handlers[name] as
    | ((payload: unknown, sender: Sender) => Promise<Result<unknown>>)
    | undefined;
  return handler ? handler(payload.output, sender) : fail('unexpected', `${name}: nobody listens`);
}
