import { mean } from '../metrics/statistics.ts';
import { type GradedPoint, gradePoint, type JudgedPage } from './grade-point.ts';
import type { PointRow } from './rows.ts';

/** The counts of a page's summary. */
export interface PageScore {
  /** Number of points shown. */
  readonly points: number;
  /** Number of judged points, including the bad ones that stand in for an empty page. */
  readonly judged: number;
  readonly best: number;
  /** Number of best or good points. */
  readonly acceptable: number;
  readonly bad: number;
  readonly unknown: number;
  /** Share of the best five sentences that the points contain; `undefined` if there are none. */
  readonly coverage: number | undefined;
}

/** Bad points that an empty page counts as. */
const badPointsOfEmpty = 5;
/** Most best sentences that must be covered. */
const maxCovered = 5;

/** Counts the points of a summary. */
export function scoreSummary(points: readonly PointRow[], page: JudgedPage): PageScore {
  const graded = points.map((point) => gradePoint(point, page));
  const count = (...grades: readonly string[]): number =>
    graded.filter(({ grade }) => grades.includes(grade)).length;
  const added = points.length === 0 ? badPointsOfEmpty : 0;
  const unknown = count('unknown');
  return {
    points: points.length,
    judged: points.length - unknown + added,
    best: count('best'),
    acceptable: count('best', 'good'),
    bad: count('bad') + added,
    unknown,
    coverage: getCoverage(graded, page.best.length),
  };
}

function getCoverage(graded: readonly GradedPoint[], best: number): number | undefined {
  if (best === 0) return undefined;
  const covered = new Set(
    graded.flatMap((point) => point.bestSentences).filter((at) => at < maxCovered),
  );
  return covered.size / Math.min(maxCovered, best);
}

/** A figure over pages, from 0 to 1 unless noted; `undefined` if nothing was judged. */
export interface Measure {
  readonly name: string;
  readonly over: (scores: readonly PageScore[]) => number | undefined;
}

export const best: Measure = { name: 'best', over: (scores) => getShare(scores, 'best') };
export const acceptable: Measure = {
  name: 'acceptable',
  over: (scores) => getShare(scores, 'acceptable'),
};
export const bad: Measure = { name: 'bad', over: (scores) => getShare(scores, 'bad') };
export const coverage: Measure = {
  name: 'coverage',
  over: (scores) => {
    const known = scores.flatMap((score) => score.coverage ?? []);
    return known.length === 0 ? undefined : mean(known);
  },
};
export const badPages: Measure = {
  name: 'pages with a bad point',
  over: (scores) =>
    scores.length === 0 ? undefined : mean(scores.map((score) => (score.bad > 0 ? 1 : 0))),
};
/** Share of unjudged points among all points, including those of empty pages. */
export const unknown: Measure = {
  name: 'unknown',
  over: (scores) => {
    const unjudged = sum(scores, 'unknown');
    const all = unjudged + sum(scores, 'judged');
    return all === 0 ? undefined : unjudged / all;
  },
};

/** The measures by which versions are compared. */
export const comparedMeasures: readonly Measure[] = [best, acceptable, bad, coverage, badPages];

/** Returns the mean number of points per page. */
export function getPointsPerPage(scores: readonly PageScore[]): number {
  return mean(scores.map(({ points }) => points));
}

/** Returns the share of a kind among the judged points of all pages. */
function getShare(
  scores: readonly PageScore[],
  key: 'best' | 'acceptable' | 'bad',
): number | undefined {
  const judged = sum(scores, 'judged');
  return judged === 0 ? undefined : sum(scores, key) / judged;
}

/** A plain loop, since the bootstrap calls this thousands of times. */
function sum(
  scores: readonly PageScore[],
  key: 'best' | 'acceptable' | 'bad' | 'judged' | 'unknown',
): number {
  let total = 0;
  for (const score of scores) total += score[key];
  return total;
}
