/** What the highlighting script in a page offers to the other scripts of ours there, besides what it can be called for. */

import { type HighlightApi, highlightGlobal } from '../browser/highlight-api.ts';
import type { Anchor } from '../extraction/article.ts';

export interface HighlightScript extends HighlightApi {
  /** Whether this sentence was followed, and is on the screen. */
  isSeen(anchor: Anchor): boolean;
  /** Calls `listener` whenever what was followed is no longer highlighted. @returns a function that stops it */
  onCleared(listener: () => void): () => void;
}

/** The script that waits in this page's isolated world; nothing before it was injected. */
export function getHighlightScript(): HighlightScript | undefined {
  return (globalThis as unknown as Record<string, HighlightScript | undefined>)[highlightGlobal];
}
