/**
 * Tells the summary views which point's sentence is on the screen while the page scrolls. Called from
 * `highlight.ts`.
 */

import type { PageState, ViewMessage } from '../browser/content-api.ts';
import type { ConnectedView } from '../browser/page-runtime.ts';
import type { Anchor } from '../extraction/article.ts';
import { type Highlighter, isSameAnchor } from './highlighter.ts';

/** Users read at about this height, as a share of the screen from the top. */
const eyeLevel = 0.35;
/** On a page that rerenders, the sentences are searched again at most this often. */
const minLocateIntervalMs = 2_000;

/** Finds the sentences of anchors, in the same order. */
type FindAll = (anchors: readonly Anchor[]) => (Range | undefined)[];

/**
 * Reports which sentence is in view, now and on every change.
 *
 * @param onChange called with the index of the anchor; null if none is in view
 * @returns a function that ends the observation
 */
function observeAnchorsInView(
  anchors: readonly Anchor[],
  findAll: FindAll,
  onChange: (index: number | null) => void,
): () => void {
  let ranges = findAll(anchors);
  let locatedAt = performance.now();
  let lastIndex: number | null | undefined;
  let frame = 0;
  const update = () => {
    frame = 0;
    const isLost = ranges.some((range) => range && (range.collapsed || !isConnected(range)));
    if (isLost && performance.now() - locatedAt > minLocateIntervalMs) {
      ranges = findAll(anchors);
      locatedAt = performance.now();
    }
    const index = findNearestToEye(ranges);
    if (index !== lastIndex) onChange(index);
    lastIndex = index;
  };
  const onScroll = () => {
    frame ||= requestAnimationFrame(update);
  };
  document.addEventListener('scroll', onScroll, { passive: true, capture: true });
  update();
  return () => {
    document.removeEventListener('scroll', onScroll, { capture: true });
    cancelAnimationFrame(frame);
  };
}

function isConnected(range: Range): boolean {
  return range.startContainer.isConnected;
}

/** Returns the index of the visible range whose middle is nearest to the reading height. */
function findNearestToEye(ranges: (Range | undefined)[]): number | null {
  let nearest: number | null = null;
  let minDistance = Number.POSITIVE_INFINITY;
  for (const [index, range] of ranges.entries()) {
    const box = range?.getBoundingClientRect();
    if (!box || box.height === 0 || box.bottom < 0 || box.top > innerHeight) continue;
    const distance = Math.abs((box.top + box.bottom) / 2 - innerHeight * eyeLevel);
    if (distance < minDistance) [minDistance, nearest] = [distance, index];
  }
  return nearest;
}

/** Number of open summary views. A preview and speech end when the last one closes. */
let openViews = 0;

/**
 * Connects one summary view with the highlighter.
 *
 * @param send sends the view a state; it is called only if the state has changed
 * @returns the handlers of the view's messages
 */
export function connectView(
  highlighter: Highlighter,
  findAll: FindAll,
  send: (state: PageState) => void,
): ConnectedView {
  let lastMessage: ViewMessage | undefined;
  let inView: number | null = null;
  let lastSent = '';
  let stopWatching: (() => void) | undefined;
  openViews += 1;
  const update = () => {
    if (!lastMessage) return;
    const { followed, ...state } = highlighter.getState();
    const anchors = [...lastMessage.anchors, ...lastMessage.items];
    const newState = { ...state, inView, followed: findIndex(anchors, followed) };
    const text = JSON.stringify(newState);
    if (text !== lastSent) send(newState);
    lastSent = text;
  };
  const unsubscribe = highlighter.subscribe(update);
  return {
    onMessage(message) {
      const isSame = JSON.stringify(lastMessage?.anchors) === JSON.stringify(message.anchors);
      lastMessage = message;
      if (message.bounds) highlighter.setView(message.bounds);
      if (!isSame) {
        stopWatching?.();
        stopWatching = message.wantsInView
          ? observeAnchorsInView(message.anchors, findAll, (index) => {
              inView = index;
              update();
            })
          : undefined;
      }
      update();
    },
    onClose() {
      openViews -= 1;
      unsubscribe();
      stopWatching?.();
      if (lastMessage?.bounds) highlighter.setView(undefined);
      if (openViews > 0) return;
      highlighter.highlight('speak', null);
      highlighter.highlight('preview', null);
    },
  };
}

function findIndex(anchors: readonly Anchor[], target: Anchor | null): number | null {
  const index = anchors.findIndex((anchor) => target && isSameAnchor(target, anchor));
  return index < 0 ? null : index;
}
