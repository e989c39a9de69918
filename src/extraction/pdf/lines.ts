/**
 * Puts the text of a page together as lines in reading order, each with the edges of its column.
 *
 * The order of the content stream is the reading order of nearly all files. Where it jumps about,
 * lines are ordered by the gutters between columns instead.
 */

import type { PdfPageText, PdfTextItem } from './page-text.ts';

/** A line of one column; of a table, one cell of a row. All lengths in points. */
export interface PdfLine {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** The base line, from the page's upper edge. */
  readonly y: number;
  /** Where it stands on the page, 0 at the top and 1 at the bottom. */
  readonly height: number;
  /** Size and font of most of its characters. */
  readonly size: number;
  readonly font: string;
  /** All of it is in one font, as a bold heading is. */
  readonly isUniform: boolean;
  readonly isMonospace: boolean;
  readonly isRightToLeft: boolean;
  /** The line before or after it in reading order stands beside it, as a cell of a table does. */
  readonly isCell: boolean;
  /** Begins with a raised sign, as a footnote does. */
  readonly startsRaised: boolean;
  /** Number of the column or part of the page; it changes where reading jumps. */
  readonly region: number;
  /** Edges of the text of this size in its region. */
  readonly left: number;
  readonly rightEdge: number;
}

type Fragment = Omit<PdfLine, 'isCell' | 'region' | 'left' | 'rightEdge'>;

/** Gap between two items of one line at most, in font sizes: a column's gutter is wider. */
const maxGap = 1.5;
/** Gap from which on two items are two words, where the file has no space between them. */
const minWordGap = 0.22;
/** How far an item may stand above or below the line, as exponents and indices do. */
const maxShift = 0.55;

/**
 * Reads the lines of a page in reading order.
 *
 * @param firstRegion the number that the first region of the page gets
 */
export function readLines(page: PdfPageText, firstRegion: number): PdfLine[] {
  const fragments = readFragments(page);
  const ordered = isDisordered(fragments) ? orderByColumns(fragments, page.width) : fragments;
  return addColumns(ordered, firstRegion);
}

function readFragments(page: PdfPageText): Fragment[] {
  const turned = page.items.filter(({ isTurned }) => isTurned).length;
  // Of a page that is level, what is turned is a stamp at its edge or an axis of a figure.
  const items =
    turned * 2 > page.items.length ? page.items : page.items.filter(({ isTurned }) => !isTurned);
  const fragments: Fragment[] = [];
  let current: PdfTextItem[] = [];
  const close = () => {
    const fragment = createFragment(current, page);
    if (fragment) fragments.push(fragment);
    current = [];
  };
  for (const item of items) {
    if (item.text.trim() === '') {
      if (item.text !== '' && current.length > 0) current.push(item);
      continue;
    }
    const last = current.findLast(({ text }) => text.trim() !== '');
    if (last && isSamePrint(last, item)) continue;
    if (last && !isSameLine(last, item)) close();
    current.push(item);
  }
  close();
  return fragments;
}

/** Some programs print text twice, a little apart, to make it bold. */
function isSamePrint(a: PdfTextItem, b: PdfTextItem): boolean {
  const near = 0.15 * a.size;
  return a.text === b.text && Math.abs(a.x - b.x) < near && Math.abs(a.y - b.y) < near;
}

function isSameLine(last: PdfTextItem, next: PdfTextItem): boolean {
  const size = Math.max(last.size, next.size);
  if (last.isTurned || next.isTurned)
    return !last.endsLine && last.isTurned === next.isTurned && Math.abs(last.x - next.x) < size;
  if (Math.abs(last.y - next.y) > maxShift * size) return false;
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
  const size = getCommonest(words, ({ size: own }) => Math.round(own * 10) / 10);
  const font = getCommonest(words, (item) => item.font);
  const rightToLeft = words.filter((item) => item.isRightToLeft);
  const isRightToLeft = countLetters(rightToLeft) * 2 > countLetters(words);
  const base = words.find((item) => item.size >= 0.95 * size)?.y ?? first.y;
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
    isMonospace: words.every((item) => item.isMonospace || !/\p{L}{2}/u.test(item.text)),
    isRightToLeft,
    startsRaised: isRaised(first, size, base),
  };
}

function countLetters(items: readonly PdfTextItem[]): number {
  return items.reduce((sum, { text }) => sum + text.length, 0);
}

function getCommonest<Key>(items: readonly PdfTextItem[], getKey: (item: PdfTextItem) => Key): Key {
  const counts = new Map<Key, number>();
  for (const item of items)
    counts.set(getKey(item), (counts.get(getKey(item)) ?? 0) + item.text.length);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}

/** Items of a line from right to left are drawn in either order; of a level line they are sorted. */
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
    if (last && isNoteMark(text, item, size, base)) continue;
    const gap = last ? Math.max(item.x - last.x - last.width, last.x - item.x - item.width) : 0;
    if (gap > minWordGap * size && !text.endsWith(' ')) text += ' ';
    text += joinSpacedLetters(item.text);
    last = item;
  }
  return text;
}

/** “a b s t r a c t” is one word with its letters set apart. */
function joinSpacedLetters(text: string): string {
  return /^\p{L}(?: \p{L}){3,}$/u.test(text) ? text.replaceAll(' ', '') : text;
}

function isRaised(item: PdfTextItem, size: number, base: number): boolean {
  return item.size <= 0.85 * size && base - item.y >= 0.15 * size;
}

