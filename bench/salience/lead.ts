import { type Length, pointLimits } from '../../src/summarizer/summary.ts';
import { foldSpace } from '../metrics/words.ts';
import type { PointRow } from './rows.ts';

/**
 * Returns the baseline: the first sentences of an article, without headings and a repeated title,
 * as many as our summary has points, or as its length allows if ours is empty.
 */
export function getLead(
  { title, sentences }: { readonly title: string; readonly sentences: readonly string[] },
  ours: readonly PointRow[],
  length: Length,
): PointRow[] {
  const count = ours.length > 0 ? ours.length : pointLimits['key-points'][length];
  const folded = foldSpace(title);
  return sentences
    .filter((sentence) => foldSpace(sentence) !== folded)
    .slice(0, count)
    .map((text) => ({ text, quotes: [text] }));
}
