/** Which document this is, and whether it still shows an article that was extracted from it. */

import type { PageIdentity } from '../browser/page-script-api.ts';
import type { Anchor } from '../extraction/article.ts';
import { walkDocument } from '../extraction/dom/walk.ts';
import { articleLimits } from '../extraction/limits.ts';
import { stripHash } from '../shared/url.ts';
import { withTimeBudget } from './time-budget.ts';

/** Made once for each document, since each has scripts of its own. */
const id = `${performance.timeOrigin}-${Math.random()}`;

/** This document; its address is without a fragment, and cut where it is too long. */
export function getPageDocument(): PageIdentity['document'] {
  return { id, url: stripHash(location.href).slice(0, articleLimits.url) };
}

/**
 * Looks for the sentences of an article in all that is shown, whatever its white space, and for its
 * title, be it above the window alone. `isCut`: the page was too large to look through all of it.
 */
export function identify(
  document: Document,
  anchors: readonly Anchor[],
  title: string,
): PageIdentity {
  const { blocks, isTruncated } = walkDocument(document, withTimeBudget());
  const text = squeeze(blocks.map((block) => block.text).join(''));
  const shows = (quote: string) => quote !== '' && text.includes(quote);
  const wanted = squeeze(title);
  return {
    document: getPageDocument(),
    foundCount: anchors.filter(({ quote }) => shows(squeeze(quote))).length,
    // A page may have put an element in the place of its title.
    hasTitle: shows(wanted) || (wanted !== '' && squeeze(`${document.title}`).includes(wanted)),
    isCut: isTruncated,
  };
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
