/** Gives the extension's other scripts in a page access to the page script. */

import { type PageScriptApi, pageScriptGlobal } from '../browser/page-script-api.ts';
import type { Anchor } from '../extraction/article.ts';
import type { ArticleBounds } from './article-bounds.ts';

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
