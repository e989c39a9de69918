/** Gives the extension's other scripts in a page access to the highlighting script. */

import { type HighlightApi, highlightGlobal } from '../browser/highlight-api.ts';
import type { Anchor } from '../extraction/article.ts';

/** The highlighting script, with functions for other content scripts in the page. */
export interface HighlightScript extends HighlightApi {
  /** Returns true if this sentence was followed and is visible. */
  isSeen(anchor: Anchor): boolean;
  /**
   * Calls `listener` whenever no followed sentence is highlighted any more. @returns a function
   * that stops it
   */
  onCleared(listener: () => void): () => void;
}

/**
 * Returns the highlighting script of this page's isolated world; `undefined` before it is injected.
 */
export function getHighlightScript(): HighlightScript | undefined {
  return (globalThis as unknown as Record<string, HighlightScript | undefined>)[highlightGlobal];
}
