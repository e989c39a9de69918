/** The bundled engine: an article's own sentences, chosen and shortened. No model, no network. */

import type { Article } from '../article/article.ts';
import { fail, type Result } from '../result.ts';
import { candidateSteps } from './candidates.ts';
import { keyPointSteps, proseSteps } from './compose.ts';
import { outlineOf, outlineSteps } from './outline.ts';
import { pointsOf } from './points.ts';
import { type Budget, select } from './select.ts';
import { finish, type Steps } from './steps.ts';
import {
  createSummary,
  type Form,
  type Length,
  type Point,
  pointLimits,
  type Summary,
} from './summary.ts';

export interface Wish {
  readonly form: Form;
  readonly length: Length;
}

/** Words (or word equivalents) below which there is nothing to summarize. */
const leastWords = 25;

/** A point stands for so many sentences at least; more points would be the article again. */
const sentencesPerPoint = 2.5;

/**
 * The summary of `article` in its own sentences, each anchored to where it stands. Key points come
 * in reading order, at most `pointLimits` of them and fewer where more would only pad; a tl;dr is
 * as many whole sentences. Pure and synchronous.
 *
 * Fails with `too-short` when the article has under 25 words, or none that say something.
 */
export function summarize(article: Article, wish: Wish): Result<Summary> {
  return finish(summarySteps(article, wish));
}

/** The same in steps, of a few milliseconds each however long the article. */
export function* summarySteps(article: Article, wish: Wish): Steps<Result<Summary>> {
  const outline = yield* outlineSteps(article);
  const words = outline.sentences.reduce((sum, { length }) => sum + length, 0);
  if (words < leastWords) return fail('too-short', `${words} words`);
  const candidates = yield* candidateSteps(outline);
  const limit = pointLimits[wish.form][wish.length];
  const worthwhile = Math.max(1, Math.ceil(outline.sentences.length / sentencesPerPoint));
  const points =
    wish.form === 'key-points'
      ? yield* keyPointSteps(outline, candidates, limit, Math.min(limit, worthwhile))
      : yield* proseSteps(outline, candidates, Math.min(limit, worthwhile));
  const { form, length } = wish;
  const summary = createSummary({ engine: 'bundled', form, length, lang: article.lang }, points);
  if (summary.ok && summary.value.points.length === 0)
    return fail('too-short', 'no sentence says something by itself');
  return summary;
}

/**
 * Points for measuring against others: so many, composed as `summarize` composes key points, or
 * single sentences up to so many words (what stands between white space; for Chinese and Japanese
 * characters / 1.7).
 */
export function summarizeTo(article: Article, budget: Budget): Point[] {
  const outline = outlineOf(article);
  const candidates = finish(candidateSteps(outline));
  if ('sentences' in budget) {
    return finish(keyPointSteps(outline, candidates, budget.sentences, budget.sentences));
  }
  const chosen = select(candidates, budget);
  return pointsOf(
    chosen.map(({ sentence }) => sentence),
    outline,
  );
}
