/** What is said between the background and the script in a page; free of the extension API, so both may import it. */

import { version } from '../../manifest.json';
import type { Anchor, Scope } from '../article/article.ts';

/**
 * Where a sentence was found: marked in sight; in a part of the page that is closed and can be opened;
 * in one that is hidden and cannot; or nowhere any more.
 */
export const foundStates = ['marked', 'closed', 'hidden', 'gone'] as const;
export type Found = (typeof foundStates)[number];

/** What the script in a page can be asked for; `content/page.ts` implements exactly this. */
export interface PageCalls {
  /** Reads the document. @param tabUrl address of the tab, as far as the browser tells it */
  read(scope: Scope, tabUrl?: string): unknown;
  /** The address that an article read here has now; see `toArticleUrl`. */
  getAddress(tabUrl?: string): string;
  /** Marks a sentence, and goes there if `scroll`. */
  highlight(anchor: Anchor, scroll: boolean): Found;
  /** The same, once what hides the sentence has been opened as the reader would. */
  reveal(anchor: Anchor): Promise<Found>;
  /** Takes the mark away. */
  clear(): boolean;
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

/**
 * The line that a panel opens to the page. It sends the anchors to watch, once; the page sends the
 * index of the one in view whenever that changes.
 */
export const inViewLine = 'in-view';
