/**
 * Finds the columns of a page, and orders its lines by them where the content stream does not.
 */

import { countBy } from '../../shared/collections.ts';
import { countWords } from './line-corrections.ts';

// Some programs draw a page from top to bottom, across its columns. Then the gutters tell the order.

interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly isMonospace: boolean;
  readonly isTurned: boolean;
}

/** Minimum width of a gutter, in font sizes. A justified line may have a gap as wide. */
const minGutter = 0.8;
/** Minimum widths of the texts before and after a gutter, in font sizes; bullets are narrower. */
const besideGutter = { before: 7, after: 3 };
/** At least this many lines start where a column does; the words of justified lines seldom do. */
const minStarts = 8;

/**
 * Returns where columns start to which lines are drawn across a gutter, in points. Monospaced lines
 * are left out, since their spaces are as wide as a gutter and below each other.
 *
 * @param runs the items of each line
 */
export function findColumnStarts(runs: readonly (readonly Run[])[]): ReadonlySet<number> {
  const gutters = new Set<number>();
  const starts = new Map<number, number>();
  const add = (x: number) => starts.set(Math.round(x), (starts.get(Math.round(x)) ?? 0) + 1);
  for (const run of runs) {
    const words = run.filter(({ text }) => text.trim() !== '');
    const [first] = words;
    const end = words.at(-1);
    if (!first || !end) continue;
    add(first.x);
    let before = first.x;
    for (const [at, item] of words.entries()) {
      const last = words[at - 1];
      if (!last || !isAfterGutter(last, item)) continue;
      const { size } = item;
      const isWide = end.x + end.width - item.x > besideGutter.after * size;
      if (isWide && last.x + last.width - before > besideGutter.before * size)
        gutters.add(Math.round(item.x));
      add(item.x);
      before = item.x;
    }
  }
  const count = (x: number) =>
    [-1, 0, 1].reduce((sum, step) => sum + (starts.get(x + step) ?? 0), 0);
  return new Set([...gutters].filter((x) => count(x) >= minStarts));
}

function isAfterGutter(last: Run, item: Run): boolean {
  if (last.isMonospace || item.isMonospace || last.isTurned || item.isTurned) return false;
  // In a table of contents, dots follow the gap.
  if (/^[\s.…]+(?:\p{Nd}{1,4})?$/u.test(item.text)) return false;
  return item.x - last.x - last.width > minGutter * Math.max(last.size, item.size);
}

/** Returns true if an item follows a gutter and starts where a column does. */
export function isAtColumnStart(
  last: Run | undefined,
  item: Run,
  starts: ReadonlySet<number>,
): boolean {
  if (!last || !isAfterGutter(last, item)) return false;
  return [-1, 0, 1].some((step) => starts.has(Math.round(item.x) + step));
}

interface OrderedLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly isRightToLeft: boolean;
  readonly isMonospace: boolean;
}

/** Lines with more characters and at least this many words are hardly cells of a table. */
const minProse = { characters: 20, words: 3 };
/** A line that is less than this many font sizes higher or lower is beside the last one. */
const maxBesideShift = 1.5;
/** In a reading order, no more than `some` lines and this share of them jump. */
const maxJumps = { some: 3, share: 0.1 };

/** Returns true if the lines often jump up or sideways, which a reading order does not. */
export function isDisordered(lines: readonly OrderedLine[]): boolean {
  let jumps = 0;
  for (const [at, line] of lines.entries()) {
    const last = lines[at - 1];
    if (!last) continue;
    const overlaps = Math.min(last.right, line.right) > Math.max(last.x, line.x);
    const isBeside = !overlaps && Math.abs(last.y - line.y) < maxBesideShift * line.size;
    if (
      (isBeside && isProse(last) && isProse(line)) ||
      (overlaps && line.y < last.y - 2 * line.size)
    )
      jumps += 1;
  }
  return jumps > maxJumps.some + maxJumps.share * lines.length;
}

