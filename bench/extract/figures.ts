import { harmonicMean } from '../metrics/harmonic-mean.ts';
import { averageOverPages, type PrecisionRecall } from '../metrics/shingles.ts';
import { poolCounts } from '../metrics/snippets.ts';
import { mean, median, quantile } from '../metrics/statistics.ts';
import type { Decision, PageScore } from './score.ts';

/** The figures of one extractor over some pages; `undefined` without an annotated page. */
export interface ExtractFigures {
  readonly pages: number;
  readonly shingles: PrecisionRecall | undefined;
  readonly bag: number | undefined;
  readonly snippets: PrecisionRecall | undefined;
  /** Share of pages of which nothing was extracted. */
  readonly empty: number;
  readonly title: number | undefined;
  readonly author: number | undefined;
  readonly date: number | undefined;
  /** F1 of the article classifier. */
  readonly article: number | undefined;
  /** Milliseconds. */
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** A measure of the extracted text, 0 to 1; `undefined` without an annotated page. */
export interface Measure {
  readonly name: string;
  readonly over: (scores: readonly PageScore[]) => number | undefined;
}

export const measures: readonly Measure[] = [
  {
    name: 'shingle F1',
    over: (scores) => computeFigure(listKnown(scores, 'shingles'), averageOverPages)?.f1,
  },
  { name: 'bag F1', over: (scores) => computeFigure(listKnown(scores, 'bag'), mean) },
  {
    name: 'snippet F1',
    over: (scores) => computeFigure(listKnown(scores, 'snippets'), poolCounts)?.f1,
  },
];

/** Computes the figures of one extractor over some pages, in any order. */
export function computeFigures(scores: readonly PageScore[]): ExtractFigures {
  const times = listKnown(scores, 'ms');
  return {
    pages: scores.length,
    shingles: computeFigure(listKnown(scores, 'shingles'), averageOverPages),
    bag: computeFigure(listKnown(scores, 'bag'), mean),
    snippets: computeFigure(listKnown(scores, 'snippets'), poolCounts),
    empty: computeShare(listKnown(scores, 'empty')) ?? 0,
    title: computeShare(listKnown(scores, 'title')),
    author: computeShare(listKnown(scores, 'author')),
    date: computeShare(listKnown(scores, 'date')),
    article: computeDecisionF1(listKnown(scores, 'article')),
    medianMs: median(times),
    p95Ms: quantile(times, 0.95),
  };
}

/** Computes the F1 of a binary classifier; `undefined` if all items are of one class. */
export function computeDecisionF1(decisions: readonly Decision[]): number | undefined {
  const positives = decisions.filter(({ actual }) => actual).length;
  if (positives === 0 || positives === decisions.length) return undefined;
  const predicted = decisions.filter((decision) => decision.predicted).length;
  const correct = decisions.filter((decision) => decision.actual && decision.predicted).length;
  return harmonicMean(correct / Math.max(1, predicted), correct / positives);
}

/** Returns the known values. A plain loop, since the bootstrap calls this thousands of times. */
function listKnown<K extends keyof PageScore>(
  scores: readonly PageScore[],
  key: K,
): NonNullable<PageScore[K]>[] {
  const values: NonNullable<PageScore[K]>[] = [];
  for (const score of scores) {
    const value = score[key];
    if (value !== undefined && value !== null) values.push(value);
  }
  return values;
}

function computeFigure<T, U>(
  scores: readonly T[],
  over: (scores: readonly T[]) => U,
): U | undefined {
  return scores.length === 0 ? undefined : over(scores);
}

function computeShare(answers: readonly boolean[]): number | undefined {
  return computeFigure(
    answers.map((yes) => (yes ? 1 : 0)),
    mean,
  );
}
