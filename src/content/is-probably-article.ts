/** A first, cheap look at whether a page may be an article; reading it decides. */

import { getTextPrefix } from '../extraction/dom/text-prefix.ts';

/** Characters of text in paragraphs, where the page itself says that it is an article … */
const minCharsWithMetadata = 600;
/** … and where it says nothing. */
const minCharsWithoutMetadata = 1_500;
/** A paragraph shorter than this, in characters, is a label. */
const minParagraphChars = 40;
const minParagraphs = 3;

/** What is looked at of a page however large it is. */
const maxParagraphs = 200;
const maxScripts = 10;
const maxCharacters = 200_000;
/** Nodes of one paragraph, which may hold all the others. */
const maxNodes = 300;

const articleType =
  /"@type"\s{0,4}:\s{0,4}(?:\[[^\]]{0,200})?"(?:https?:\/\/schema\.org\/)?(?:[A-Za-z]{0,20}Article|BlogPosting|Report)"/;

/**
 * Whether to look closer. Costs a few milliseconds on the largest pages: it reads the beginning of
 * the text, touches no layout and changes nothing.
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

/** Whether the page says so, to those who share or search. */
function hasArticleMetadata(document: Document): boolean {
  const type = document.querySelector('meta[property="og:type"]')?.getAttribute('content');
  if (type?.trim().toLowerCase() === 'article') return true;
  const scripts = document.querySelectorAll('script[type="application/ld+json"]');
  return takeFirst(scripts, maxScripts).some((script) =>
    articleType.test(getTextPrefix(script, maxCharacters, maxNodes)),
  );
}

/** The first elements of a list; the list itself is not copied, as it may be endless. */
function takeFirst(list: ArrayLike<Element>, max: number): Element[] {
  return Array.from({ length: Math.min(max, list.length) }, (_none, i) => list[i]).filter(
    (element) => element !== undefined,
  );
}
