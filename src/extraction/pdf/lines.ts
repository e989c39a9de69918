/**
 * Assembles the lines of a page in reading order and finds the edges of their columns.
 *
 * In nearly all files, the content stream is in reading order. If it is not, the lines are ordered
 * by the gutters between columns.
 */

import { countBy, getCommonest, groupBy } from '../../shared/collections.ts';
import { findColumnStarts, isAtColumnStart, isDisordered, orderByColumns } from './columns.ts';
import {
  countWords,
  evenOutSizes,
  joinBullets,
  joinStretchedLines,
  joinTags,
  removeLineNumbers,
  removeNoteMarks,
} from './line-corrections.ts';
import type { PdfPageText, PdfTextItem } from './page-text.ts';

/** A line of one column, or one cell of a table's row. All lengths are in points. */
export interface PdfLine {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** Distance of the baseline from the top edge of the page. */
  readonly y: number;
  /** Position of the baseline on the page, from 0 at the top to 1 at the bottom. */
  readonly height: number;
  /** Font size and font that most of the characters have. */
  readonly size: number;
  readonly font: string;
  /** True if the whole line is in one font, like a bold heading. */
  readonly isUniform: boolean;
  readonly isMonospace: boolean;
  readonly isRightToLeft: boolean;
  /** True if the previous or next line is at the same height, like the next cell of a table. */
  readonly isCell: boolean;
  /** True if the line starts with a superscript, like a footnote. */
  readonly startsRaised: boolean;
  /** Number of the region. A new region starts at each jump, for example to the next column. */
  readonly region: number;
  /** Left and right edge of the text of this size in the region. */
  readonly left: number;
  readonly rightEdge: number;
}

type Fragment = Omit<PdfLine, 'isCell' | 'region' | 'left' | 'rightEdge'>;

/** Maximum gap between two items of a line, in font sizes. The gutter between columns is wider. */
const maxGap = 1.5;
/** Minimum gap between words, in font sizes, because some files contain no spaces. */
const minWordGap = 0.22;
/** Maximum vertical offset of a superscript or subscript from its line, in font sizes. */
const maxShift = 0.55;
/** A superscript is at most this large and at least this much higher, in sizes of its line. */
const raised = { maxSize: 0.85, minShift: 0.15 };
/** Items of nearly the line's size, of at least this share of it, are on its baseline. */
const minBaseSize = 0.95;
/** Baselines that differ by less than this many font sizes are at the same height. */
const maxRowShift = 0.5;
/** A copy of an item is less than this many font sizes away from it. */
const maxCopyDistance = 0.15;

/**
 * Returns the lines of a page in reading order.
 *
 * @param firstRegion number of the first region of the page
 */
export function readLines(page: PdfPageText, firstRegion: number): PdfLine[] {
  const runs = readRuns(page);
  const starts = findColumnStarts(runs);
  const drawn = runs.flatMap((run) => {
    const parts = splitAtColumns(run, starts);
    return parts.flatMap((part) => createFragment(part, page) ?? []);
  });
  const fragments = removeLineNumbers(drawn);
  const ordered = isDisordered(fragments) ? orderByColumns(fragments) : fragments;
  const lines = joinTags(joinStretchedLines(joinBullets(removeNoteMarks(ordered))));
  return addColumns(evenOutSizes(lines), firstRegion);
}

/** Returns the items of each line. A gutter that is hardly wider than a space does not end one. */
function readRuns(page: PdfPageText): PdfTextItem[][] {
  const turned = page.items.filter(({ isTurned }) => isTurned).length;
  // On an upright page, rotated text is a stamp in the margin or the label of an axis.
  const items =
    turned * 2 > page.items.length ? page.items : page.items.filter(({ isTurned }) => !isTurned);
  const runs: PdfTextItem[][] = [];
  let current: PdfTextItem[] = [];
  /** The first of the largest items of the line, which is on the baseline. */
  let base: PdfTextItem | undefined;
  const close = () => {
    if (current.length > 0) runs.push(current);
    current = [];
    base = undefined;
  };
  for (const item of items) {
    if (item.text.trim() === '') {
      if (item.text !== '' && current.length > 0) current.push(item);
      continue;
    }
    const last = current.findLast(({ text }) => text.trim() !== '');
    if (last && isSamePrint(last, item)) continue;
    if (last && !isSameLine(base ?? last, last, item)) close();
    current.push(item);
    if (item.size > 1.05 * (base?.size ?? 0)) base = item;
  }
  close();
  return runs;
}

