/** Where what is said stands in the article. */

import type { Anchor, Article } from '../article/article.ts';

/** Characters of context on each side: enough to tell two equal sentences apart. */
const context = 64;

/**
 * The anchor of a stretch of a block (UTF-16 offsets into its text): position and quotation, as in
 * the Web Annotation model's TextPositionSelector and TextQuoteSelector
 * (https://www.w3.org/TR/annotation-model/#text-quote-selector).
 */
export function anchorOf(article: Article, block: number, start: number, end: number): Anchor {
  const text = article.blocks[block]?.text ?? '';
  return {
    block,
    start,
    end,
    quote: text.slice(start, end),
    prefix: wellFormed(text.slice(Math.max(0, start - context), start)),
    suffix: wellFormed(text.slice(end, end + context)),
    frameId: article.frameId,
  };
}

/** Without half a character at either end. */
function wellFormed(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '');
}
