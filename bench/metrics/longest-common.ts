/**
 * Returns the indexes in `a` of a longest common subsequence of `a` and `b`, ascending. If there
 * are several, it chooses the one of `rouge_score`, since ROUGE-Lsum depends on it.
 */
export function findCommonSubsequence(a: readonly string[], b: readonly string[]): number[] {
  const width = b.length + 1;
  const lengths = computeLengths(a, b);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  const places: number[] = [];
  let row = a.length;
  let column = b.length;
  while (row > 0 && column > 0) {
    if (a[row - 1] === b[column - 1]) {
      places.push(row - 1);
      row--;
      column--;
    } else if (at(row, column - 1) > at(row - 1, column)) {
      column--;
    } else {
      row--;
    }
  }
  return places.reverse();
}

/** Computes the lengths of the longest common subsequences of all pairs of prefixes, row by row. */
function computeLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let row = 1; row <= a.length; row++) {
    for (let column = 1; column <= b.length; column++) {
      const here = row * width + column;
      const left = lengths[here - 1] ?? 0;
      const above = lengths[here - width] ?? 0;
      const match = a[row - 1] === b[column - 1];
      lengths[here] = match ? (lengths[here - width - 1] ?? 0) + 1 : Math.max(left, above);
    }
  }
  return lengths;
}