/** Splits a line at the starts of columns, if it has been drawn across a narrow gutter. */
function splitAtColumns(
  run: readonly PdfTextItem[],
  starts: ReadonlySet<number>,
): readonly (readonly PdfTextItem[])[] {
  if (starts.size === 0) return [run];
  const parts: PdfTextItem[][] = [];
  let last: PdfTextItem | undefined;
  for (const item of run) {
    const part = parts.at(-1);
    const isSpace = item.text.trim() === '';
    if (part && (isSpace || !isAtColumnStart(last, item, starts))) part.push(item);
    else parts.push([item]);
    if (!isSpace) last = item;
  }
  return parts;
}

/**
 * Returns true if an item repeats the previous one, as some programs print text to make it bold.
 */
function isSamePrint(a: PdfTextItem, b: PdfTextItem): boolean {
  const near = maxCopyDistance * a.size;
  return a.text === b.text && Math.abs(a.x - b.x) < near && Math.abs(a.y - b.y) < near;
}

/**
 * Returns true if an item continues a line.
 *
 * @param base an item on the baseline; a subscript may follow a superscript, which is farther from
 *   it than the baseline
 */
function isSameLine(base: PdfTextItem, last: PdfTextItem, next: PdfTextItem): boolean {
  const size = Math.max(last.size, next.size);
  if (last.isTurned || next.isTurned)
    return !last.endsLine && last.isTurned === next.isTurned && Math.abs(last.x - next.x) < size;
  const shift = Math.min(Math.abs(last.y - next.y), Math.abs(base.y - next.y));
  if (shift > maxShift * Math.max(size, base.size)) return false;
  const after = next.x - (last.x + last.width);
  const before = last.x - (next.x + next.width);
  if (last.isRightToLeft || next.isRightToLeft)
    return Math.max(after, before) > -size && Math.max(after, before) < maxGap * size;
  return after > -size && after < maxGap * size;
}

function createFragment(items: readonly PdfTextItem[], page: PdfPageText): Fragment | undefined {
  const words = items.filter(({ text }) => text.trim() !== '');
  const [first] = words;
  if (!first) return undefined;
  const { size, font } = getCommonestStyle(words, first);
  const rightToLeft = words.filter((item) => item.isRightToLeft);
  const isRightToLeft = countLetters(rightToLeft) * 2 > countLetters(words);
  const base = words.find((item) => item.size >= minBaseSize * size)?.y ?? first.y;
  const text = cleanText(joinItems(sortItems(items, isRightToLeft), size, base));
  if (text === '') return undefined;
  return {
    page: page.number,
    text,
    x: Math.min(...words.map((item) => item.x)),
    right: Math.max(...words.map((item) => item.x + item.width)),
    y: base,
    height: page.height > 0 ? base / page.height : 0,
    size,
    font,
    isUniform: words.every((item) => item.font === font || !/\p{L}{2}/u.test(item.text)),
    isMonospace:
      words.some((item) => item.isMonospace) &&
      words.every((item) => item.isMonospace || !/\p{L}{2}/u.test(item.text)),
    isRightToLeft,
    startsRaised: isRaised(first, size, base),
  };
}

/** Returns the font size, to a tenth of a point, and the font that most of the characters have. */
function getCommonestStyle(items: readonly PdfTextItem[], first: PdfTextItem) {
  const getSize = (item: PdfTextItem) => Math.round(item.size * 10) / 10;
  // Most lines are drawn at once, so that nothing has to be counted.
  if (items.length === 1) return { size: getSize(first), font: first.font };
  return {
    size: getCommonest(countBy(items, getSize, getLength)) ?? first.size,
    font: getCommonest(countBy(items, (item) => item.font, getLength)) ?? first.font,
  };
}

function countLetters(items: readonly PdfTextItem[]): number {
  return items.reduce((sum, item) => sum + getLength(item), 0);
}

function getLength({ text }: PdfTextItem): number {
  return text.length;
}

