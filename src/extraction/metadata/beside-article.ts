/**
 * Recognizes elements whose authors and dates do not belong to the article, such as comments and
 * teasers. Called from `byline.ts`, `dates.ts` and `extract.ts`.
 */

import { splitMarkupNames } from '../blocks/block-measures.ts';
import { unclobbered, unclobberedElement } from '../dom/dom-clobbering.ts';
import { readAttribute } from '../dom/elements.ts';

/** At most this many ancestors of an element are checked. */
const maxAncestors = 12;
const besideTags = new Set(['aside', 'nav']);
const besideNames = new Set(
  'comment comments commentlist disqus latest mostread popular recent recommended related respond sidebar teaser teasers trending'.split(
    ' ',
  ),
);

/** Returns true if an element is inside the comments or among teasers of other articles. */
export function isBesideArticle(element: Element): boolean {
  let at: Element | null = element;
  for (let left = maxAncestors; at && left > 0; left--) {
    const name = unclobbered(at, 'localName');
    if (name === 'body') return false;
    if (besideTags.has(name)) return true;
    const names = `${readAttribute(at, 'class')} ${readAttribute(at, 'id')}`;
    const isNamed = names !== ' ' && splitMarkupNames(names).some((word) => besideNames.has(word));
    // A container named `content-sidebar` may hold the article and its sidebar.
    if (isNamed && !hasHeadline(at)) return true;
    at = unclobbered(at, 'parentElement');
  }
  return false;
}

/** Caches the results of `hasHeadline`, because many elements share the same few ancestors. */
const headlines = new WeakMap<Element, boolean>();

function hasHeadline(element: Element): boolean {
  const known = headlines.get(element);
  if (known !== undefined) return known;
  const found = unclobberedElement(element).querySelector('h1') !== null;
  headlines.set(element, found);
  return found;
}
