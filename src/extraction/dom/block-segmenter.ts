/** Cuts the stream of text that the walk meets into blocks: at block elements, at blank lines, at lines that end. */

import { isLowerCase } from '../../nlp/unicode.ts';
import { getRawText, normalize, type TextSegment, type WhiteSpace } from './block-text.ts';

/** A stretch of text that the page shows as one: what is kept or left out as a whole. */
export interface TextBlock {
  /** Never empty. */
  readonly text: string;
  readonly whiteSpace: WhiteSpace;
  /** Where the text comes from; see `getPositions`. */
  readonly segments: readonly TextSegment[];
  /** Index of the nearest element that cuts. */
  readonly element: number;
  /** Index of the element right around its longest piece of text. */
  readonly dominantElement: number;
  /** Characters that stand in links. */
  readonly linkCharacters: number;
}

/** Text of a cell longer than this, in characters, is a block; shorter cells of a row are one. */
const minCellBlockChars = 60;
/** A line this long that does not end a sentence was wrapped by hand. */
const minWrappedLineChars = 40;
/** So much of a line, in characters, shows whether it ends a sentence. */
const lineEndChars = 80;

const sentenceEnd = /[.!?…:;。！？।۔؟]["'”’»)\]]*\s*$/;

export class BlockSegmenter {
  readonly blocks: TextBlock[] = [];
  private segments: TextSegment[] = [];
  private raw = '';
  /** Where in `raw` the line begins that a `<br>` may end. */
  private lineStart = 0;
  private linkCharacters = 0;
  private dominantElement = 0;
  private longest = 0;
  private element = 0;
  private whiteSpace: WhiteSpace = 'collapsed';
  /** `<br>`s since the last text. */
  private breaks = 0;
  /** The next text is parted from the last one. */
  private parted = false;
  /** A cell has ended since the last text. */
  private afterCell = false;

  /** No more text is taken. */
  full: boolean;

  constructor(
    private charactersLeft: number,
    private readonly maxBlocks: number,
  ) {
    this.full = charactersLeft <= 0;
  }

  /**
   * Takes the characters of a text node from `start` to `to`.
   *
   * @param data all characters of the node
   * @param parent index of the element right around the node
   * @param isLinked it stands in a link
   */
  add(
    node: Text,
    data: string,
    start: number,
    to: number,
    parent: number,
    isLinked: boolean,
  ): void {
    const end = Math.min(to, start + this.charactersLeft);
    this.charactersLeft -= end - start;
    if (this.charactersLeft <= 0) this.full = true;
    const text = data.slice(start, end);
    const shown = text.trim().length;
    if (shown === 0 && this.segments.length === 0) return;
    if (this.afterCell && shown > minCellBlockChars) this.endBlock(this.element, this.whiteSpace);
    if (shown > 0) {
      this.afterCell = false;
      if (this.breaks > 0) this.endLine(text);
    }
    const breakBefore = this.parted && this.segments.length > 0;
    this.parted = false;
    this.segments.push({ node, start, end, breakBefore });
    this.raw += breakBefore ? `\n${text}` : text;
    if (isLinked) this.linkCharacters += shown;
    if (shown > this.longest) {
      this.longest = shown;
      this.dominantElement = parent;
    }
  }

  /** A `<br>`: two in a row cut, one cuts where the line before it was a line of its own. */
  lineBreak(): void {
    this.breaks++;
    if (this.whiteSpace === 'preserved') this.parted = true;
    else if (this.breaks === 2) this.endBlock(this.element, this.whiteSpace);
  }

  /** The edge of a table cell: short cells of a row read as one block. */
  cellEdge(): void {
    if (this.raw.length > minCellBlockChars) this.endBlock(this.element, this.whiteSpace);
    else this.parted = this.afterCell = true;
  }

  /** Parts the next text from the last one: they stand one above the other. */
  part(): void {
    this.parted = true;
  }

  /** Ends the block; what follows stands in the cutting element with index `element`. */
  endBlock(element: number, whiteSpace: WhiteSpace): void {
    if (this.segments.length > 0) this.flush();
    this.element = element;
    this.whiteSpace = whiteSpace;
    this.parted = false;
    this.afterCell = false;
    this.breaks = 0;
  }

  /** Decides about a single `<br>` once the text after it is known. */
  private endLine(next: string): void {
    const isDue = this.breaks === 1 && this.whiteSpace === 'collapsed' && this.segments.length > 0;
    this.breaks = 0;
    if (!isDue) return;
    const isOpen = !sentenceEnd.test(this.endOfLine());
    const isWrapped =
      this.raw.length - this.lineStart >= minWrappedLineChars || isContinuation(next);
    if (isOpen && isWrapped) {
      this.parted = true;
      this.lineStart = this.raw.length;
    } else {
      this.endBlock(this.element, this.whiteSpace);
    }
  }

  /** The end of `raw`: to look at that itself would copy it together, each time anew. */
  endOfLine(): string {
    let end = '';
    for (let i = this.segments.length - 1; i >= 0 && end.length < lineEndChars; i--) {
      const piece = this.segments[i] as TextSegment;
      const start = Math.max(piece.start, piece.end - lineEndChars);
      const isWhole = start === piece.start;
      end =
        (piece.breakBefore && isWhole ? '\n' : '') + getRawText(piece.node, start, piece.end) + end;
    }
    return end.slice(-lineEndChars);
  }

  private flush(): void {
    const { segments, whiteSpace, element, dominantElement, linkCharacters } = this;
    const text = normalize(this.raw, whiteSpace);
    if (text)
      this.blocks.push({ text, whiteSpace, segments, element, dominantElement, linkCharacters });
    if (this.blocks.length >= this.maxBlocks) this.full = true;
    this.segments = [];
    this.raw = '';
    this.lineStart = 0;
    this.linkCharacters = 0;
    this.longest = 0;
  }
}

/** Whether a line begins as one that goes on does: with a small letter or a comma. */
function isContinuation(line: string): boolean {
  const first = line.trimStart().charAt(0);
  return first === ',' || first === ';' || isLowerCase(first);
}
