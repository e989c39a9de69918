/** What the script in a page offers to the other scripts of ours there, besides what it can be called for. */

import { type PageCalls, pageGlobal } from '../platform/page-calls.ts';
import type { ArticleEnds } from './article-ends.ts';

export interface PageScript extends PageCalls {
  /** Hands out nodes, which cannot leave the page. */
  ends(): ArticleEnds | undefined;
}

/** The script that waits in this page's isolated world; nothing before it was injected. */
export function pageScript(): PageScript | undefined {
  return (globalThis as unknown as Record<string, PageScript | undefined>)[pageGlobal];
}
