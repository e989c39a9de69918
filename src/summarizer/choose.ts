/**
 * Supports `choose` mode: finds the sentences that a language model may choose from, and turns its
 * choice into points. Called by `engines/summarize-with-model.ts`.
 */

import type { Article } from '../extraction/article.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { runToCompletion, type Steps } from './cooperative.ts';
import { segmentDocumentSteps } from './document/document.ts';
import { completeNamesSteps } from './rewriting/full-names.ts';
import { createPoints } from './rewriting/points.ts';
import { findCandidateSteps } from './selection/candidates.ts';
import { type Candidate, selectSteps } from './selection/select.ts';
import { completeKeyPointSteps, countPoints, type SummaryOptions } from './summarize.ts';
import type { Point } from './summary.ts';

/** A model that names a smaller share of the requested sentences has failed to choose. */
const minChosenShare = 0.6;

/** The sentences that a language model may choose from, and how its choice becomes points. */
export interface Choice {
  /** The sentences in text order, each with the ranker's score. */
  readonly sentences: readonly { readonly text: string; readonly score: number }[];
  /** Number of sentences to choose. */
  readonly count: number;
  /** With fewer valid sentences than this, the answer of the model is not used. */
  readonly minCount: number;
  /**
   * Creates points from the chosen sentences, in text order and completed like those of the
   * extractive summary. If there are fewer than `count`, the ranker's best ones are added, with
   * `isAdded`.
   *
   * @param chosen indices of `sentences`, each once
   */
  toPoints(chosen: readonly number[]): Point[];
}

/**
 * Finds the sentences of an article that a language model may choose from, in steps.
 *
 * @returns the sentences and how many to choose; fails with `too-short` if none can be a point
 */
export function* createChoiceSteps(
  article: Article,
  options: SummaryOptions,
): Steps<Result<Choice>> {
  const document = yield* segmentDocumentSteps(article);
  const candidates = yield* findCandidateSteps(document);
  if (candidates.length === 0) return fail('too-short', 'no sentence says something by itself');
  const count = Math.min(countPoints(document, options), candidates.length);
  return ok({
    sentences: candidates.map(({ sentence, score }) => ({ text: sentence.text, score })),
    count,
    minCount: Math.ceil(minChosenShare * count),
    toPoints: (indices) => {
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
          ? completeKeyPointSteps(document, all, points)
          : completeNamesSteps(points, document),
      );
    },
  });
}

function isIn(some: readonly Candidate[], candidate: Candidate | undefined): boolean {
  return candidate !== undefined && some.includes(candidate);
}
