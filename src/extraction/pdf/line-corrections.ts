/**
 * Corrects lines: sizes that text recognition has assigned, justified lines with wide gaps, bullets
 * far from their items, and note marks that are drawn after their line.
 */

// Text recognition gives each line of a scanned page a size of its own, so sizes are evened out.

interface SizedLine {
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly font: string;
}

/** Font sizes that differ by a larger share are different. */
export const maxSizeDifference = 0.07;
/** Distances between lines that differ by a larger share are different. */
const maxLeadingDifference = 0.15;
/** The next line of a column is this many font sizes below the last one. */
const steps = { min: 0.7, max: 3 };
/** Minimum number of lines of a run, and of pairs of lines of a page that can be judged. */
const minRun = 3;
const minPairs = 10;
/** Minimum share of adjacent lines with different sizes on a scanned page. */
const minUnevenShare = 0.3;

/**
 * Returns the lines of a page with the median size for each run of equally spaced lines, if their
 * sizes vary as only those of a scan do: text recognition takes the size from the height of the
 * letters in each line, so that lines of one paragraph seem to have different sizes.
 */
export function evenOutSizes<Line extends SizedLine>(lines: readonly Line[]): readonly Line[] {
  const pairs = lines.flatMap((line, at) => {
    const last = lines[at - 1];
    return last && isBelow(last, line) ? [isUneven(last, line)] : [];
  });
  const uneven = pairs.filter(Boolean).length;
  if (pairs.length < minPairs || uneven < minUnevenShare * pairs.length) return lines;
  return findRuns(lines).flatMap((run) => {
    if (run.length < minRun) return run;
    const sizes = run.map(({ size }) => size).toSorted((a, b) => a - b);
    const size = sizes[Math.floor(sizes.length / 2)] ?? 0;
    return run.map((line) => ({ ...line, size }));
  });
}

function isUneven(a: SizedLine, b: SizedLine): boolean {
  return Math.abs(a.size - b.size) > maxSizeDifference * Math.max(a.size, b.size);
}

/** Returns true if a line is the next one below in the same column and font. */
function isBelow(last: SizedLine, line: SizedLine): boolean {
  const step = line.y - last.y;
  if (line.font !== last.font || step < steps.min * line.size || step > steps.max * line.size)
    return false;
  return Math.min(last.right, line.right) > Math.max(last.x, line.x);
}

function findRuns<Line extends SizedLine>(lines: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && isBelow(last, line) && isEvenlySpaced(run, line)) run.push(line);
    else runs.push([line]);
  }
  return runs;
}

function isEvenlySpaced(run: readonly SizedLine[], line: SizedLine): boolean {
  const [first, second] = run;
  const last = run.at(-1);
  if (!first || !second || !last) return true;
  const leading = (last.y - first.y) / (run.length - 1);
  return Math.abs(line.y - last.y - leading) <= maxLeadingDifference * leading;
}

// In a justified line gaps may be as wide as those between columns, so its words are joined again.

interface PlacedLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly font: string;
  readonly isUniform: boolean;
}

/** Minimum number of words of a line. Two could be cells of a table. */
const minWords = 3;
/** Minimum ratio of the narrowest gap to the widest, which justification makes equally wide. */
const minGapRatio = 0.8;
/** Baselines at most this many font sizes apart are at the same height. */
const maxRowShift = 0.1;
/** Edges and sizes of two lines that differ by less than this many font sizes agree. */
const maxEdgeDifference = 0.2;
/** A neighbour of a line is less than this many font sizes above or below it. */
const maxNeighbourDistance = 3;

/**
 * Returns the lines of a page with stretched ones restored. Such a line is as wide as the line
 * above or below it, and all of its gaps are equally wide, unlike those of a table's row.
 */
export function joinStretchedLines<Line extends PlacedLine>(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (let at = 0; at < lines.length; ) {
    const row = getRow(lines, at);
    const [first] = row;
    if (!first) break;
    const neighbours = [joined.at(-1), lines[at + row.length]];
    if (isStretched(row, neighbours)) {
      const right = row.at(-1)?.right ?? first.right;
      const isUniform = row.every((line) => line.isUniform && line.font === first.font);
      joined.push({ ...first, right, isUniform, text: row.map(({ text }) => text).join(' ') });
    } else joined.push(...row);
    at += row.length;
  }
  return joined;
}

