/**
 * Gives the extension's other scripts in a page access to the page script and the highlighting
 * script, which are global objects of the isolated world.
 */

import {
  type HighlightApi,
  highlightGlobal,
  type PageScriptApi,
  pageScriptGlobal,
} from '../browser/content-api.ts';
import type { Anchor } from '../extraction/article.ts';
import type { ArticleBounds } from './article-bounds.ts';

/** The highlighting script, with functions for other content scripts in the page. */
export interface HighlightScript extends HighlightApi {
  /** Returns true if this sentence was followed and is visible. */
  isSeen(anchor: Anchor): boolean;
  /**
   * Calls `listener` whenever no followed sentence is highlighted any more.
   *
   * @returns a function that removes the listener
   */
  onCleared(listener: () => void): () => void;
}

/**
 * Returns the highlighting script of this page's isolated world; `undefined` before it is injected.
 */
export function getHighlightScript(): HighlightScript | undefined {
  return (globalThis as unknown as Record<string, HighlightScript | undefined>)[highlightGlobal];
}

/** The page script, with functions that return nodes and ranges, which cannot leave the page. */
export interface PageScript extends PageScriptApi {
  findArticleBounds(): ArticleBounds | undefined;
  /** Finds a sentence, visible or not; `undefined` if the page no longer contains it. */
  find(anchor: Anchor): Range | undefined;
  /** Finds several visible sentences, in the order of their anchors. */
  findAll(anchors: readonly Anchor[]): (Range | undefined)[];
}

/** Returns the page script of this page's isolated world; `undefined` before it is injected. */
export function getPageScript(): PageScript | undefined {
  return (globalThis as unknown as Record<string, PageScript | undefined>)[pageScriptGlobal];
}
