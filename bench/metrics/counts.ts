/** Number of occurrences by item. */
export type Counts = ReadonlyMap<string, number>;

/** Counts the items of a list. */
export function countItems(items: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** Returns the runs of `n` consecutive tokens; none if there are fewer than `n`. */
export function toGrams(tokens: readonly string[], n: number): string[] {
  const grams: string[] = [];
  for (let end = n; end <= tokens.length; end++) {
    grams.push(tokens.slice(end - n, end).join('\u0001'));
  }
  return grams;
}

/** Returns the size of the intersection of two multisets: the sum of the smaller counts. */
export function countShared(a: Counts, b: Counts): number {
  let shared = 0;
  for (const [item, count] of a) shared += Math.min(count, b.get(item) ?? 0);
  return shared;
}

/** Returns the size of a multiset. */
export function sumCounts(counts: Counts): number {
  let size = 0;
  for (const count of counts.values()) size += count;
  return size;
}
