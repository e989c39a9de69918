/** Evens out the font sizes that text recognition assigns to the lines of a scanned page. */

interface SizedLine {
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly font: string;
}

/** Sizes that differ by a larger share are different. */
const maxSizeDifference = 0.07;
/** Distances between lines that differ by a larger share are different. */
const maxLeadingDifference = 0.15;
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
  if (line.font !== last.font || step < 0.7 * line.size || step > 3 * line.size) return false;
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
