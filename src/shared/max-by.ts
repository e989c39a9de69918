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
