/** When what was found is no article, or too little of one. */

import type { FailureCode } from '../../shared/result.ts';
import type { Scope } from '../article.ts';
import type { PageMetadata } from '../metadata/page-metadata.ts';
import weights from './article-classifier.data.json' with { type: 'json' };
import {
  articleClassifierFeatures,
  countProseWords,
  declaresOtherType,
  hasPasswordOrPrice,
  type PageAnalysis,
} from './article-features.ts';

/** Words below which there is nothing to sum up. */
const minWords = 60;
const minSelectedWords = 25;

/** A straight line through the signs of a page, as `bench/train/article-classifier.ts` finds it. */
export interface LinearModel {
  readonly provenance: string;
  readonly bias: number;
  readonly weights: readonly number[];
  /** From this log-odds on a page is taken for an article. */
  readonly threshold: number;
}

/** Why what is selected is not to be summed up; nothing when it is. */
export function selectionRejectionReason(kept: number): FailureCode | undefined {
  return kept < minSelectedWords ? 'too-short' : undefined;
}

/**
 * Why these blocks of a page are not to be summed up; nothing when they are.
 *
 * @param scope `force` where the user wants the page read whatever it is
 */
export function rejectionReason(
  metadata: PageMetadata,
  analysis: PageAnalysis,
  { force }: Extract<Scope, { kind: 'page' }>,
): FailureCode | undefined {
  const { blocks, included } = analysis;
  if (blocks.length === 0) return 'no-article';
  if (force) return undefined;
  if (included < minWords) {
    const isOther = declaresOtherType(metadata) || hasPasswordOrPrice(metadata.document);
    return !isOther && countProseWords(analysis) * 2 > included ? 'too-short' : 'no-article';
  }
  const isArticle =
    computeArticleLogOdds(articleClassifierFeatures(metadata, analysis), weights) >=
    weights.threshold;
  return isArticle ? undefined : 'no-article';
}

/** How likely a page with these signs is to be an article. */
export function computeArticleLogOdds(features: readonly number[], model: LinearModel): number {
  return features.reduce((sum, sign, i) => sum + sign * (model.weights[i] ?? 0), model.bias);
}
