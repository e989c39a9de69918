/** What the script in a page offers to the other scripts of ours there, besides what it can be called for. */

import { type PageScriptApi, pageScriptGlobal } from '../browser/page-script-api.ts';
import type { Anchor } from '../extraction/article.ts';
import type { ArticleBounds } from './article-bounds.ts';

/** Hands out nodes and ranges, which cannot leave the page. */
export interface PageScript extends PageScriptApi {
  findArticleBounds(): ArticleBounds | undefined;
  /** Where a sentence stands, shown or not; `undefined` when the page does not say it any more. */
  find(anchor: Anchor): Range | undefined;
  /** Where several sentences stand, as far as they are shown; each in the place of its anchor. */
  findAll(anchors: readonly Anchor[]): (Range | undefined)[];
}

/** The script that waits in this page's isolated world; nothing before it was injected. */
export function getPageScript(): PageScript | undefined {
  return (globalThis as unknown as Record<string, PageScript | undefined>)[pageScriptGlobal];
}
