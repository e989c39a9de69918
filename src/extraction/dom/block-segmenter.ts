/**
 * Splits the text of the page into blocks: at block elements, at blank lines, and at single `<br>`s
 * that end a sentence. Called from `walk.ts` for every text node.
 */

import { isLowerCase } from '../../nlp/unicode.ts';
import { getRawText, normalize, type TextSegment, type WhiteSpace } from './block-text.ts';

/** A piece of text that the page shows as one block; it is included or excluded as a whole. */
export interface TextBlock {
  /** Never empty. */
  readonly text: string;
  readonly whiteSpace: WhiteSpace;
  /** The text nodes of the block; `getPositions` maps its characters to them. */
  readonly segments: readonly TextSegment[];
  /** Index of the nearest block element around the text. */
  readonly element: number;
  /** Index of the parent of the longest text node. */
  readonly dominantElement: number;
  /** Number of characters inside links. */
  readonly linkCharacters: number;
}

/** A table cell with more characters than this is a block; shorter cells of a row form one block. */
const minCellBlockChars = 60;
/** A line with at least this many characters that does not end a sentence was wrapped by hand. */
const minWrappedLineChars = 40;
/** This many characters at the end of a line show whether it ends a sentence. */
const lineEndChars = 80;

const sentenceEnd = /[.!?…:;。！？।۔؟]["'”’»)\]]*\s*$/;

/** Collects text nodes in document order, and makes blocks of them. */
export class BlockSegmenter {
  readonly blocks: TextBlock[] = [];
  private segments: TextSegment[] = [];
  private raw = '';
  /** Offset in `raw` of the current line. */
  private lineStart = 0;
  private linkCharacters = 0;
  private dominantElement = 0;
  private longest = 0;
  private element = 0;
  private whiteSpace: WhiteSpace = 'collapsed';
  /** Number of `<br>`s since the last text. */
  private breaks = 0;
  /** True if white space separates the next text from the last one. */
  private hasPendingBreak = false;
  /** True if a table cell has ended since the last text. */
  private isAfterCell = false;

  /** True once a limit is reached; no more text is added then. */
  isFull: boolean;

  constructor(
    private charactersLeft: number,
    private readonly maxBlocks: number,
  ) {
    this.isFull = charactersLeft <= 0;
  }

  /**
   * Adds the characters of a text node from `start` to `end`, as far as the limit allows. The
   * arguments are not in an object, because one would be made for every text node of the page.
   *
   * @param data all characters of the node
   * @param parent index of the parent element of the node
   * @param isLinked true if the node is inside a link
   */
  add(
    node: Text,
    data: string,
    start: number,
    end: number,
    parent: number,
    isLinked: boolean,
  ): void {
    const readEnd = Math.min(end, start + this.charactersLeft);
    this.charactersLeft -= readEnd - start;
    if (this.charactersLeft <= 0) this.isFull = true;
    const text = data.slice(start, readEnd);
    const shown = text.trim().length;
    if (shown === 0 && this.segments.length === 0) return;
    if (this.isAfterCell && shown > minCellBlockChars) this.endBlock(this.element, this.whiteSpace);
    if (shown > 0) {
      this.isAfterCell = false;
      if (this.breaks > 0) this.endLine(text);
    }
    const breakBefore = this.hasPendingBreak && this.segments.length > 0;
    this.hasPendingBreak = false;
    this.segments.push({ node, start, end: readEnd, breakBefore });
    this.raw += breakBefore ? `\n${text}` : text;
    if (isLinked) this.linkCharacters += shown;
    if (shown > this.longest) {
      this.longest = shown;
      this.dominantElement = parent;
    }
  }

  /** Adds a `<br>`. Two in a row end the block; one ends it if the line before it is complete. */
  addLineBreak(): void {
    this.breaks++;
    if (this.whiteSpace === 'preserved') this.hasPendingBreak = true;
    else if (this.breaks === 2) this.endBlock(this.element, this.whiteSpace);
  }

  /** Marks the start or end of a table cell. Short cells of a row stay in one block. */
  markCellEdge(): void {
    if (this.raw.length > minCellBlockChars) this.endBlock(this.element, this.whiteSpace);
    else this.hasPendingBreak = this.isAfterCell = true;
  }

  /** Separates the next text from the last one, because the page shows them on different lines. */
  separate(): void {
    this.hasPendingBreak = true;
  }

  /** Ends the current block. The next one belongs to the block element with the index `element`. */
  endBlock(element: number, whiteSpace: WhiteSpace): void {
    if (this.segments.length > 0) this.flush();
    this.element = element;
    this.whiteSpace = whiteSpace;
    this.hasPendingBreak = false;
    this.isAfterCell = false;
    this.breaks = 0;
  }

  /** Decides whether a single `<br>` ends the block, once the text after it is known. */
  private endLine(next: string): void {
    const isDue = this.breaks === 1 && this.whiteSpace === 'collapsed' && this.segments.length > 0;
    this.breaks = 0;
    if (!isDue) return;
    const isOpen = !sentenceEnd.test(this.getLineEnd());
    const isWrapped =
      this.raw.length - this.lineStart >= minWrappedLineChars || isContinuation(next);
    if (isOpen && isWrapped) {
      this.hasPendingBreak = true;
      this.lineStart = this.raw.length;
    } else {
      this.endBlock(this.element, this.whiteSpace);
    }
  }

  /**
   * Returns the last characters of the current text, at most `lineEndChars`. Reading them from `raw`
   * would make the engine flatten the concatenated string on every call.
   */
  getLineEnd(): string {
    let end = '';
    for (let i = this.segments.length - 1; i >= 0 && end.length < lineEndChars; i--) {
      const { node, start, end: segmentEnd, breakBefore } = this.segments[i] as TextSegment;
      const from = Math.max(start, segmentEnd - lineEndChars);
      end = (breakBefore && from === start ? '\n' : '') + getRawText(node, from, segmentEnd) + end;
    }
    return end.slice(-lineEndChars);
  }

  private flush(): void {
    const { segments, whiteSpace, element, dominantElement, linkCharacters } = this;
    const text = normalize(this.raw, whiteSpace);
    if (text)
      this.blocks.push({ text, whiteSpace, segments, element, dominantElement, linkCharacters });
    if (this.blocks.length >= this.maxBlocks) this.isFull = true;
    this.segments = [];
    this.raw = '';
    this.lineStart = 0;
    this.linkCharacters = 0;
    this.longest = 0;
  }
}

/**
 * Returns true if a line continues the sentence of the line before: it starts in lower case or with
 * a comma.
 */
function isContinuation(line: string): boolean {
  const first = line.trimStart().charAt(0);
  return first === ',' || first === ';' || isLowerCase(first);
}
