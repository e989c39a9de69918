/** Describes where a sentence is in its article. */

import { type Anchor, type Article, type Block, blockSeparator } from '../extraction/article.ts';

/** Characters of context on each side, enough to find a slightly changed sentence again … */
const contextChars = 64;
/** … and to distinguish occurrences of a repeated one, as in tables and schedules. */
const repeatedContextChars = 256;

/** A span within one block of an article, in UTF-16 offsets into the block's text. */
export interface BlockSpan {
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Creates the anchor of a span: position and quote, as in the Web Annotation model's
 * TextPositionSelector and TextQuoteSelector
 * (https://www.w3.org/TR/annotation-model/#text-quote-selector).
 *
 * @param block index of the block in the article
 * @param start UTF-16 offset into the block's text; `end` is exclusive
 */
export function describeAnchor(
  article: Article,
  block: number,
  start: number,
  end: number,
): Anchor {
  const text = article.blocks[block]?.text ?? '';
  const quote = text.slice(start, end);
  const isRepeated =
    article.blocks.some((other, at) => at !== block && other.text.includes(quote)) ||
    text.indexOf(quote) !== text.lastIndexOf(quote);
  return createAnchor(article, { block, start, end }, isRepeated);
}

/**
 * Creates an anchor, like `describeAnchor`, if the caller knows whether the quote is repeated.
 *
 * @param isRepeated true if the article contains the quote more than once, which calls for more
 *   context
 */
export function createAnchor(
  article: Article,
  { block, start, end }: BlockSpan,
  isRepeated: boolean,
): Anchor {
  const text = article.blocks[block]?.text ?? '';
  const page = getPage(article.blocks[block], start);
  const length = isRepeated ? repeatedContextChars : contextChars;
  const before =
    getTextBefore(article.blocks, block, length) + text.slice(Math.max(0, start - length), start);
  const after = text.slice(end, end + length) + getTextAfter(article.blocks, block, length);
  return {
    block,
    start,
    end,
    quote: text.slice(start, end),
    prefix: trimSurrogates(before.slice(-length)),
    suffix: trimSurrogates(after.slice(0, length)),
    frameId: article.frameId,
    ...(page === undefined ? {} : { page }),
  };
}

/** Returns the page of a PDF on which a block's text stands at an offset; none for web pages. */
function getPage(block: Block | undefined, offset: number): number | undefined {
  return block?.pageBreaks?.findLast(({ start }) => start <= offset)?.page ?? block?.page;
}

/** Returns at least `length` characters of the preceding blocks, or all of them. */
function getTextBefore(blocks: readonly Block[], block: number, length: number): string {
  let text = '';
  for (let at = block - 1; at >= 0 && text.length < length; at--)
    text = `${(blocks[at]?.text ?? '').slice(-length)}${blockSeparator}${text}`;
  return text;
}

function getTextAfter(blocks: readonly Block[], block: number, length: number): string {
  let text = '';
  for (let at = block + 1; at < blocks.length && text.length < length; at++)
    text += `${blockSeparator}${(blocks[at]?.text ?? '').slice(0, length)}`;
  return text;
}

/** Drops half of a surrogate pair at either end. */
function trimSurrogates(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '');
}

/** Counts the UTF-16 units that two texts have in common at their start. */
export function getCommonPrefixLength(a: string, b: string): number {
  const max = Math.min(a.length, b.length);
  let count = 0;
  while (count < max && a[count] === b[count]) count++;
  return count;
}

/** Counts the UTF-16 units that two texts have in common at their end. */
export function getCommonSuffixLength(a: string, b: string): number {
  const max = Math.min(a.length, b.length);
  let count = 0;
  while (count < max && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}