/** Reverses the items of a right-to-left line if the file draws them from left to right. */
function sortItems(items: readonly PdfTextItem[], isRightToLeft: boolean): readonly PdfTextItem[] {
  if (!isRightToLeft) return items;
  const isForward = (items.at(-1)?.x ?? 0) > (items[0]?.x ?? 0);
  return isForward ? items.toReversed() : items;
}

function joinItems(items: readonly PdfTextItem[], size: number, base: number): string {
  let text = '';
  let last: PdfTextItem | undefined;
  for (const item of items) {
    if (item.text.trim() === '') {
      text += ' ';
      continue;
    }
    if (last && isRaisedNoteMark(text, item, size, base)) continue;
    const gap = last ? Math.max(item.x - last.x - last.width, last.x - item.x - item.width) : 0;
    if (gap > minWordGap * size && !text.endsWith(' ')) text += ' ';
    text += joinSpacedLetters(item.text);
    last = item;
  }
  return text;
}

/** Removes the spaces from a word with spaced letters, such as “a b s t r a c t”. */
function joinSpacedLetters(text: string): string {
  if (text[1] !== ' ') return text;
  return /^\p{L}(?: \p{L}){3,}$/u.test(text) ? text.replaceAll(' ', '') : text;
}

function isRaised(item: PdfTextItem, size: number, base: number): boolean {
  return item.size <= raised.maxSize * size && base - item.y >= raised.minShift * size;
}

/**
 * Returns true if an item refers to a note or a source. Such a superscript follows a word, whereas
 * an exponent follows a number or a unit.
 */
function isRaisedNoteMark(before: string, item: PdfTextItem, size: number, base: number): boolean {
  if (!isRaised(item, size, base)) return false;
  if (!/^[\s\d,;*†‡§¶#∗–-]+$/u.test(item.text)) return false;
  return /(?:\p{L}{4}|[.,;:!?)\]”’»])\s*$/u.test(before);
}

/**
 * Maps control characters to the characters that TeX's Cork encoding has at the same codes. Files
 * with bitmap fonts contain these codes instead of Unicode.
 */
const texCharacters: ReadonlyMap<string, string> = new Map([
  ['\u0010', '“'],
  ['\u0011', '”'],
  ['\u0012', '„'],
  ['\u0013', '«'],
  ['\u0014', '»'],
  ['\u0015', '–'],
  ['\u0016', '—'],
  ['\u001b', 'ff'],
  ['\u001c', 'fi'],
  ['\u001d', 'fl'],
  ['\u001e', 'ffi'],
  ['\u001f', 'ffl'],
]);

/**
 * Matches a character of a symbol font at the start of a line. Word writes the bullets of Symbol and
 * Wingdings as private characters, and bitmap fonts have codes that mean nothing.
 */