/** The mark of a footnote or a reference, after a word; an exponent is after a number or a unit. */
function isNoteMark(before: string, item: PdfTextItem, size: number, base: number): boolean {
  if (!isRaised(item, size, base)) return false;
  if (!/^[\s\d,;*†‡§¶#∗–-]+$/u.test(item.text)) return false;
  return /(?:\p{L}{4}|[.,;:!?)\]”’»])\s*$/u.test(before);
}

/**
 * What TeX's fonts hold where Unicode has control characters (the Cork encoding): files whose
 * fonts are pictures of letters have no other name for them.
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

/** Ligatures and the shapes of Arabic letters become letters; soft hyphens stay for the line's end. */
function cleanText(text: string): string {
  return text
    .replace(/[\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]+/gu, (shapes) => shapes.normalize('NFKC'))
    .replace(/\p{Cc}/gu, (control) => texCharacters.get(control) ?? ' ')
    .replace(/[\p{Co}\ufffd\u200b\u2060\ufeff]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Lines in a column go down. A stream that goes up often, or to and fro, is no reading order. */
function isDisordered(lines: readonly Fragment[]): boolean {
  let jumps = 0;
  for (const [at, line] of lines.entries()) {
    const last = lines[at - 1];
    if (!last) continue;
    const isBeside = Math.abs(last.y - line.y) < 0.5 * line.size;
    const areLong = last.text.length > 25 && line.text.length > 25;
    const overlaps = Math.min(last.right, line.right) > Math.max(last.x, line.x);
    if ((isBeside && areLong) || (overlaps && line.y < last.y - 2 * line.size)) jumps += 1;
  }
  return jumps > 3 + 0.1 * lines.length;
}

/** Lines of a side at least, and of all lines at most those that run over the gutter. */
const minSideShare = 0.15;
const maxCrossingShare = 0.25;

/** Left column before right column, between the lines that run over both. */
function orderByColumns(lines: readonly Fragment[], width: number, depth = 0): Fragment[] {
  const sorted = lines.toSorted((a, b) => a.y - b.y || a.x - b.x);
  const gutter = depth < 3 ? findGutter(sorted, width) : undefined;
  if (gutter === undefined) return sorted;
  const ordered: Fragment[] = [];
  let band: Fragment[] = [];
  const isRtl = sorted.filter((line) => line.isRightToLeft).length * 2 > sorted.length;
  const close = () => {
    const left = band.filter(({ right }) => right <= gutter + 1);
    const right = band.filter((line) => line.right > gutter + 1);
    for (const side of isRtl ? [right, left] : [left, right])
      ordered.push(...orderByColumns(side, width, depth + 1));
    band = [];
  };
  for (const line of sorted) {
    const isCrossing = line.x < gutter - 1 && line.right > gutter + 1;
    if (isCrossing) close();
    if (isCrossing) ordered.push(line);
    else band.push(line);
  }
  close();
  return ordered;
}

function findGutter(lines: readonly Fragment[], width: number): number | undefined {
  let best: { x: number; crossing: number } | undefined;
  for (let step = 1; step < 60; step++) {
    const x = (width * step) / 60;
    let crossing = 0;
    let left = 0;
    for (const line of lines) {
      if (line.right <= x) left += 1;
      else if (line.x < x) crossing += 1;
    }
    const right = lines.length - left - crossing;
    if (Math.min(left, right) < Math.max(3, minSideShare * lines.length)) continue;
    if (crossing > maxCrossingShare * lines.length) continue;
    if (best === undefined || crossing < best.crossing) best = { x, crossing };
  }
  return best?.x;
}

/** Finds regions, cells and the edges of columns. */
function addColumns(lines: readonly Fragment[], firstRegion: number): PdfLine[] {
  let region = firstRegion;
  const regions = lines.map((line, at) => {
    const last = lines[at - 1];
    if (last && !continuesRegion(last, line)) region += 1;
    return region;
  });
  const groups = new Map<string, Fragment[]>();
  const getKey = (line: Fragment, at: number) => `${regions[at]} ${Math.round(line.size)}`;
  for (const [at, line] of lines.entries()) {
    const group = groups.get(getKey(line, at));
    if (group) group.push(line);
    else groups.set(getKey(line, at), [line]);
  }
  const edges = new Map([...groups].map(([key, group]) => [key, findEdges(group)]));
  return lines.map((line, at) => {
    const { left, right } = edges.get(getKey(line, at)) ?? { left: line.x, right: line.right };
    const isCell = [lines[at - 1], lines[at + 1]].some((other) => other && isBeside(other, line));
    return { ...line, isCell, region: regions[at] ?? region, left, rightEdge: right };
  });
}

function isBeside(a: Fragment, b: Fragment): boolean {
  return Math.abs(a.y - b.y) < 0.5 * Math.min(a.size, b.size);
}

function continuesRegion(last: Fragment, line: Fragment): boolean {
  if (isBeside(last, line)) return true;
  if (line.y < last.y || line.y > last.y + 12 * line.size) return false;
  const shared = Math.min(last.right, line.right) - Math.max(last.x, line.x);
  return shared > 0.3 * Math.min(last.right - last.x, line.right - line.x);
}

/** Where most lines begin, so that indents are seen, and where the longest ends. */
function findEdges(lines: readonly Fragment[]): { left: number; right: number } {
  const starts = lines.map(({ x }) => x).toSorted((a, b) => a - b);
  const ends = lines.map(({ right }) => right).toSorted((a, b) => a - b);
  return {
    left: starts[Math.floor(0.1 * starts.length)] ?? 0,
    right: ends[Math.ceil(0.95 * ends.length) - 1] ?? 0,
  };
}
