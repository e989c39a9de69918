/**
 * Corrects lines: sizes that text recognition has assigned, justified lines with wide gaps, bullets,
 * tags and section numbers far from their text, note marks that are drawn after their line, and the
 * line numbers of manuscripts.
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
/** Two parts of a line have at least this many words each, and a gap of at most this many sizes. */
const parts = { minWords: 3, maxGap: 2.2 };
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
  if (!first || !last || row.length < 2) return false;
  const gaps = row.slice(1).map((line, at) => line.x - (row[at]?.right ?? line.x));
  const areParts = row.every((line) => countWords(line.text) >= parts.minWords);
  if (row.length < minWords && !(areParts && Math.max(...gaps) < parts.maxGap * first.size))
    return false;
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

/** Counts the words with at least two letters, of which formulas and rows of tables have few. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{M}]{2,}/gu)?.length ?? 0;
}

/** Returns the bullet or number with which an item starts, or undefined if a line is no item. */
function getItemMark(mark: PlacedLine, line: PlacedLine): string | undefined {
  if (countWords(line.text) < minItemWords && !/\p{Lo}{4}/u.test(line.text)) return undefined;
  if (!/\s/u.test(mark.text) && isItemStart(`${mark.text} ${line.text}`)) return mark.text;
  return mark.font !== line.font && /^[!"#%&'@§¨v]$/u.test(mark.text) ? '•' : undefined;
}

// A tag such as “-v” far from its description, or “1.2” far from its heading, looks like a cell.

/** The description is at most this many font sizes to the right of the start of its tag. */
const maxTagWidth = 12;
/** Maximum number of characters of a tag, such as an option of a command. */
const maxTagCharacters = 24;
/**
 * Minimum number of words of a description, because a cell may have fewer: of a whole one that starts
 * with a capital letter, and of the first line of any other.
 */
const minDescriptionWords = { whole: 2, other: 4 };
/** The next line of a description is less than this many font sizes below the last. */
const maxDescriptionLeading = 1.7;
/** A heading is at least this many font sizes above and below the text. Rows are closer. */
const minHeadingGap = 1.5;

/**
 * Returns the lines of a page with tags joined to the first lines of their descriptions, as items
 * of a list, and with section numbers joined to their headings. A description is a sentence or
 * continues on the next line, unlike most cells of a table.
 */
export function joinTags<Line extends PlacedLine>(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (let at = 0; at < lines.length; ) {
    const row = getRow(lines, at);
    at += row.length;
    const line = row.length === 2 && joinPair(row, joined.at(-1), lines[at]);
    joined.push(...(line ? [line] : row));
  }
  return joined;
}

/** Returns the two parts of a row as one line, or undefined if they are cells of a table. */
function joinPair<Line extends PlacedLine>(
  [tag, text]: readonly Line[],
  above: Line | undefined,
  below: Line | undefined,
): Line | undefined {
  if (!tag || !text) return undefined;
  const line = { ...text, x: tag.x, text: `${tag.text} ${text.text}` };
  if (isDescription(tag, text, below)) return { ...line, isUniform: false, text: `• ${line.text}` };
  return isNumberedHeading(tag, text, above, below) ? line : undefined;
}

function isDescription(tag: PlacedLine, text: PlacedLine, below: PlacedLine | undefined): boolean {
  if (text.x - tag.x > maxTagWidth * text.size || tag.text.length > maxTagCharacters) return false;
  // The comment beside a line of a program is no description, nor is the next line of a comment.
  if (/^[*#/]+$/u.test(tag.text) || /\s(?:#|\/\/)\s/u.test(text.text)) return false;
  const words = countWords(text.text);
  const hasCapital = /^["“(]?\p{Lu}/u.test(text.text);
  const isWhole = /[\p{L}\p{N})\]”"’][.!?]$/u.test(text.text);
  if (isItemStart(text.text) || words < minDescriptionWords.whole) return false;
  if (isWhole && hasCapital) return true;
  if (words < minDescriptionWords.other || !/^["“(]?\p{L}/u.test(text.text)) return false;
  const leading = (below?.y ?? 0) - text.y;
  const isContinued =
    below !== undefined &&
    leading > 0 &&
    leading < maxDescriptionLeading * text.size &&
    below.font === text.font &&
    Math.abs(below.x - text.x) < maxEdgeDifference * text.size;
  return isWhole || (isContinued && hasCapital);
}

function isNumberedHeading(
  number: PlacedLine,
  text: PlacedLine,
  above: PlacedLine | undefined,
  below: PlacedLine | undefined,
): boolean {
  if (!/^(?:\p{Nd}{1,2}|[A-Z])(?:\.\p{Nd}{1,2}){0,3}\.?$/u.test(number.text)) return false;
  if (!isBesideMark(number, text) || !/^\p{Lu}.*\p{L}$/u.test(text.text)) return false;
  const minGap = minHeadingGap * text.size;
  return [above, below].every((line) => !line || Math.abs(line.y - text.y) > minGap);
}

// Manuscripts number their lines in the margin.

/** Minimum and maximum number of lines of a page that has numbers in its margin. */
const numberedLines = { min: 12, max: 200 };

/** Returns the lines of a page without the numbers that a manuscript has beside them. */
export function removeLineNumbers<Line extends PlacedLine>(
  lines: readonly Line[],
): readonly Line[] {
  const numbers = lines.filter(({ text }) => /^\p{Nd}{1,4}$/u.test(text));
  if (numbers.length < numberedLines.min || numbers.length > numberedLines.max) return lines;
  const byHeight = numbers.toSorted((a, b) => a.y - b.y);
  const counted = new Set(
    byHeight.filter((line, at) =>
      [byHeight[at - 1], byHeight[at + 1]].some(
        (next) => next && Math.abs(Number(next.text) - Number(line.text)) === 1,
      ),
    ),
  );
  const isOutside = (number: Line) =>
    lines.every((line) => {
      const isBeside = Math.abs(line.y - number.y) < maxBulletShift * line.size;
      return !isBeside || line === number || line.x >= number.right;
    });
  const outside = new Set([...counted].filter(isOutside));
  return outside.size < numberedLines.min ? lines : lines.filter((line) => !outside.has(line));
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
