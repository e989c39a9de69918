/**
 * A summary view's end of the port to the script in a page, for what happens at the rate of scrolling and
 * therefore goes over no storage. It is opened by the view and closed with it.
 */

import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { Count } from '../shared/schema.ts';
import { highlightPort, type PageState, type ViewMessage, visibilities } from './highlight-api.ts';

const Index = v.nullable(Count);

/** The page is hostile: what is no state is not heard. */
const State = v.object({
  inView: Index,
  followed: Index,
  visibility: v.nullable(v.picklist(visibilities)),
  hasUserScrolled: v.boolean(),
  canGoBack: v.boolean(),
});

export interface PageConnection {
  /** Tells the page what the view shows and where it is. */
  send(message: ViewMessage): void;
  close(): void;
}

/**
 * Connects a summary view with the script in a frame.
 * @param onState is called with what the page tells
 * @param onClose is called when there is no such script, or the page has gone
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
