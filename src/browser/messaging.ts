/**
 * Defines all messages that the background accepts, and who may send them.
 *
 * The role of a sender is determined once, from `sender` alone (`getSenderRole`). The extension's own
 * pages may send every message for pages; a content script may send four, for its own tab and site.
 */

import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { Anchor, Article, Scope } from '../extraction/article.ts';
import { Failure, fail, type Result, toUnexpectedFailure } from '../shared/result.ts';
import { Count } from '../shared/schema.ts';
import { engineIds, lengths, Summary, summaryTypes } from '../summarizer/summary.ts';
import { highlightKinds } from './content-api.ts';

const TabId = Count;
const FrameId = TabId;

/** Options that the user can choose for one summary: another type, length, engine or scope. */
export const SummaryRequest = v.object({
  type: v.exactOptional(v.picklist(summaryTypes)),
  length: v.exactOptional(v.picklist(lengths)),
  engine: v.exactOptional(v.picklist(engineIds)),
  scope: v.exactOptional(Scope),
});
export type SummaryRequest = v.InferOutput<typeof SummaryRequest>;

const AiSummaryResult = v.variant('ok', [
  v.object({ ok: v.literal(true), value: Summary }),
  v.object({ ok: v.literal(false), failure: Failure }),
]);

const fromPage = 'page' as const;
const fromContent = 'content' as const;

/** Each message with the role that may send it and the schema of its payload. */
export const messages = {
  /** A summary view was opened on a tab: starts a job for the page unless it already has one. */
  'job/ensure': { from: fromPage, payload: v.object({ tabId: TabId }) },
  /** Checks whether the page still shows the article, before a finished summary is used. */
  'job/verify': { from: fromPage, payload: v.object({ tabId: TabId }) },
  /** Checks whether the article has changed since the summary that the user is looking at. */
  'job/checkForUpdates': { from: fromPage, payload: v.object({ tabId: TabId }) },
  /** Summarizes again with other options. */
  'job/start': { from: fromPage, payload: v.object({ tabId: TabId, request: SummaryRequest }) },
  /**
   * Summarizes the article that a page of ours has read from a PDF. `viewerTab` is the tab in which
   * the browser shows the file.
   */
  'job/startFromPdf': {
    from: fromPage,
    payload: v.object({
      tabId: TabId,
      article: Article,
      viewerTab: v.exactOptional(TabId),
      request: SummaryRequest,
    }),
  },
  /** Returns the headlines of the tab's page, for a summary view of a page that lists articles. */
  headlines: { from: fromPage, payload: v.object({ tabId: TabId }) },
  /** Cancels the job of the tab. */
  'job/cancel': { from: fromPage, payload: v.object({ tabId: TabId }) },
  /**
   * A summary view has written a part of the AI summary, or with `isLast` all of it, because only
   * pages have the model.
   */
  'job/aiSummaryChunk': {
    from: fromPage,
    payload: v.object({
      tabId: TabId,
      jobId: v.string(),
      answer: AiSummaryResult,
      isLast: v.boolean(),
    }),
  },
  /**
   * Injects the highlighting script into the frame of the article, once the points are displayed.
   */
  'prepare-highlight': { from: fromPage, payload: v.object({ tabId: TabId, frameId: FrameId }) },
  /** Highlights a sentence in the page, or ends that kind of highlight (`anchor: null`). */
  'page/highlight': {
    from: fromPage,
    payload: v.object({
      tabId: TabId,
      kind: v.picklist(highlightKinds),
      anchor: v.nullable(Anchor),
    }),
  },
  /** Scrolls back to where the page was before a point was followed, and ends the highlight. */
  'go-back': { from: fromPage, payload: v.object({ tabId: TabId }) },
  /** Opens what hides a sentence in the page, and scrolls to it. */
  'page/reveal': { from: fromPage, payload: v.object({ tabId: TabId, anchor: Anchor }) },
  /**
   * The detector found an article, so the banner may be inserted. The message carries nothing about
   * the article.
   */
  'banner/articleDetected': { from: fromContent, payload: v.object({}) },
  /** The user pressed the banner. The answer is the summary of the sender's own tab. */
  'banner/summarize': { from: fromContent, payload: v.object({}) },
  /** The user has hidden the banner on the tab's site. */
  'banner/hide': { from: fromContent, payload: v.object({}) },
  /** The user wants to hide it on all sites: opens the settings, where that is asked. */
  'banner/openSettings': { from: fromContent, payload: v.object({}) },
} as const;

export type MessageName = keyof typeof messages;
export type Payload<N extends MessageName> = v.InferOutput<(typeof messages)[N]['payload']>;

/**
 * Sends a message and waits for the answer of the background.
 *
 * @returns the answer; fails with `unexpected` if the background cannot be reached
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

export type SenderRole = 'page' | 'content' | 'untrusted';

/** The properties of a sender that authorization depends on. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?:
    | { id?: number | undefined; url?: string | undefined; incognito?: boolean | undefined }
    | undefined;
}

/**
 * Returns the role of a sender: a page of the extension is recognized by its address, a content
 * script by the extension's id and a tab. Everything else, such as another extension, is untrusted.
 *
 * @param origin of the extension's pages, with a trailing slash
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
 * Starts to answer messages. Call it synchronously at startup of the background, or the message
 * that started it is lost. A message that is unknown, not allowed for its sender, or malformed
 * fails with `unexpected` and changes nothing.
 */
export function onMessage(handlers: MessageHandlers): void {
  const origin = browser.runtime.getURL('');
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) =>
    dispatch(handlers, message, sender, getSenderRole(sender, browser.runtime.id, origin)),
  );
}

/**
 * Passes one message to its handler. It is separate from `onMessage` so that tests can choose the
 * sender.
 */
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
  return handler ? handler(payload.output, sender) : fail('unexpected', `${name}: no handler`);
}
