/** What is said between the background and the script in a page; free of the extension API, so both may import it. */

import { version } from '../../manifest.json';
import type { Scope } from '../article/article.ts';

/** What the script in a page can be asked for; `content/page.ts` implements exactly this. */
export interface PageCalls {
  /** Reads the document. @param tabUrl address of the tab, as far as the browser tells it */
  read(scope: Scope, tabUrl?: string): unknown;
  /** The address that an article read here has now; see `toArticleUrl`. */
  getAddress(tabUrl?: string): string;
  /** The hash of the text that is selected; nothing where it is too little for a summary. */
  selected(): string | null;
  /** The headlines of a page that lists articles, as `article/headlines.ts` finds them. */
  headlines(): unknown;
}

/**
 * The name under which the script waits in the isolated world. A page that still holds the script
 * of an older version gets the new one beside it.
 */
export const pageGlobal = `noTimeToRead ${version}`;
