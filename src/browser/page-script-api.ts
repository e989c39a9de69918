/**
 * Types shared by the background and the page script. They do not use the extension API, so that
 * both can import them.
 */

import { version } from '../../manifest.json';
import type { Anchor, Scope } from '../extraction/article.ts';

/**
 * Identity of a document, and how much of an article it shows; see `content/document-identity.ts`.
 */
export interface PageIdentity {
  document: { id: string; url: string };
  foundCount: number;
  hasTitle: boolean;
  isCut: boolean;
}

/**
 * Functions of the page script that the background can call; `content/page-script.ts` implements
 * them.
 */
export interface PageScriptApi {
  /**
   * Extracts the article and identifies the document.
   *
   * @param tabUrl address of the tab, if the browser reveals it
   */
  extract(scope: Scope, tabUrl?: string): unknown;
  /** Identifies the document and counts how many of the anchors' sentences it shows. */
  identify(anchors: Anchor[], title: string): PageIdentity;
  /** Returns the hash of the selected text; null if it is too short for a summary. */
  selected(): string | null;
  /** Returns the headlines of a page that lists articles; see `extraction/page/headlines.ts`. */
  headlines(): unknown;
}

/**
 * Name of the page script's global in the isolated world. It contains the version, so that a page
 * which still has the script of an older version gets the new one as well.
 */
export const pageScriptGlobal = `noTimeToRead ${version}`;
