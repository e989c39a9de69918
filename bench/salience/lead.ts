import { type Length, pointLimits } from '../../src/summarizer/summary.ts';
import type { PointRow } from './rows.ts';
import { foldSpace } from './same-sentence.ts';

/**
 * The baseline: the first sentences of an article as our splitter gives them, without headings and
 * without the title where it is repeated. They are as many as our summary has points; where that has
 * none, as many as its length allows.
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
