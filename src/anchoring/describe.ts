/** Where what is said stands in the article. */

import { type Anchor, type Article, type Block, blockSeparator } from '../extraction/article.ts';

/** Characters of context on each side: enough to find a sentence again that has changed a little … */
const contextChars = 64;
/** … and to tell it apart where the article says it more than once, as tables and plans do. */
const repeatedContextChars = 256;

/** A stretch of one of an article's blocks, in UTF-16 offsets into its text. */
export interface Stretch {
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The anchor of a stretch of a block (UTF-16 offsets into its text): position and quotation, as in
 * the Web Annotation model's TextPositionSelector and TextQuoteSelector
 * (https://www.w3.org/TR/annotation-model/#text-quote-selector).
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

/** The same where it is known whether the article says it more than once. */
export function createAnchor(
  article: Article,
  { block, start, end }: Stretch,
  isRepeated: boolean,
): Anchor {
  const text = article.blocks[block]?.text ?? '';
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
  };
}

/** As much of the blocks before one as can be needed. */
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

/** Without half a character at either end. */
function trimSurrogates(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '');
}

/** How many UTF-16 units two texts have in common at their start. */
export function getCommonPrefixLength(a: string, b: string): number {
  const max = Math.min(a.length, b.length);
  let count = 0;
  while (count < max && a[count] === b[count]) count++;
  return count;
}

/** How many UTF-16 units two texts have in common at their end. */
export function getCommonSuffixLength(a: string, b: string): number {
  const max = Math.min(a.length, b.length);
  let count = 0;
  while (count < max && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}
