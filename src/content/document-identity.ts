/**
 * Identifies this document, and checks whether it still shows an article that was extracted from it.
 * Called from `page-script.ts`.
 */

import type { PageIdentity } from '../browser/content-api.ts';
import { type Anchor, articleLimits } from '../extraction/article.ts';
import { walkDocument } from '../extraction/dom/walk.ts';
import { type DocumentAddress, toArticleUrl } from '../extraction/metadata/page-metadata.ts';
import { stripHash } from '../shared/url.ts';
import { withTimeBudget } from './time-budget.ts';

// The address of a document depends on its window, so only a script in that window can find it.

/**
 * Returns the address at which the window's document can be opened again.
 *
 * @param tabUrl address of the tab, if the browser reveals it; used for a frame without an address
 *   that cannot access the page around it
 */
export function getWindowAddress(window: Window, tabUrl = ''): DocumentAddress {
  const { href } = window.location;
  if (isReachable(href)) return { url: href, isCanonicalCurrent: isLoadedFrom(window, href) };
  const url = getOuterAddress(window) ?? tabUrl;
  return { url: url === '' ? href : url, isCanonicalCurrent: false };
}

/**
 * Returns true for addresses that lead to the document again, unlike `about:srcdoc`, `blob:` and
 * `data:`.
 */
function isReachable(address: string): boolean {
  return /^(?:https?|file|ftp):/.test(address);
}

/**
 * Returns true if the document was loaded from this address. The browser's navigation entry keeps
 * the loaded address even if `history.pushState` has changed it since
 * (https://www.w3.org/TR/navigation-timing-2/).
 */
function isLoadedFrom({ performance }: Window, address: string): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  if (!entry) return false;
  const [loaded, current] = [entry.name, address].map((url) => stripHash(toArticleUrl(url)));
  return loaded === current;
}

/** Returns the address of the nearest page around a frame; a sandboxed frame can access none. */
function getOuterAddress(window: Window): string | undefined {
  try {
    for (let frame = window; frame.parent !== frame; frame = frame.parent)
      if (isReachable(frame.parent.location.href)) return frame.parent.location.href;
  } catch {
    // The page around it is cross-origin.
  }
  return undefined;
}

/** Created once per document, because each document runs its own instance of the script. */
const id = `${performance.timeOrigin}-${Math.random()}`;

/**
 * Returns the identity of this document. Its address has no fragment, and is cut if it is too long.
 */
export function getPageDocument(): PageIdentity['document'] {
  return { id, url: stripHash(location.href).slice(0, articleLimits.url) };
}

/**
 * Returns the origin of this document. A sandboxed document has none; that of the page around it, by
 * whose choice it is there, takes its place.
 */
export function getDocumentOrigin({ origin, location }: Window): string {
  return origin === 'null' ? (location.ancestorOrigins?.[0] ?? origin) : origin;
}

/**
 * Searches all visible text for the sentences and the title of an article, ignoring white space. The
 * title may also be in the document's title. `isCut` is true if the page was too large to be searched
 * completely.
 */
export function identify(
  document: Document,
  anchors: readonly Anchor[],
  title: string,
): PageIdentity {
  const { blocks, isTruncated } = walkDocument(document, withTimeBudget());
  const text = stripWhitespace(blocks.map((block) => block.text).join(''));
  const includesQuote = (quote: string) => quote !== '' && text.includes(quote);
  const strippedTitle = stripWhitespace(title);
  return {
    document: getPageDocument(),
    foundCount: anchors.filter(({ quote }) => includesQuote(stripWhitespace(quote))).length,
    // `document.title` may be an element of the page.
    hasTitle:
      includesQuote(strippedTitle) ||
      (strippedTitle !== '' && stripWhitespace(`${document.title}`).includes(strippedTitle)),
    isCut: isTruncated,
  };
}

function stripWhitespace(text: string): string {
  return text.replace(/\s+/g, '');
}
