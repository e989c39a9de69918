/**
 * Makes a cheap first guess whether a page is an article; extraction decides later. Called from
 * `article-detector.ts` on every page of the banner sites.
 */

import { getTextPrefix } from '../extraction/dom/block-text.ts';

/** An article has at least this many characters in paragraphs, more if the page does not declare it. */
const minCharsWithMetadata = 600;
const minCharsWithoutMetadata = 1_500;
/** A paragraph with fewer characters than this is a label. */
const minParagraphChars = 40;
const minParagraphs = 3;

// These limits bound the cost on pages of any size.
const maxParagraphs = 200;
const maxScripts = 10;
const maxCharacters = 200_000;
/** At most this many nodes of one paragraph are visited, because it may contain the whole page. */
const maxNodes = 300;

const articleType =
  /"@type"\s{0,4}:\s{0,4}(?:\[[^\]]{0,200})?"(?:https?:\/\/schema\.org\/)?(?:[A-Za-z]{0,20}Article|BlogPosting|Report)"/;

/**
 * Returns true if the page may be an article. Takes a few milliseconds on the largest pages,
 * because it reads only the start of the text and does not touch the layout.
 */
export function isProbablyArticle(document: Document): boolean {
  const minChars = hasArticleMetadata(document) ? minCharsWithMetadata : minCharsWithoutMetadata;
  let text = 0;
  let paragraphs = 0;
  for (const paragraph of takeFirst(document.getElementsByTagName('p'), maxParagraphs)) {
    const length = getTextPrefix(paragraph, minCharsWithoutMetadata, maxNodes).trim().length;
    if (length < minParagraphChars) continue;
    paragraphs++;
    text += length;
    if (text >= minChars && paragraphs >= minParagraphs) return true;
  }
  return false;
}

/** Returns true if the page's metadata for sharing or search declares an article. */
function hasArticleMetadata(document: Document): boolean {
  const type = document.querySelector('meta[property="og:type"]')?.getAttribute('content');
  if (type?.trim().toLowerCase() === 'article') return true;
  const scripts = document.querySelectorAll('script[type="application/ld+json"]');
  return takeFirst(scripts, maxScripts).some((script) =>
    articleType.test(getTextPrefix(script, maxCharacters, maxNodes)),
  );
}

/** Returns the first elements of a list without copying the list, which may be huge. */
function takeFirst(list: ArrayLike<Element>, max: number): Element[] {
  return Array.from({ length: Math.min(max, list.length) }, (_none, i) => list[i]).filter(
    (element) => element !== undefined,
  );
}