const bulletOfSymbolFont = /^(?!\s)[\uf020-\uf0ff\p{Cc}]\s+(?=["“]?\p{L})/u;

/** Maps accents that stand alone to the combining characters that follow a letter. */
const combiningAccents: ReadonlyMap<string, string> = new Map([
  ['¨', '\u0308'],
  ['`', '\u0300'],
  ['´', '\u0301'],
  ['ˆ', '\u0302'],
  ['˜', '\u0303'],
  ['¯', '\u0304'],
  ['˚', '\u030a'],
  ['ˇ', '\u030c'],
  ['¸', '\u0327'],
  ['˙', '\u0307'],
  ['˛', '\u0328'],
]);

/**
 * Matches an accent and the letter below it. An ogonek, which no word starts with, may have a space
 * before it. A grave accent that is neither within a word nor before a single letter may be a
 * quotation mark.
 */
const drawnAccent =
  /([¨´ˆ˜¯˚ˇ¸˙]|(?:(?<=\p{L})\s)?˛|(?<=\p{L})`|(?<=^|[\s-])`(?=\p{L}(?:[\s-]|$)))(\p{L})/gu;

/**
 * Joins accents with the letters after them, as TeX draws “M¨unchen” and “na¨ıve”. The accent over
 * a variable that Unicode has no such letter for is kept.
 */
function joinAccents(text: string): string {
  return text.replace(drawnAccent, (drawn, accent: string, letter: string) => {
    const base = letter === 'ı' ? 'i' : letter;
    const joined = `${base}${combiningAccents.get(accent.trim())}`.normalize('NFC');
    return joined.length === 1 ? joined : drawn;
  });
}

/** Matches a text of ASCII words and single spaces, as most lines are, without a grave accent. */
const cleanAscii = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

/**
 * Replaces ligatures and Arabic presentation forms by letters, and the doubled hyphens of some
 * programs by single ones. Soft hyphens are kept, because `joinLines` needs those at the end of a
 * line.
 */
function cleanText(text: string): string {
  if (cleanAscii.test(text)) return text;
  return joinAccents(text.replace(bulletOfSymbolFont, '• '))
    .replace(/[\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]+/gu, (shapes) => shapes.normalize('NFKC'))
    .replace(/\p{Cc}/gu, (control) => texCharacters.get(control) ?? ' ')
    .replace(/-\u00ad?\u2010|\u2010\u00ad?-/gu, '-')
    .replace(/[\p{Co}\ufffd\u200b\u2060\ufeff]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Adds the region, the edges of the column and `isCell` to each line. */
function addColumns(lines: readonly Fragment[], firstRegion: number): PdfLine[] {
  let region = firstRegion;
  const regions = lines.map((line, at) => {
    const last = lines[at - 1];
    if (last && !continuesRegion(last, line)) region += 1;
    return region;
  });
  const getKey = (line: Fragment, at: number) => `${regions[at]} ${Math.round(line.size)}`;
  const edges = new Map([...groupBy(lines, getKey)].map(([key, group]) => [key, findEdges(group)]));
  return lines.map((line, at) => {
    const { left, right } = edges.get(getKey(line, at)) ?? { left: line.x, right: line.right };
    const isCell = isCellBeside(lines[at - 1], line) || isCellBeside(line, lines[at + 1]);
    return { ...line, isCell, region: regions[at] ?? region, left, rightEdge: right };
  });
}

/**
 * Returns true if a line is at the height of the previous one and follows it in the reading
 * direction. Otherwise, it may be in another column.
 */
function isNextCell(last: Fragment | undefined, line: Fragment | undefined): boolean {
  if (!last || !line) return false;
  if (Math.abs(last.y - line.y) >= maxRowShift * Math.min(last.size, line.size)) return false;
  return last.isRightToLeft || line.isRightToLeft || line.right > last.right;
}

/** A note in the margin is at most this large, in sizes of the line beside it. */
const maxMarginNoteSize = 0.85;
/** Minimum number of words of a line with a note beside it. The cell of a table may have fewer. */
const minNotedWords = 5;

function isCellBeside(last: Fragment | undefined, line: Fragment | undefined): boolean {
  if (!last || !line || !isNextCell(last, line)) return false;
  const isMarginNote = line.size <= maxMarginNoteSize * last.size;
  return !isMarginNote || countWords(last.text) < minNotedWords;
}

/** The next line of a region is at most this many font sizes lower. */
const maxRegionGap = 12;
/** Share of the shorter of two lines that is above or below the other in one region. */
const minOverlapShare = 0.3;

function continuesRegion(last: Fragment, line: Fragment): boolean {
  if (isNextCell(last, line)) return true;
  if (line.y < last.y || line.y > last.y + maxRegionGap * line.size) return false;
  const shared = Math.min(last.right, line.right) - Math.max(last.x, line.x);
  return shared > minOverlapShare * Math.min(last.right - last.x, line.right - line.x);
}

/** The edges of a column are these quantiles of the starts and ends of its lines. */
const edgeQuantiles = { start: 0.1, end: 0.95 };

/**
 * Returns where most lines start, so that indented ones can be recognized, and where the longest
 * one ends.
 */
function findEdges(lines: readonly Fragment[]): { left: number; right: number } {
  const starts = lines.map(({ x }) => x).toSorted((a, b) => a - b);
  const ends = lines.map(({ right }) => right).toSorted((a, b) => a - b);
  return {
    left: starts[Math.floor(edgeQuantiles.start * starts.length)] ?? 0,
    right: ends[Math.ceil(edgeQuantiles.end * ends.length) - 1] ?? 0,
  };
}
