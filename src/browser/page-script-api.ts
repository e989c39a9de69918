/** What is said between the background and the script in a page; free of the extension API, so both may import it. */

import { version } from '../../manifest.json';
import type { Anchor, Scope } from '../extraction/article.ts';

/** A document, and how much of an article it shows; see `content/document-identity.ts`. */
export interface PageIdentity {
  document: { id: string; url: string };
  foundCount: number;
  hasTitle: boolean;
  isCut: boolean;
}

/** What the script in a page can be asked for; `content/page-script.ts` implements exactly this. */
export interface PageScriptApi {
  /**
   * Reads the document, and says which one that is.
   * @param tabUrl address of the tab, as far as the browser tells it
   */
  extract(scope: Scope, tabUrl?: string): unknown;
  /** Says which document this is, and how much of an article it shows. */
  identify(anchors: Anchor[], title: string): PageIdentity;
  /** The hash of the text that is selected; nothing where it is too little for a summary. */
  selected(): string | null;
  /** The headlines of a page that lists articles, as `extraction/page/headlines.ts` finds them. */
  headlines(): unknown;
}

/**
 * The name under which the script waits in the isolated world. A page that still holds the script
 * of an older version gets the new one beside it.
 */
export const pageScriptGlobal = `noTimeToRead ${version}`;
