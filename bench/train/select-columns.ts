import { type BoostOptions, boost } from './boost.ts';
import type { Examples } from './examples.ts';

/** A smaller model is enough to see which columns tell. */
const lookOptions: Partial<BoostOptions> = { rounds: 60, maxLeaves: 16 };

/**
 * The columns from which a first, smaller model gains most, at most `count`, in rising order: what
 * to hand to `boost` as `columns`. A column that gains nothing is never among them.
 */
export function selectColumns(
  examples: Examples,
  count: number,
  options: Partial<BoostOptions> = {},
): number[] {
  const { gains } = boost(examples, { ...lookOptions, ...options });
  const byGain = [...gains.keys()].toSorted((a, b) => (gains[b] ?? 0) - (gains[a] ?? 0));
  const telling = byGain.slice(0, count).filter((column) => (gains[column] ?? 0) > 0);
  return telling.toSorted((a, b) => a - b);
}
