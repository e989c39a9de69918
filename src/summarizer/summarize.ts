/** The bundled engine: an article's own sentences, chosen and shortened. No model, no network. */

import type { Article } from '../extraction/article.ts';
import { fail, type Result } from '../shared/result.ts';
import { keyPointSteps, paragraphSteps } from './assemble.ts';
import { runToCompletion, type Steps } from './cooperative.ts';
import { type SegmentedDocument, segmentDocumentSteps } from './document/document.ts';
import { createPoints } from './rewriting/points.ts';
import { candidateSteps } from './selection/candidates.ts';
import { type Budget, selectSteps } from './selection/select.ts';
import {
  createSummary,
  type Length,
  type Point,
  pointLimits,
  type Summary,
  type SummaryType,
} from './summary.ts';

export interface SummaryOptions {
  readonly type: SummaryType;
  readonly length: Length;
}

/** Words (or word equivalents) below which there is nothing to summarize. */
const minWords = 25;

/** A point stands for so many sentences at least; more points would be the article again. */
const minSentencesPerPoint = 2.5;

/**
 * The summary of `article` in its own sentences, each anchored to where it stands. Key points come
 * in reading order, at most `pointLimits` of them and fewer where more would only pad; a tl;dr is
 * as many whole sentences. Pure and synchronous.
 *
 * Fails with `too-short` when the article has under 25 words, or none that say something.
 */
export function summarize(article: Article, options: SummaryOptions): Result<Summary> {
  return runToCompletion(summarySteps(article, options));
}

/** The same in steps, of a few milliseconds each however long the article. */
export function* summarySteps(article: Article, options: SummaryOptions): Steps<Result<Summary>> {
  const document = yield* segmentDocumentSteps(article);
  const words = document.sentences.reduce((sum, { length }) => sum + length, 0);
  if (words < minWords) return fail('too-short', `${words} words`);
  const candidates = yield* candidateSteps(document);
  const limit = pointLimits[options.type][options.length];
  const count = countPoints(document, options);
  const points =
    options.type === 'key-points'
      ? yield* keyPointSteps(document, candidates, limit, count)
      : yield* paragraphSteps(document, candidates, count);
  const { type, length } = options;
  const summary = createSummary({ engine: 'extractive', type, length, lang: article.lang }, points);
  if (summary.ok && summary.value.points.length === 0)
    return fail('too-short', 'no sentence says something by itself');
  return summary;
}

/**
 * Returns the number of points that a document is long enough for, at most what the options allow.
 */
export function countPoints(document: SegmentedDocument, { type, length }: SummaryOptions): number {
  const worthwhile = Math.max(1, Math.ceil(document.sentences.length / minSentencesPerPoint));
  return Math.min(pointLimits[type][length], worthwhile);
}

/**
 * Points for measuring against others: so many, composed as `summarize` composes key points, or
 * single sentences up to so many words (what stands between white space; for Chinese and Japanese
 * characters / 1.7).
 */
export function summarizeToBudget(article: Article, budget: Budget): Point[] {
  const document = runToCompletion(segmentDocumentSteps(article));
  const candidates = runToCompletion(candidateSteps(document));
  if ('sentences' in budget) {
    return runToCompletion(keyPointSteps(document, candidates, budget.sentences, budget.sentences));
  }
  return createPoints(runToCompletion(selectSteps(candidates, budget)), document);
}
