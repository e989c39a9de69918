/** Finds the item of the highest worth; of equals the first. */
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
