/**
 * Identifies this document, and checks whether it still shows an article that was extracted from
 * it.
 */

import type { PageIdentity } from '../browser/page-script-api.ts';
import type { Anchor } from '../extraction/article.ts';
import { walkDocument } from '../extraction/dom/walk.ts';
import { articleLimits } from '../extraction/limits.ts';
import { stripHash } from '../shared/url.ts';
import { withTimeBudget } from './time-budget.ts';

/** Created once per document, because each document runs its own instance of the script. */
const id = `${performance.timeOrigin}-${Math.random()}`;

/**
 * Returns the identity of this document. Its address has no fragment, and is cut if it is too long.
 */
export function getPageDocument(): PageIdentity['document'] {
  return { id, url: stripHash(location.href).slice(0, articleLimits.url) };
}

/**
 * Searches an article's sentences in all visible text, ignoring white space, and its title also in
 * the document's title. `isCut` is true if the page was too large to be searched completely.
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
