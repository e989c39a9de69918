/** Groups and counts the items of lists, and finds the best one. */

/** Finds the item with the highest value; the first of equal ones. */
export function maxBy<T>(items: Iterable<T>, getWorth: (item: T) => number): T | undefined {
  let best: T | undefined;
  let bestWorth = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    const worth = getWorth(item);
    if (worth <= bestWorth) continue;
    best = item;
    bestWorth = worth;
  }
  return best;
}

/** Groups items by a key. Keys and items stay in the order of the list. */
export function groupBy<T, Key>(
  items: readonly T[],
  getKey: (item: T, at: number) => Key,
): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as T;
    const key = getKey(item, at);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/**
 * Counts items by a key. Keys stay in the order of the list.
 *
 * @param getWeight returns the number that an item adds to the count of its key; 1 if missing
 */
export function countBy<T, Key>(
  items: readonly T[],
  getKey: (item: T) => Key,
  getWeight: (item: T) => number = () => 1,
): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) {
    const key = getKey(item);
    counts.set(key, (counts.get(key) ?? 0) + getWeight(item));
  }
  return counts;
}

/** Returns the key with the highest count, the first of equal ones; undefined without keys. */
export function getCommonest<Key>(counts: ReadonlyMap<Key, number>): Key | undefined {
  return maxBy(counts, ([, count]) => count)?.[0];
}
