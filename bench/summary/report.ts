import { computePairedDifference } from '../metrics/bootstrap.ts';
import type { Rouge } from '../metrics/rouge.ts';
import { mean, median, quantile } from '../metrics/statistics.ts';
import { groupBy } from '../run/group-by.ts';
import {
  formatDifference,
  formatMs,
  formatPercent,
  formatShare,
  formatTable,
} from '../run/table.ts';
import { leadAtOurLength, type ScoredDocument, type SummaryScore } from './score.ts';
import { leadName, ours, tfIdfName } from './system.ts';

const measures: readonly { readonly title: string; readonly key: keyof Rouge }[] = [
  { title: 'R1', key: 'r1' },
  { title: 'R2', key: 'r2' },
  { title: 'RL', key: 'rl' },
  { title: 'RLsum', key: 'rlsum' },
];

/** Formats tables for each corpus: all systems, then our difference to Lead with its interval. */
export function formatSummaryReport(documents: readonly ScoredDocument[]): string {
  const corpora = [...groupBy(documents, ({ document }) => document.corpus)];
  return corpora.map(([corpus, members]) => formatCorpus(corpus, members)).join('\n\n');
}

function formatCorpus(corpus: string, documents: readonly ScoredDocument[]): string {
  const systems = [...(documents[0]?.scores.keys() ?? [])];
  const header = [
    '',
    ...measures.map(({ title }) => title),
    'words',
    'sentences',
    'in budget',
    'ms',
    'p95',
  ];
  const parts = [
    `## ${corpus}: ${documents.length} texts`,
    formatTable(
      header,
      systems.map((system) => formatSystem(system, listScores(documents, system))),
    ),
  ];
  const others = systems.filter((system) =>
    [leadName, leadAtOurLength, tfIdfName].includes(system),
  );
  if (systems.includes(ours) && others.length > 0) parts.push(formatDifferences(documents, others));
  return parts.join('\n\n');
}

function formatSystem(system: string, scores: readonly SummaryScore[]): (string | number)[] {
  const times = scores.flatMap(({ ms }) => ms ?? []);
  return [
    system,
    ...measures.map(({ key }) => formatPercent(computeMean(scores, key))),
    mean(scores.map(({ words }) => words)).toFixed(1),
    mean(scores.map(({ sentences }) => sentences)).toFixed(1),
    formatShare(mean(scores.map(({ keepsBudget }) => (keepsBudget ? 1 : 0)))),
    formatMs(median(times)),
    formatMs(quantile(times, 0.95)),
  ];
}

function formatDifferences(
  documents: readonly ScoredDocument[],
  others: readonly string[],
): string {
  const own = listScores(documents, ours);
  const rows = measures.map(({ title, key }) => [
    title,
    ...others.map((other) => {
      const theirs = listScores(documents, other);
      const both = own.flatMap((score, i) => {
        const their = theirs[i];
        return their === undefined ? [] : [[score, their] as const];
      });
      const between = computePairedDifference(both, (drawn) => [
        computeMean(
          drawn.map(([first]) => first),
          key,
        ),
        computeMean(
          drawn.map(([, second]) => second),
          key,
        ),
      ]);
      return formatDifference(between, formatPercent);
    }),
  ]);
  return formatTable(
    ['difference, 95 % interval', ...others.map((other) => `ours − ${other}`)],
    rows,
  );
}

function computeMean(scores: readonly SummaryScore[], key: keyof Rouge): number {
  return mean(scores.map((score) => score.rouge[key]));
}

function listScores(documents: readonly ScoredDocument[], system: string): SummaryScore[] {
  return documents.flatMap(({ scores }) => scores.get(system) ?? []);
}
