/** The way back: from an anchor to its place in the live document. */

import type { Anchor } from './article.ts';
import type { TextBlock } from './block-cutter.ts';
import { positionsOf } from './block-text.ts';
import { type WalkOptions, walk } from './walk.ts';

/** All texts of the page as one, without any white space, and where each block begins in it. */
interface Squeezed {
  readonly text: string;
  readonly starts: readonly number[];
}

const space = /\s+/g;
const isSpace = /\s/;
/** How often a quote is looked for: a page that repeats it more often than this is playing tricks. */
const maxOccurrences = 2_000;

/**
 * Finds a sentence in the document as it is now.
 *
 * The quote is looked for in all text that is shown, whatever its white space. Where it stands more
 * than once, what stands around it decides, then the offset it had in its block, then the order on
 * the page (the Web Annotation model's TextQuoteSelector, https://www.w3.org/TR/annotation-model/).
 *
 * @returns a range over the quote's very characters; nothing when the page does not say it any more
 */
export function locate(
  document: Document,
  anchor: Anchor,
  options: WalkOptions = {},
): Range | undefined {
  const { blocks } = walk(document, options);
  const page = squeeze(blocks);
  const quote = anchor.quote.replace(space, '');
  const at = bestOccurrence(page, blocks, anchor, quote);
  if (at === undefined) return undefined;
  const start = blockOffset(page, blocks, at);
  const end = blockOffset(page, blocks, at + quote.length - 1);
  if (!start || !end) return undefined;
  return rangeOver(document, start, end);
}

function squeeze(blocks: readonly TextBlock[]): Squeezed {
  const starts: number[] = [];
  const texts: string[] = [];
  let length = 0;
  for (const block of blocks) {
    const text = block.text.replace(space, '');
    starts.push(length);
    texts.push(text);
    length += text.length;
  }
  return { text: texts.join(''), starts };
}

/** Where the quote stands that is meant: an offset into the squeezed text. */
function bestOccurrence(
  page: Squeezed,
  blocks: readonly TextBlock[],
  anchor: Anchor,
  quote: string,
): number | undefined {
  if (!quote) return undefined;
  const prefix = anchor.prefix.replace(space, '');
  const suffix = anchor.suffix.replace(space, '');
  let best: { at: number; score: number } | undefined;
  let at = page.text.indexOf(quote);
  for (let count = 0; at >= 0 && count < maxOccurrences; count++) {
    const context =
      sharedEnd(page.text, at, prefix) + sharedStart(page.text, at + quote.length, suffix);
    const place = blockOffset(page, blocks, at);
    // Context outweighs all; then the anchor's offset; an earlier occurrence wins the rest.
    const score = context * 2 + (place?.offset === anchor.start ? 1 : 0);
    if (!best || score > best.score) best = { at, score };
    at = page.text.indexOf(quote, at + 1);
  }
  return best?.at;
}

/** How many characters before `at` are also the last of `prefix`. */
function sharedEnd(text: string, at: number, prefix: string): number {
  let count = 0;
  while (count < prefix.length && count < at && text[at - 1 - count] === prefix.at(-1 - count))
    count++;
  return count;
}

/** How many characters from `at` on are also the first of `suffix`. */
function sharedStart(text: string, at: number, suffix: string): number {
  let count = 0;
  while (count < suffix.length && text[at + count] === suffix[count]) count++;
  return count;
}

interface BlockOffset {
  readonly block: TextBlock;
  /** Into the block's text. */
  readonly offset: number;
}

/** The block and the offset in it of a character of the squeezed text. */
function blockOffset(
  page: Squeezed,
  blocks: readonly TextBlock[],
  at: number,
): BlockOffset | undefined {
  const index = lastAtOrBefore(page.starts, at);
  const block = blocks[index];
  if (!block) return undefined;
  let left = at - (page.starts[index] ?? 0);
  for (let offset = 0; offset < block.text.length; offset++) {
    if (isSpace.test(block.text.charAt(offset))) continue;
    if (left-- === 0) return { block, offset };
  }
  return undefined;
}

/** Index of the last of the ascending numbers that is not above `value`. */
function lastAtOrBefore(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A live range from the first character to the last, both included. */
function rangeOver(document: Document, first: BlockOffset, last: BlockOffset): Range | undefined {
  const start = positionsOf(first.block.pieces, first.block.whiteSpace)[first.offset];
  const end = positionsOf(last.block.pieces, last.block.whiteSpace)[last.offset];
  if (!start || !end) return undefined;
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset + 1);
  return range;
}