/** Returns false for the lines of programs, which stand beside their comments. */
function isProse({ text, isMonospace }: OrderedLine): boolean {
  if (text.length <= minProse.characters || (isMonospace && /[_#;{}=*/]/.test(text))) return false;
  return countWords(text) >= minProse.words || /\p{Lo}{4}/u.test(text);
}

/** At least `some` lines and this share of them are on each side of a gutter. */
const minSide = { some: 3, share: 0.15 };
/** Maximum share of the lines that cross a gutter, such as the title. */
const maxCrossingShare = 0.25;
/** Maximum number of times that a page is divided. A page with four columns needs five or so. */
const maxDepth = 8;
/** Minimum gap between the parts of a page with different columns, in font sizes. */
const minPartGap = 1.6;

/**
 * Orders the lines column by column. A line that crosses the gutter, such as the title, separates
 * the columns above it from those below.
 */
export function orderByColumns<Line extends OrderedLine>(lines: readonly Line[]): Line[] {
  return orderPart(
    lines.toSorted((a, b) => a.y - b.y || a.x - b.x),
    0,
  );
}

function orderPart<Line extends OrderedLine>(sorted: readonly Line[], depth: number): Line[] {
  if (depth >= maxDepth) return [...sorted];
  const gutter = findGutter(sorted);
  if (gutter === undefined) {
    const cut = findPartEnd(sorted);
    if (cut === undefined) return [...sorted];
    return [sorted.slice(0, cut), sorted.slice(cut)].flatMap((part) => orderPart(part, depth + 1));
  }
  const isCrossing = (line: Line) => line.x < gutter - 1 && line.right > gutter + 1;
  const isRtl = sorted.filter((line) => line.isRightToLeft).length * 2 > sorted.length;
  return findBands(sorted, isCrossing).flatMap((band) => {
    if (band.length === sorted.length && band.some(isCrossing)) return band;
    if (band.some(isCrossing)) return orderPart(band, depth + 1);
    const left = band.filter(({ right }) => right <= gutter + 1);
    const right = band.filter((line) => line.right > gutter + 1);
    return (isRtl ? [right, left] : [left, right]).flatMap((side) => orderPart(side, depth + 1));
  });
}

/** Lines whose baselines differ by less than this many font sizes are at the same height. */
const maxRowShift = 0.5;
/** At most this many lines between two that cross a gutter belong to them, such as last lines. */
const maxLooseLines = 4;

/**
 * Divides the lines into bands above each other, with and without lines that cross a gutter. Other
 * lines at the height of a crossing one belong to its band, which may have other columns.
 */
function findBands<Line extends OrderedLine>(
  sorted: readonly Line[],
  isCrossing: (line: Line) => boolean,
): Line[][] {
  const bands: Line[][] = [];
  let loose: Line[] = [];
  let crossing: Line | undefined;
  const isBeside = (line: Line) =>
    crossing !== undefined && Math.abs(line.y - crossing.y) < maxRowShift * line.size;
  for (const line of sorted) {
    if (!isCrossing(line)) {
      if (isBeside(line)) bands.at(-1)?.push(line);
      else loose.push(line);
      continue;
    }
    const before = loose.findIndex(({ y, size }) => line.y - y < maxRowShift * size);
    const row = before < 0 ? [] : loose.splice(before);
    if (crossing && loose.length <= maxLooseLines) bands.at(-1)?.push(...loose, ...row, line);
    else bands.push(...(loose.length > 0 ? [loose] : []), [...row, line]);
    loose = [];
    crossing = line;
  }
  if (crossing && loose.length <= maxLooseLines) bands.at(-1)?.push(...loose);
  else bands.push(loose);
  return bands;
}

/** Returns the middle of the widest gutter among those that the fewest lines cross, in points. */
function findGutter(lines: readonly OrderedLine[]): number | undefined {
  const starts = countBy(lines, ({ x }) => Math.round(x));
  const ends = countBy(lines, ({ right }) => Math.round(right));
  const least = Math.max(minSide.some, minSide.share * lines.length);
  let best: { x: number; crossing: number; width: number } | undefined;
  let started = 0;
  let left = 0;
  const xs = [...new Set([...starts.keys(), ...ends.keys()])].toSorted((a, b) => a - b);
  for (const [at, x] of xs.entries()) {
    started += starts.get(x) ?? 0;
    left += ends.get(x) ?? 0;
    const width = (xs[at + 1] ?? x) - x;
    const crossing = started - left;
    if (Math.min(left, lines.length - started) < least) continue;
    if (crossing > maxCrossingShare * lines.length) continue;
    const isBetter =
      !best || crossing < best.crossing || (crossing === best.crossing && width > best.width);
    if (isBetter) best = { x: x + width / 2, crossing, width };
  }
  return best?.x;
}

/** Returns the index of the line below the widest gap that no line of a page bridges. */
function findPartEnd(sorted: readonly OrderedLine[]): number | undefined {
  let end: number | undefined;
  let widest = 0;
  for (const [at, line] of sorted.entries()) {
    const gap = (line.y - (sorted[at - 1]?.y ?? line.y)) / line.size;
    if (gap <= Math.max(widest, minPartGap)) continue;
    widest = gap;
    end = at;
  }
  return end;
}
