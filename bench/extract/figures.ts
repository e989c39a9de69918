import { harmonicMean } from '../metrics/harmonic-mean.ts';
import { overPages, type PrecisionRecall } from '../metrics/shingles.ts';
import { pooled } from '../metrics/snippets.ts';
import { mean, median, quantile } from '../metrics/statistics.ts';
import type { PageScore } from './score.ts';

/** The figures of one reader over some pages; what no page was scored on is `undefined`. */
export interface ExtractFigures {
  readonly pages: number;
  readonly shingles: PrecisionRecall | undefined;
  readonly bag: number | undefined;
  readonly snippets: PrecisionRecall | undefined;
  /** Share of pages of which nothing was read. */
  readonly empty: number;
  readonly title: number | undefined;
  readonly author: number | undefined;
  readonly date: number | undefined;
  /** F1 of “this is an article”. */
  readonly article: number | undefined;
  /** Milliseconds. */
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** A measure of how much of the right text was read, 0 to 1; `undefined` where nothing was noted. */
export interface Measure {
  readonly name: string;
  readonly over: (scores: readonly PageScore[]) => number | undefined;
}

export const measures: readonly Measure[] = [
  { name: 'shingle F1', over: (scores) => computeFigure(given(scores, 'shingles'), overPages)?.f1 },
  { name: 'bag F1', over: (scores) => computeFigure(given(scores, 'bag'), mean) },
  { name: 'snippet F1', over: (scores) => computeFigure(given(scores, 'snippets'), pooled)?.f1 },
];

/** Sums up pages; their order is of no account. */
export function computeFigures(scores: readonly PageScore[]): ExtractFigures {
  const times = given(scores, 'ms');
  return {
    pages: scores.length,
    shingles: computeFigure(given(scores, 'shingles'), overPages),
    bag: computeFigure(given(scores, 'bag'), mean),
    snippets: computeFigure(given(scores, 'snippets'), pooled),
    empty: computeShare(given(scores, 'empty')) ?? 0,
    title: computeShare(given(scores, 'title')),
    author: computeShare(given(scores, 'author')),
    date: computeShare(given(scores, 'date')),
    article: decisionF1(given(scores, 'article')),
    medianMs: median(times),
    p95Ms: quantile(times, 0.95),
  };
}

/** F1 of a yes-or-no decision; nothing where there was nothing to tell apart. */
export function decisionF1(
  decisions: readonly { readonly is: boolean; readonly said: boolean }[],
): number | undefined {
  const are = decisions.filter(({ is }) => is).length;
  if (are === 0 || are === decisions.length) return undefined;
  const said = decisions.filter((decision) => decision.said).length;
  const right = decisions.filter((decision) => decision.is && decision.said).length;
  return harmonicMean(right / Math.max(1, said), right / are);
}

/** The scores of those pages that have one. A loop, for the bootstrap comes here thousands of times. */
function given<K extends keyof PageScore>(
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
