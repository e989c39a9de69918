import { type Length, lengths, pointLimits } from '../../src/summarizer/summary.ts';
import { computePairedDifference, type Difference } from '../metrics/bootstrap.ts';
import { groupBy } from '../run/group-by.ts';
import { formatDifference, formatShare, formatTable } from '../run/table.ts';
import {
  acceptable,
  bad,
  badPages,
  best,
  comparedMeasures,
  coverage,
  getPointsPerPage,
  type Measure,
  type PageScore,
  unknown,
} from './score.ts';
import type { LabelCount, ScoredPage } from './score-pages.ts';

/** The measures of a table, in column order. */
const measures: readonly Measure[] = [best, acceptable, bad, unknown, coverage, badPages];

/** With a smaller share of label sentences, the figures mostly reflect the extraction. */
const minFound = 0.97;

/** A bootstrap interval over fewer pages is meaningless. */
const minPagesOfInterval = 10;

type Pair = readonly [first: PageScore, second: PageScore];

/**
 * Formats the tables of salience: at all lengths, then at the given one by kind and
 * language, each beside Lead; then the difference to an earlier version, if there is one.
 */
export function formatReport(pages: readonly ScoredPage[], length: Length): string {
  const parts = [
    `## ${pages.length} pages`,
    formatLabels(pages) + formatEmpty(pages),
    formatTable(
      ['points', ...titles],
      lengths.flatMap((each) => [
        [`${each}: ours`, ...getFigures(pages.map(({ ours }) => ours[each]))],
        [`${each}: lead`, ...getFigures(pages.map(({ lead }) => lead[each]))],
      ]),
    ),
    formatTable(
      ['ours − lead, 95 % interval', ...comparedMeasures.map(({ name }) => name)],
      lengths.map((each) => [each, ...getDifferences(pages.map((page) => toPair(page, each)))]),
    ),
    ...formatGroups('kind', pages, length, ({ kind }) => kind),
    ...formatGroups('language', pages, length, ({ lang }) => lang),
    ...formatAgainst(pages, length),
  ];
  return parts.join('\n\n');
}

/**
 * Formats the tables of a model's points, which exist at one length, beside ours of the same pages.
 */
export function formatModelReport(pages: readonly ScoredPage[], length: Length): string {
  const parts = [`## ${pages.length} pages`, formatLabels(pages), ...formatAgainst(pages, length)];
  return parts.join('\n\n');
}

const titles = ['a page', ...measures.map(({ name }) => name)];

function getFigures(scores: readonly PageScore[]): string[] {
  return [
    getPointsPerPage(scores).toFixed(2),
    ...measures.map(({ over }) => formatShare(over(scores))),
  ];
}

/** Formats how many label sentences are still extracted, with a warning if there are too few. */
function formatLabels(pages: readonly ScoredPage[]): string {
  const { all, found } = pages.reduce<LabelCount>(
    (sum, { labels }) => ({ all: sum.all + labels.all, found: sum.found + labels.found }),
    { all: 0, found: 0 },
  );
  const summary = `${found} of ${all} label sentences (${formatShare(found / all)}) are in what is extracted.`;
  return found >= minFound * all
    ? summary
    : `${summary}\nWarning: fewer than ${formatShare(minFound)}: look at the extraction first.`;
}

/** Formats how many pages gave no points; empty if all did. */
function formatEmpty(pages: readonly ScoredPage[]): string {
  const empty = pages.filter(({ ours }) => ours.medium.points === 0).length;
  return empty === 0 ? '' : `\n${empty} pages gave nothing and count as bad points.`;
}

/**
 * Formats a row per group, largest first: ours, Lead and, for larger groups, the difference. Empty
 * for a single group.
 */
function formatGroups(
  name: string,
  pages: readonly ScoredPage[],
  length: Length,
  getGroupKey: (page: ScoredPage) => string,
): string[] {
  const groups = [...groupBy(pages, getGroupKey)].sort(([, a], [, b]) => b.length - a.length);
  if (groups.length < 2) return [];
  const limit = pointLimits['key-points'][length];
  const systems = (['ours', 'lead'] as const).map((system) =>
    formatTable(
      [`${system} by ${name}, ${limit} points`, 'pages', ...titles],
      groups.map(([group, members]) => [
        group,
        members.length,
        ...getFigures(members.map((page) => page[system][length])),
      ]),
    ),
  );
  const large = groups.filter(([, members]) => members.length >= minPagesOfInterval);
  if (large.length === 0) return systems;
  const differences = formatTable(
    [`ours − lead by ${name}`, 'pages', ...comparedMeasures.map((measure) => measure.name)],
    large.map(([group, members]) => [
      group,
      members.length,
      ...getDifferences(members.map((page) => toPair(page, length))),
    ]),
  );
  return [...systems, differences];
}

/** Formats the difference to the rows of an earlier version, on the pages that both have. */
function formatAgainst(pages: readonly ScoredPage[], length: Length): string[] {
  const pairs = pages.flatMap(({ ours, before }): Pair[] =>
    before === undefined ? [] : [[ours[length], before]],
  );
  if (pairs.length === 0) return [];
  const before = pairs.map(([, second]) => second);
  const now = pairs.map(([first]) => first);
  const figures = formatTable(
    [`${pairs.length} pages that both have`, ...titles],
    [
      ['before', ...getFigures(before)],
      ['now', ...getFigures(now)],
    ],
  );
  const differences = comparedMeasures.map(({ name }, at) => [
    name,
    getDifferences(pairs)[at] ?? '',
  ]);
  return [figures, formatTable(['now − before, 95 % interval', length], differences)];
}

function toPair({ ours, lead }: ScoredPage, length: Length): Pair {
  return [ours[length], lead[length]];
}

/** Computes the lead of the first of each pair over the second, for each compared measure. */
function getDifferences(pairs: readonly Pair[]): string[] {
  return comparedMeasures.map(({ over }) =>
    formatDifference(getDifference(pairs, over), formatShare),
  );
}

function getDifference(pairs: readonly Pair[], over: Measure['over']): Difference {
  return computePairedDifference(pairs, (drawn) => [
    over(drawn.map(([first]) => first)) ?? 0,
    over(drawn.map(([, second]) => second)) ?? 0,
  ]);
}
