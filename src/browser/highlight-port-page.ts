/**
 * The page's end of the port that a summary view opens. It uses the bare global instead of the
 * polyfill, which would only make the injected script larger; the port APIs of the two browsers are
 * alike.
 */

import { highlightPort, type PageState, type ViewMessage } from './highlight-api.ts';

/** The part of the port API that is used here. */
interface Port {
  readonly name: string;
  postMessage(message: PageState): void;
  readonly onMessage: { addListener(listener: (message: ViewMessage) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

interface Runtime {
  readonly onConnect: { addListener(listener: (port: Port) => void): void };
}

/** A summary view that is open on this page. */
export interface ConnectedView {
  /** Called with the view's state, at first and on every change. */
  onMessage(message: ViewMessage): void;
  onClose(): void;
}

/**
 * Accepts connections from summary views. Only pages of the extension can open the port.
 *
 * @param connect is called for each view, with a function that sends it the state
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
