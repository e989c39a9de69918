/** The sentences that a language model may choose from, and the points that its choice makes. */

import type { Article } from '../extraction/article.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { composeKeyPointSteps } from './assemble.ts';
import { runToCompletion, type Steps } from './cooperative.ts';
import { segmentDocumentSteps } from './document/document.ts';
import { completeNamesSteps } from './rewriting/full-names.ts';
import { createPoints } from './rewriting/points.ts';
import { candidateSteps } from './selection/candidates.ts';
import { type Candidate, selectSteps } from './selection/select.ts';
import { countPoints, type SummaryOptions } from './summarize.ts';
import type { Point } from './summary.ts';

/** A model that names a smaller share of the wanted sentences has not chosen. */
const minChosenShare = 0.6;

export interface Choice {
  /** What can be chosen, in reading order: each sentence as it reads, and what we think of it. */
  readonly sentences: readonly { readonly text: string; readonly score: number }[];
  /** How many points are wanted. */
  readonly count: number;
  /** How many of them have to be chosen at least. */
  readonly minCount: number;
  /**
   * The points of the chosen sentences in reading order, made to stand alone as our own are. What
   * is missing to `count` is added by our own ranking, and marked as such.
   *
   * @param chosen indices of `sentences`, each once
   */
  createPoints(chosen: readonly number[]): Point[];
}

/** Lays out what can be chosen in `article`, in steps. Fails with `too-short` where that is nothing. */
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
