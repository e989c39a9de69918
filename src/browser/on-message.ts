/** Taking messages in the background: who says it is checked before what is said is looked at. */

import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { fail, type Result } from '../shared/result.ts';
import { type MessageName, messages, type Payload } from './messages.ts';

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
