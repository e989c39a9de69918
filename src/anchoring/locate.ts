/** The way back: from an anchor to its place in the live document. */

import { type Anchor, blockSeparator } from '../extraction/article.ts';
import type { TextBlock } from '../extraction/dom/block-segmenter.ts';
import { getPositions, type Position } from '../extraction/dom/block-text.ts';
import { type WalkOptions, walkDocument } from '../extraction/dom/walk.ts';
import { getCommonPrefixLength, getCommonSuffixLength } from './describe.ts';

/** All texts of the page as one, without any white space, and where each block begins in it. */
interface StrippedPage {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
  readonly starts: readonly number[];
}

const space = /\s+/g;
const isSpace = /\s/;
/** How often a quote is looked for: a page that repeats it more often than this is playing tricks. */
const maxOccurrences = 2_000;
/** How many blocks that were not read, captions and links, may stand between two that were. */
const maxSkippedBlocks = 6;

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
  return locateAll(document, [anchor], options)[0];
}

/** Finds several sentences in one walk; each is answered in the place of its anchor. */
export function locateAll(
  document: Document,
  anchors: readonly Anchor[],
  options: WalkOptions = {},
): (Range | undefined)[] {
  const page = stripWhitespace(walkDocument(document, options).blocks);
  const positions = new Map<TextBlock, Position[]>();
  const positionAt = ({ block, offset }: BlockOffset): Position | undefined => {
    const known = positions.get(block) ?? getPositions(block.segments, block.whiteSpace);
    positions.set(block, known);
    return known[offset];
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

/** Where the quote stands that is meant: an offset into the squeezed text. */
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
    // Context outweighs all; then the anchor's offset; an earlier occurrence wins the rest.
    const score = context * 2 + (place?.offset === anchor.start ? 1 : 0);
    if (!best || score > best.score) best = { at, score };
    at = page.text.indexOf(quote, at + 1);
  }
  return best?.at;
}

/** The lines of what stood around a quote, each from one block, without white space. */
function splitContext(context: string): string[] {
  return context.split(blockSeparator).map((line) => line.replace(space, ''));
}

/**
 * How many characters before `at` are as they were: back to the start of the block, and then, block
 * by block, the lines before. What the page shows between them was not part of what was read.
 */
function matchingPrefixLength(
  page: StrippedPage,
  at: number,
  [own = '', ...lines]: string[],
): number {
  let index = findLastAtOrBefore(page.starts, at);
  let shared = getCommonSuffixLength(page.text.slice(page.starts[index], at), own);
  if (shared < own.length) return shared;
  for (const line of lines) {
    const found = getNearbyIndexes(index, -1).find((other) =>
      getBlockText(page, other).endsWith(line),
    );
    if (found === undefined) break;
    index = found;
    shared += line.length;
  }
  return shared;
}

/** How many characters from `at` on are as they were. */
function matchingSuffixLength(
  page: StrippedPage,
  at: number,
  [own = '', ...lines]: string[],
): number {
  let index = findLastAtOrBefore(page.starts, at - 1);
  let shared = getCommonPrefixLength(page.text.slice(at, page.starts[index + 1]), own);
  if (shared < own.length) return shared;
  for (const line of lines) {
    const found = getNearbyIndexes(index, 1).find((other) =>
      getBlockText(page, other).startsWith(line),
    );
    if (found === undefined) break;
    index = found;
    shared += line.length;
  }
  return shared;
}

/** The next few blocks in a direction. */
function getNearbyIndexes(index: number, step: 1 | -1): number[] {
  return Array.from({ length: maxSkippedBlocks }, (_, i) => index + step * (i + 1));
}

function getBlockText({ text, starts }: StrippedPage, index: number): string {
  return index < 0 || index >= starts.length ? '' : text.slice(starts[index], starts[index + 1]);
}

interface BlockOffset {
  readonly block: TextBlock;
  /** Into the block's text. */
  readonly offset: number;
}

/**
 * The block and the offset in it of characters of the squeezed text, which are asked for in rising
 * order: each goes on where the one before it was, since a block may be as long as a page.
 */
function createOffsetReader(page: StrippedPage): (at: number) => BlockOffset | undefined {
  let index = -1;
  let offset = 0;
  let passed = 0;
  return (at) => {
    const next = findLastAtOrBefore(page.starts, at);
    if (next !== index) [index, offset, passed] = [next, 0, 0];
    const block = page.blocks[index];
    const wanted = at - (page.starts[index] ?? 0);
    for (; block && offset < block.text.length; offset++) {
      if (isSpace.test(block.text.charAt(offset))) continue;
      if (passed === wanted) return { block, offset };
      passed++;
    }
    return undefined;
  };
}

/** Index of the last of the ascending numbers that is not above `value`. */
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

/** A live range from the first character to the last, both included. */
function createRange(document: Document, first: Position, last: Position): Range {
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}
