import { mean } from '../metrics/statistics.ts';
import type { Card } from './card.ts';
import { type Flag, hardFlags } from './flags.ts';

/** Returns the share of pages without a hard flag on any point. */
export function computeNoHardFlagShare(cards: readonly Card[]): number {
  const clean = cards.map(({ flags }) => !flags.flat().some((flag) => hardFlags.includes(flag)));
  return mean(clean.map((yes) => (yes ? 1 : 0)));
}

/** Returns the share of points without a flag; 1 if there are no points. */
export function computeShareWithout(cards: readonly Card[], flag: Flag): number {
  const points = cards.flatMap((card) => card.flags);
  return 1 - points.filter((found) => found.includes(flag)).length / Math.max(1, points.length);
}
