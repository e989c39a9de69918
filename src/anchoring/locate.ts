/** Finds the sentence of an anchor in the live document. */

import { type Anchor, blockSeparator } from '../extraction/article.ts';
import type { TextBlock } from '../extraction/dom/block-segmenter.ts';
import { getPositions, type Position } from '../extraction/dom/block-text.ts';
import { type WalkOptions, walkDocument } from '../extraction/dom/walk.ts';
import { getCommonPrefixLength, getCommonSuffixLength } from './describe.ts';

/** The text of all blocks without white space, and the offset at which each block starts in it. */
interface StrippedPage {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
  readonly starts: readonly number[];
}

const space = /\s+/g;
const isSpace = /\s/;
/**
 * Occurrences of a quote that are compared. A page that repeats a sentence more often is hostile.
 */
const maxOccurrences = 2_000;
/** Blocks that were not extracted, such as captions and links, between two that were. */
const maxSkippedBlocks = 6;

/**
 * Finds a sentence in the document as it is now.
 *
 * The quote is searched in all visible text, ignoring white space. If it occurs more than once, its
 * context decides, then its offset in the block, then the order on the page (as for the Web
 * Annotation model's TextQuoteSelector, https://www.w3.org/TR/annotation-model/).
 *
 * @returns a range over exactly the characters of the quote; `undefined` if the page no longer
 *   contains it
 */
export function locate(
  document: Document,
  anchor: Anchor,
  options: WalkOptions = {},
): Range | undefined {
  return locateAll(document, [anchor], options)[0];
}

/**
 * Finds several sentences in one walk of the document.
 *
 * @returns one range for each anchor, in the same order; `undefined` for a sentence that was not
 *   found
 */
export function locateAll(
  document: Document,
  anchors: readonly Anchor[],
  options: WalkOptions = {},
): (Range | undefined)[] {
  const page = stripWhitespace(walkDocument(document, options).blocks);
  const positions = new Map<TextBlock, Position[]>();
  const positionAt = ({ block, offset }: BlockOffset): Position | undefined => {
    const blockPositions = positions.get(block) ?? getPositions(block.segments, block.whiteSpace);
    positions.set(block, blockPositions);
    return blockPositions[offset];
  };
  return anchors.map((anchor) => {
    const quote = anchor.quote.replace(space, '');
    const at = findBestOccurrence(page, anchor, quote);
    if (at === undefined) return undefined;
    const offsetAt = createOffsetReader(page);
    const [first, last] = [offsetAt(at), offsetAt(at + quote.length - 1)];
    const start = first && positionAt(first);
    const end = last && positionAt(last);
    return start && end && createRange(document, start, end);
  });
}

function stripWhitespace(blocks: readonly TextBlock[]): StrippedPage {
  const starts: number[] = [];
  const texts: string[] = [];
  let length = 0;
  for (const block of blocks) {
    const text = block.text.replace(space, '');
    starts.push(length);
    texts.push(text);
    length += text.length;
  }
  return { text: texts.join(''), blocks, starts };
}

/**
 * Returns the offset, in the text without white space, of the occurrence that matches the anchor
 * best.
 */
function findBestOccurrence(page: StrippedPage, anchor: Anchor, quote: string): number | undefined {
  if (!quote) return undefined;
  const prefix = splitContext(anchor.prefix).reverse();
  const suffix = splitContext(anchor.suffix);
  let best: { at: number; score: number } | undefined;
  const offsetAt = createOffsetReader(page);
  let at = page.text.indexOf(quote);
  for (let count = 0; at >= 0 && count < maxOccurrences; count++) {
    const context =
      matchingPrefixLength(page, at, prefix) +
      matchingSuffixLength(page, at + quote.length, suffix);
    const place = offsetAt(at);
    // Context outweighs everything else; then the offset in the block counts; the earliest
    // occurrence wins a tie.
    const score = context * 2 + (place?.offset === anchor.start ? 1 : 0);
    if (!best || score > best.score) best = { at, score };
    at = page.text.indexOf(quote, at + 1);
  }
  return best?.at;
}

/** Splits the context of a quote into one string per block, without white space. */
function splitContext(context: string): string[] {
  return context.split(blockSeparator).map((line) => line.replace(space, ''));
}

/**
 * Counts how many characters before `at` match the prefix: first within the block, then block by
 * block. Blocks in between that were not extracted are skipped.
 */
function matchingPrefixLength(
  page: StrippedPage,
  at: number,
  [blockContext = '', ...blockContexts]: string[],
): number {
  let index = findLastAtOrBefore(page.starts, at);
  let matchLength = getCommonSuffixLength(page.text.slice(page.starts[index], at), blockContext);
  if (matchLength < blockContext.length) return matchLength;
  for (const line of blockContexts) {
    const neighbour = getNearbyIndexes(index, -1).find((other) =>
      getBlockText(page, other).endsWith(line),
    );
    if (neighbour === undefined) break;
    index = neighbour;
    matchLength += line.length;
  }
  return matchLength;
}

/** Counts how many characters after `at` match the suffix, as `matchingPrefixLength` does. */
function matchingSuffixLength(
  page: StrippedPage,
  at: number,
  [blockContext = '', ...blockContexts]: string[],
): number {
  let index = findLastAtOrBefore(page.starts, at - 1);
  let matchLength = getCommonPrefixLength(
    page.text.slice(at, page.starts[index + 1]),
    blockContext,
  );
  if (matchLength < blockContext.length) return matchLength;
  for (const line of blockContexts) {
    const neighbour = getNearbyIndexes(index, 1).find((other) =>
      getBlockText(page, other).startsWith(line),
    );
    if (neighbour === undefined) break;
    index = neighbour;
    matchLength += line.length;
  }
  return matchLength;
}

/** Indexes of the next few blocks in one direction. */
function getNearbyIndexes(index: number, step: 1 | -1): number[] {
  return Array.from({ length: maxSkippedBlocks }, (_, i) => index + step * (i + 1));
}

function getBlockText({ text, starts }: StrippedPage, index: number): string {
  return index < 0 || index >= starts.length ? '' : text.slice(starts[index], starts[index + 1]);
}

interface BlockOffset {
  readonly block: TextBlock;
  /** UTF-16 offset into the block's text. */
  readonly offset: number;
}

/**
 * Creates a function that maps offsets in the text without white space to a block and an offset in
 * its text. Offsets have to be requested in ascending order, because each search resumes where the
 * last one ended: a block may be as long as the page.
 */
function createOffsetReader(page: StrippedPage): (at: number) => BlockOffset | undefined {
  let index = -1;
  let offset = 0;
  let charCount = 0;
  return (at) => {
    const next = findLastAtOrBefore(page.starts, at);
    if (next !== index) [index, offset, charCount] = [next, 0, 0];
    const block = page.blocks[index];
    const targetCount = at - (page.starts[index] ?? 0);
    for (; block && offset < block.text.length; offset++) {
      if (isSpace.test(block.text.charAt(offset))) continue;
      if (charCount === targetCount) return { block, offset };
      charCount++;
    }
    return undefined;
  };
}

/** Index of the last of the ascending numbers that does not exceed `value`. */
function findLastAtOrBefore(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Creates a live range from the first to the last character, both included. */
function createRange(document: Document, first: Position, last: Position): Range {
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}
