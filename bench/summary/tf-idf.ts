import { candidateSteps } from '../../src/summary/candidates.ts';
import { outlineOf } from '../../src/summary/outline.ts';
import { wordingAsPoint } from '../../src/summary/points.ts';
import { rank, scaled } from '../../src/summary/rank.ts';
import { select } from '../../src/summary/select.ts';
import { finish } from '../../src/summary/steps.ts';
import { centroidOf, similarity, vectorsOf } from '../../src/summary/vectors.ts';
import type { Budget } from './budget.ts';
import type { Document } from './documents.ts';
import { plainArticle } from './plain-article.ts';

/**
 * The product with another ranker: TF-IDF centrality, less the further down a sentence stands. All
 * rules are the same, so the difference to ours is what the learned weights are worth.
 */
export function summarizeByTfIdf(document: Document, { kind, count }: Budget): string[] {
  const outline = outlineOf(plainArticle(document));
  const vectors = vectorsOf(outline.sentences.map(({ terms }) => terms));
  const centroid = centroidOf(vectors);
  const central = vectors.map((vector, at) => similarity(vector, centroid) / Math.sqrt(1 + at));
  const ranks = scaled(central);
  const learned = rank(outline, vectors);
  const candidates = finish(candidateSteps(outline)).map((candidate) => {
    const { index } = candidate.sentence;
    const score = candidate.score - (learned[index] ?? 0) + (ranks[index] ?? 0);
    return { ...candidate, score };
  });
  const chosen = select(candidates, kind === 'words' ? { words: count } : { sentences: count });
  const shown = new Set(chosen.map(({ sentence }) => sentence.index));
  return chosen.map(({ sentence }) =>
    wordingAsPoint(sentence, outline, {
      before: shown.has(sentence.index - 1),
      after: shown.has(sentence.index + 1),
    }),
  );
}
