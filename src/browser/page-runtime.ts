/**
 * Wraps the extension API for content scripts: messages, the port of a summary view, and closed
 * shadow roots.
 */

import { fail, type Result, toUnexpectedFailure } from '../shared/result.ts';
import {
  type BannerSummary,
  highlightPort,
  type PageState,
  type ViewMessage,
} from './content-api.ts';

// Sends the banner's messages to the background. It uses the bare global instead of the polyfill,
// which would only make the injected script larger.

interface Runtime {
  /** Undefined once the extension was updated or removed while this page stayed open. */
  readonly id?: string;
  sendMessage(message: unknown): Promise<unknown>;
}

/**
 * Sends a message to the background.
 *
 * @returns the answer; fails with `needs-access` if the extension of this script is no longer
 *   there, and with `unexpected` if the message cannot be sent
 */
async function sendMessage(name: string, payload: object): Promise<Result<unknown>> {
  try {
    const { runtime } = (globalThis as unknown as { chrome: { runtime?: Runtime } }).chrome;
    if (runtime?.id === undefined) return fail('needs-access');
    return (await runtime.sendMessage({ name, payload })) as Result<unknown>;
  } catch (error) {
    return toUnexpectedFailure(error);
  }
}

/** Reports to the background that this page has an article. */
export function notifyArticleDetected(): void {
  void sendMessage('banner/articleDetected', {});
}

/**
 * Requests the summary of this page for the banner.
 *
 * @returns the summary; fails with the code of the job's failure
 */
export async function requestBannerSummary(): Promise<Result<BannerSummary>> {
  return (await sendMessage('banner/summarize', {})) as Result<BannerSummary>;
}

/** The banner is to be hidden on this site. */
export function hideBanner(): void {
  void sendMessage('banner/hide', {});
}

/** The user wants to hide it on all sites, which a page of ours asks again. */
export function openBannerSettings(): void {
  void sendMessage('banner/openSettings', {});
}

// The page's end of the port that a summary view opens. It uses the bare global instead of the
// polyfill, which would only make the injected script larger; the port APIs of the two browsers are
// alike.

/** The part of the port API that is used here. */
interface Port {
  readonly name: string;
  postMessage(message: PageState): void;
  readonly onMessage: { addListener(listener: (message: ViewMessage) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

interface PortRuntime {
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
  const { runtime } = (globalThis as unknown as { chrome: { runtime: PortRuntime } }).chrome;
  runtime.onConnect.addListener((port) => {
    if (port.name !== highlightPort) return;
    const view = connect((state) => port.postMessage(state));
    port.onMessage.addListener((message) => view.onMessage(message));
    port.onDisconnect.addListener(() => view.onClose());
  });
}

// Reads closed shadow roots, which browsers allow extensions but not pages.

interface ElementOfFirefox {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}

interface ChromiumDom {
  openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null;
}

/** Returns the shadow root of an element, open or closed; null if it has none. */
export function openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null {
  const { openOrClosedShadowRoot: root } = element as ElementOfFirefox;
  if (root !== undefined) return root;
  const { chrome } = globalThis as unknown as { chrome?: { dom?: ChromiumDom } };
  return chrome?.dom?.openOrClosedShadowRoot(element) ?? null;
}
