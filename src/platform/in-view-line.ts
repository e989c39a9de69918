/**
 * The panel's end of the line to the script in a page, for what happens at scroll rate and therefore
 * goes over no storage. It is opened by the panel and closed with it.
 */

import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Anchor } from '../article/article.ts';
import { inViewLine } from './page-calls.ts';

const Index = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)));

/**
 * Asks the page which of these sentences the reader is looking at.
 * @param listener gets the index of the anchor in view, or `null` when none of them is.
 * @returns a function that stops it.
 */
export function watchInView(
  tabId: number,
  frameId: number,
  anchors: Anchor[],
  listener: (index: number | null) => void,
): () => void {
  const port = browser.tabs.connect(tabId, { name: inViewLine, frameId });
  port.onMessage.addListener((message: unknown) => {
    const index = v.safeParse(Index, message);
    if (index.success) listener(index.output);
  });
  // The page has gone, and with it what was in view of it.
  port.onDisconnect.addListener(() => listener(null));
  port.postMessage(anchors);
  return () => port.disconnect();
}
