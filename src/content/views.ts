/** Connects the summary views that are open on this page with its highlighter. */

import type { PageState, ViewMessage } from '../browser/highlight-api.ts';
import type { ConnectedView } from '../browser/highlight-port-page.ts';
import type { Anchor } from '../extraction/article.ts';
import { type Highlighter, isSameAnchor } from './highlighter.ts';
import { type FindAll, observeAnchorsInView } from './scroll-spy.ts';

/** Number of open views: a preview or speech ends with the last one. */
let openViews = 0;

/**
 * Connects one summary view. @param send sends it a state, which is called only if the state has
 * changed
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
