/** When what was found is no article, or too little of one. */

import type { FailureCode } from '../result.ts';
import type { Scope } from './article.ts';
import weights from './article-or-not.data.json' with { type: 'json' };
import type { PageFacts } from './page-facts.ts';
import { hasFields, type PageReading, pageSigns, proseWords, saysOther } from './page-signs.ts';

/** Words below which there is nothing to sum up. */
const fewestWords = 60;
const fewestSelected = 25;

/** A straight line through the signs of a page, as `bench/train/article-or-not.ts` finds it. */
export interface DecisionLine {
  readonly provenance: string;
  readonly bias: number;
  readonly weights: readonly number[];
  /** From this log-odds on a page is taken for an article. */
  readonly threshold: number;
}

/** Why what is selected is not to be summed up; nothing when it is. */
export function refusalOfSelection(kept: number): FailureCode | undefined {
  return kept < fewestSelected ? 'too-short' : undefined;
}

/**
 * Why these blocks of a page are not to be summed up; nothing when they are.
 *
 * @param anyway the reader wants it read whatever it is
 */
export function refusal(
  facts: PageFacts,
  reading: PageReading,
  { anyway }: Extract<Scope, { kind: 'page' }>,
): FailureCode | undefined {
  const { blocks, kept } = reading;
  if (blocks.length === 0) return 'no-article';
  if (anyway) return undefined;
  if (kept < fewestWords) {
    const isOther = saysOther(facts) || hasFields(facts.document);
    return !isOther && proseWords(reading) * 2 > kept ? 'too-short' : 'no-article';
  }
  const isArticle = articleLogOdds(pageSigns(facts, reading), weights) >= weights.threshold;
  return isArticle ? undefined : 'no-article';
}

/** How likely a page with these signs is to be an article. */
export function articleLogOdds(signs: readonly number[], line: DecisionLine): number {
  return signs.reduce((sum, sign, i) => sum + sign * (line.weights[i] ?? 0), line.bias);
}
