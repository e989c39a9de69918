import { mean } from '../metrics/statistics.ts';
import type { Card } from './card.ts';
import { type Flag, hardFlags } from './flags.ts';

/** Share of pages on which no point has a hard flag. */
export function noHardFlagShare(cards: readonly Card[]): number {
  const clean = cards.map(({ flags }) => !flags.flat().some((flag) => hardFlags.includes(flag)));
  return mean(clean.map((yes) => (yes ? 1 : 0)));
}

/** Share of points that do not have a flag; 1 of no points. */
export function pointsWithout(cards: readonly Card[], flag: Flag): number {
  const points = cards.flatMap((card) => card.flags);
  return 1 - points.filter((found) => found.includes(flag)).length / Math.max(1, points.length);
}
