/** Joins the words of justified lines whose gaps are as wide as those between columns. */

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
    if (!last || Math.abs(line.y - last.y) > 0.1 * last.size || line.x <= last.right) break;
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
  const tolerance = 0.2 * first.size;
  return neighbours.some(
    (line) =>
      line !== undefined &&
      Math.abs(line.size - first.size) < tolerance &&
      Math.abs(line.y - first.y) < 3 * first.size &&
      Math.abs(line.x - first.x) < tolerance &&
      Math.abs(line.right - last.right) < tolerance,
  );
}
