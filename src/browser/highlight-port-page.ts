/**
 * The page's end of the port that a summary view opens. The bare global is used here and not the
 * polyfill, which would only weigh on what is injected: for ports the two browsers are alike.
 */

import { highlightPort, type PageState, type ViewMessage } from './highlight-api.ts';

/** The part of a port that is needed. */
interface Port {
  readonly name: string;
  postMessage(message: PageState): void;
  readonly onMessage: { addListener(listener: (message: ViewMessage) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

interface Runtime {
  readonly onConnect: { addListener(listener: (port: Port) => void): void };
}

/** One summary view that is open on this page. */
export interface ConnectedView {
  /** It says what it shows and where it is: at first, and whenever that changes. */
  onMessage(message: ViewMessage): void;
  onClose(): void;
}

/**
 * Waits for summary views that want to know what is highlighted and what is in view. Only our own pages
 * can open the port.
 * @param connect is called for each, with a function that tells it the state.
 */
export function acceptViews(connect: (tell: (state: PageState) => void) => ConnectedView): void {
  const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
  runtime.onConnect.addListener((port) => {
    if (port.name !== highlightPort) return;
    const view = connect((state) => port.postMessage(state));
    port.onMessage.addListener((message) => view.onMessage(message));
    port.onDisconnect.addListener(() => view.onClose());
  });
}
