/**
 * The page's end of the line that a panel opens. The bare global is used here and not the polyfill,
 * which would only weigh on what is injected: for ports the two browsers are alike.
 */

import type { Anchor } from '../article/article.ts';
import { inViewLine } from './page-calls.ts';

/** The part of a port that is needed. */
interface Port {
  readonly name: string;
  postMessage(message: unknown): void;
  readonly onMessage: { addListener(listener: (message: Anchor[]) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

interface Runtime {
  readonly onConnect: { addListener(listener: (port: Port) => void): void };
}

const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;

/**
 * Waits for a panel that wants to know what is in view. Only our own pages can open the line.
 * @param watch starts to watch for the anchors, and returns a function that stops it.
 */
export function answerInView(
  watch: (anchors: Anchor[], tell: (index: number | null) => void) => () => void,
): void {
  runtime.onConnect.addListener((port) => {
    if (port.name !== inViewLine) return;
    let stop: (() => void) | undefined;
    port.onMessage.addListener((anchors) => {
      stop?.();
      stop = watch(anchors, (index) => port.postMessage(index));
    });
    port.onDisconnect.addListener(() => stop?.());
  });
}
