import { type BoostOptions, boost } from './boost.ts';
import type { Examples } from './examples.ts';

/** A smaller model is enough to rank the columns by their gain. */
const smallOptions: Partial<BoostOptions> = { rounds: 60, maxLeaves: 16 };

/**
 * Selects the columns with the largest gain in a smaller model, for `columns` of `boost`.
 *
 * @param count largest number of columns; fewer are returned if the others have no gain
 * @returns indices in ascending order
 */
export function selectColumns(
  examples: Examples,
  count: number,
  options: Partial<BoostOptions> = {},
): number[] {
  const { gains } = boost(examples, { ...smallOptions, ...options });
  const byGain = [...gains.keys()].toSorted((a, b) => (gains[b] ?? 0) - (gains[a] ?? 0));
  const selected = byGain.slice(0, count).filter((column) => (gains[column] ?? 0) > 0);
  return selected.toSorted((a, b) => a - b);
}
