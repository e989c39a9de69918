/** The bundled engine: an article's own sentences, chosen and shortened. No model, no network. */

import type { Article } from '../article/article.ts';
import { fail, ok, type Result } from '../result.ts';
import { candidatesOf } from './candidates.ts';
import { outlineOf } from './outline.ts';
import { pointsOf } from './points.ts';
import { type Budget, select } from './select.ts';
import { type Form, type Length, type Point, pointLimits, type Summary } from './summary.ts';

export interface Wish {
  readonly form: Form;
  readonly length: Length;
}

/** Words (or word equivalents) below which there is nothing to summarize. */
const leastWords = 25;

/**
 * The summary of `article` in its own sentences, each anchored to where it stands. Key points come
 * in reading order, at most `pointLimits` of them and fewer where more would only pad; a tl;dr is
 * as many whole sentences. Pure and synchronous.
 *
 * Fails with `too-short` when the article has under 25 words, or none that say something.
 */
export function summarize(article: Article, wish: Wish): Result<Summary> {
  const outline = outlineOf(article);
  const words = outline.sentences.reduce((sum, { length }) => sum + length, 0);
  if (words < leastWords) return fail('too-short', `${words} words`);
  const candidates = candidatesOf(outline);
  const limit = pointLimits[wish.form][wish.length];
  const worthwhile = Math.max(1, Math.ceil(outline.sentences.length / 3));
  const chosen = select(candidates, { sentences: Math.min(limit, worthwhile) });
  if (chosen.length === 0) return fail('too-short', 'no sentence says something by itself');
  const points = pointsOf(
    chosen.map(({ sentence }) => sentence),
    outline,
  );
  return ok({ engine: 'bundled', ...wish, lang: article.lang, points, leftOut: 0 });
}

/**
 * Points that fill `budget`, chosen as `summarize` chooses them; for measuring against others at
 * the same number of sentences or words. Words are counted by `wordLength`.
 */
export function summarizeTo(article: Article, budget: Budget): Point[] {
  const outline = outlineOf(article);
  const chosen = select(candidatesOf(outline), budget);
  return pointsOf(
    chosen.map(({ sentence }) => sentence),
    outline,
  );
}
