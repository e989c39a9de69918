/**
 * A summary view's end of the port to the highlighting script. State that changes at the rate of
 * scrolling goes through this port instead of storage. The view opens and closes it.
 */

import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { Count } from '../shared/schema.ts';
import { highlightPort, type PageState, type ViewMessage, visibilities } from './content-api.ts';

const Index = v.nullable(Count);

/** Validates messages, because the page is hostile; anything else is ignored. */
const State = v.object({
  inView: Index,
  followed: Index,
  visibility: v.nullable(v.picklist(visibilities)),
  hasUserScrolled: v.boolean(),
  canGoBack: v.boolean(),
});

/** The open port to a page. */
export interface PageConnection {
  /** Sends the view's state to the page. */
  send(message: ViewMessage): void;
  close(): void;
}

/**
 * Connects a summary view to the highlighting script in a frame.
 *
 * @param onState is called with every state that the page sends
 * @param onClose is called if the frame has no such script, or when the page goes away
 */
export function connectToPage(
  tabId: number,
  frameId: number,
  onState: (state: PageState) => void,
  onClose: () => void,
): PageConnection {
  const port = browser.tabs.connect(tabId, { name: highlightPort, frameId });
  port.onMessage.addListener((message: unknown) => {
    const state = v.safeParse(State, message);
    if (state.success) onState(state.output);
  });
  port.onDisconnect.addListener(onClose);
  return { send: (message) => port.postMessage(message), close: () => port.disconnect() };
}