function getRow<Line extends PlacedLine>(lines: readonly Line[], start: number): Line[] {
  const row = lines.slice(start, start + 1);
  for (const line of lines.slice(start + 1, start + 30)) {
    const last = row.at(-1);
    if (!last || Math.abs(line.y - last.y) > maxRowShift * last.size || line.x <= last.right) break;
    row.push(line);
  }
  return row;
}

function isStretched(
  row: readonly PlacedLine[],
  neighbours: readonly (PlacedLine | undefined)[],
): boolean {
  const [first] = row;
  const last = row.at(-1);
  if (!first || !last || row.length < minWords) return false;
  const gaps = row.slice(1).map((line, at) => line.x - (row[at]?.right ?? line.x));
  if (Math.min(...gaps) < minGapRatio * Math.max(...gaps)) return false;
  const tolerance = maxEdgeDifference * first.size;
  return neighbours.some(
    (line) =>
      line !== undefined &&
      Math.abs(line.size - first.size) < tolerance &&
      Math.abs(line.y - first.y) < maxNeighbourDistance * first.size &&
      Math.abs(line.x - first.x) < tolerance &&
      Math.abs(line.right - last.right) < tolerance,
  );
}

// A bullet far from its item looks like the first cell of a row, and may be any sign of a font.

/** Matches a bullet at the start of a list item. */
export const bullet = /^[•●○▪■□◦‣▸►❖➢✓·∙*–—-]\s+\S/u;
/** Matches a number or letter that may start a list item. */
const itemNumber = /^\(?(?:\p{Nd}{1,2}|\p{L}|[ivx]{1,4})[.)]\s+\S/u;
/** The text of an item is at most this many font sizes to the right of its bullet. */
const maxBulletGap = 5;
/** A bullet is less than this many font sizes above or below the line of its item. */
const maxBulletShift = 0.5;
/** Minimum number of words of an item's first line. The cell of a table may have fewer. */
const minItemWords = 3;

export function isItemStart(text: string): boolean {
  return bullet.test(text) || itemNumber.test(text);
}

/**
 * Returns the lines of a page with bullets and numbers joined to the lines beside them. A sign that
 * is no bullet in its own right, such as the “!” of a font for signs, becomes one.
 */
export function joinBullets<Line extends PlacedLine>(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    const mark = last && isBesideMark(last, line) ? getItemMark(last, line) : undefined;
    if (last && mark !== undefined)
      joined[joined.length - 1] = { ...line, x: last.x, text: `${mark} ${line.text}` };
    else joined.push(line);
    last = line;
  }
  return joined;
}

function isBesideMark(mark: PlacedLine, line: PlacedLine): boolean {
  const gap = line.x - mark.right;
  if (Math.abs(mark.y - line.y) > maxBulletShift * line.size) return false;
  return gap > 0 && gap < maxBulletGap * line.size;
}

/** Returns the bullet or number with which an item starts, or undefined if a line is no item. */
function getItemMark(mark: PlacedLine, line: PlacedLine): string | undefined {
  const words = line.text.match(/\p{L}{2,}/gu)?.length ?? 0;
  if (words < minItemWords && !/\p{Lo}{4}/u.test(line.text)) return undefined;
  if (!/\s/u.test(mark.text) && isItemStart(`${mark.text} ${line.text}`)) return mark.text;
  return mark.font !== line.font && /^[!"#%&'@§¨v]$/u.test(mark.text) ? '•' : undefined;
}

// The mark of a note may be drawn after the line in which it stands.

/** A note mark is at most this large and this far above its line, in sizes of the line. */
const noteMark = { maxSize: 0.85, maxShift: 0.7 };

/**
 * Returns the lines of a page without the marks of notes that are drawn after the line in which
 * they stand. They would separate it from the next one.
 */
export function removeNoteMarks<Line extends PlacedLine>(lines: readonly Line[]): Line[] {
  return lines.filter((line, at) => {
    const last = lines[at - 1];
    if (!last || !/^[\d,*†‡§¶∗]{1,5}$/u.test(line.text)) return true;
    const shift = last.y - line.y;
    if (line.size > noteMark.maxSize * last.size || shift <= 0) return true;
    return shift > noteMark.maxShift * last.size || line.x < last.x || line.right > last.right;
  });
}
