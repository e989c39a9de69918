/** Selects the sentences that a language model may choose from, and makes points of its choice. */

import type { Article } from '../extraction/article.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { runToCompletion, type Steps } from './cooperative.ts';
import { segmentDocumentSteps } from './document/document.ts';
import { completeNamesSteps } from './rewriting/full-names.ts';
import { createPoints } from './rewriting/points.ts';
import { candidateSteps } from './selection/candidates.ts';
import { type Candidate, selectSteps } from './selection/select.ts';
import { composeKeyPointSteps, countPoints, type SummaryOptions } from './summarize.ts';
import type { Point } from './summary.ts';

/** Smallest share of the requested sentences that counts as a choice. */
const minChosenShare = 0.6;

export interface Choice {
  /** The sentences in text order, each with the ranker's score. */
  readonly sentences: readonly { readonly text: string; readonly score: number }[];
  /** Number of sentences to choose. */
  readonly count: number;
  /** Smallest number of sentences that counts as a choice. */
  readonly minCount: number;
  /**
   * Makes points of the chosen sentences, in text order and completed like those of the extractive
   * summary. If there are fewer than `count`, the ranker's best ones are added and marked.
   *
   * @param chosen indices of `sentences`, each once
   */
  createPoints(chosen: readonly number[]): Point[];
}

/**
 * Finds the sentences of an article that can be chosen, in steps; fails with `too-short` if there
 * are none.
 */
export function* choiceSteps(article: Article, options: SummaryOptions): Steps<Result<Choice>> {
  const document = yield* segmentDocumentSteps(article);
  const candidates = yield* candidateSteps(document);
  if (candidates.length === 0) return fail('too-short', 'no sentence says something by itself');
  const count = Math.min(countPoints(document, options), candidates.length);
  return ok({
    sentences: candidates.map(({ sentence, score }) => ({ text: sentence.text, score })),
    count,
    minCount: Math.ceil(minChosenShare * count),
    createPoints: (indices) => {
      const chosen = indices.flatMap((index) => candidates[index] ?? []).slice(0, count);
      const added = runToCompletion(
        selectSteps(candidates, { sentences: count - chosen.length }, { chosen }),
      );
      const all = [...chosen, ...added].sort((a, b) => a.sentence.index - b.sentence.index);
      const points = createPoints(all, document).map((point, at) =>
        isIn(added, all[at]) ? { ...point, isAdded: true as const } : point,
      );
      return runToCompletion(
        options.type === 'key-points'
          ? composeKeyPointSteps(document, all, points)
          : completeNamesSteps(points, document),
      );
    },
  });
}

function isIn(some: readonly Candidate[], candidate: Candidate | undefined): boolean {
  return candidate !== undefined && some.includes(candidate);
}
