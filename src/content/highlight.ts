/**
 * The highlighting script. It is injected once the points are displayed, so that the user need not
 * wait for it, and depends on the page script, which finds the sentences.
 */

import { highlightGlobal } from '../browser/content-api.ts';
import { acceptViews } from '../browser/page-runtime.ts';
import type { Anchor } from '../extraction/article.ts';
import { getPageScript, type HighlightScript } from './get-page-script.ts';
import { Highlighter } from './highlighter.ts';
import { connectView } from './scroll-spy.ts';

const world = globalThis as unknown as Record<string, unknown>;
if (!world[highlightGlobal]) start();

function start(): void {
  const highlighter = new Highlighter(document, (anchor) => getPageScript()?.find(anchor));
  const findAll = (anchors: readonly Anchor[]) => getPageScript()?.findAll(anchors) ?? [];
  const api: HighlightScript = {
    isReady: () => true,
    highlight: (kind, anchor) => highlighter.highlight(kind, anchor),
    reveal: (anchor) => highlighter.reveal(anchor),
    goBack() {
      highlighter.goBack();
      return true;
    },
    isSeen: (anchor) => highlighter.isSeen(anchor),
    onCleared: (listener) =>
      highlighter.subscribe(() => {
        if (!highlighter.getState().followed) listener();
      }),
  };
  world[highlightGlobal] = api;
  acceptViews((send) => connectView(highlighter, findAll, send));
}
