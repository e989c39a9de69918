import { runToCompletion } from '../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../src/summarizer/document/document.ts';
import { createPoints } from '../../src/summarizer/rewriting/points.ts';
import {
  computeCentroidSteps,
  computeSimilarity,
  computeVectorSteps,
} from '../../src/summarizer/scoring/vectors.ts';
import { findCandidateSteps } from '../../src/summarizer/selection/candidates.ts';
import { selectSteps } from '../../src/summarizer/selection/select.ts';
import type { Budget } from './budget.ts';
import type { Document } from './documents.ts';
import { toPlainArticle } from './plain-article.ts';

/**
 * Summarizes as the product does, but with TF-IDF centrality that decreases with the position as
 * the ranker. All other rules are the same, so the difference to ours is the value of the trained
 * ranker.
 */
export function summarizeByTfIdf(document: Document, { kind, count }: Budget): string[] {
  const segmented = runToCompletion(segmentDocumentSteps(toPlainArticle(document)));
  const vectors = runToCompletion(
    computeVectorSteps(segmented.sentences.map(({ terms }) => terms)),
  );
  const centroid = runToCompletion(computeCentroidSteps(vectors));
  const central = vectors.map(
    (vector, at) => computeSimilarity(vector, centroid) / Math.sqrt(1 + at),
  );
  const max = Math.max(...central, Number.EPSILON);
  const candidates = runToCompletion(findCandidateSteps(segmented)).map((candidate) => {
    const score = (central[candidate.sentence.index] ?? 0) / max;
    return { ...candidate, score };
  });
  const chosen = runToCompletion(
    selectSteps(candidates, kind === 'words' ? { words: count } : { sentences: count }),
  );
  return createPoints(chosen, segmented).map(({ text }) => text);
}
